internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func forgotPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await forgotForm(FormState(try request.fields), context)
    }

    /// The answer is the same for every address; a job finds out whether there is anybody to write to.
    func forgot(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        let email: EmailAddress
        do {
            email = try EmailAddress(form["email"])
        } catch {
            form.refuse(error.fieldError(), try words(context))
            return try await forgotForm(form, context, status: .unprocessableContent)
        }
        try await context.limits.take(.mailing, for: ["account:\(email.text.lowercased())"])
        try await context.shop.database.write { try CustomerAccount.forgotPassword(email, in: $0) }
        return .redirect(to: .checkMail(["for": "password"]))
    }

    private func forgotForm(
        _ form: FormState, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = try words(context)
        let content: HTML = """
            <form class="fields" method="post" action="\(SiteURL.forgotPassword)" novalidate>\
            \(AccountFields.email(form, words))\
            <div>\(ButtonView(words(.sendLink), isWide: true, isLarge: true).submit())</div></form>\
            <p class="door-other"><a href="\(SiteURL.signIn())">\(words(.signIn))</a></p>
            """
        return try await door(
            AccountDoor(
                title: words(.forgotTitle), lead: words(.forgotText), form: form, words: words, content: content),
            context, status: status)
    }

    // MARK: - The link that the mail brings

    func resetPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await resetForm(FormState(try request.fields), context)
    }

    func reset(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        try await context.limits.take(.signIn)
        guard let (token, customer) = try await reset(form.values, context) else { return try await usedLink(context) }
        let (shop, words) = (try context.shop, try words(context))
        let password = Registration.password(&form, names: [customer.email, shop.settings.name], words)
        guard let password else { return try await resetForm(form, context, status: .unprocessableContent) }
        do {
            let hash = try await passwords.hash(password)
            let id = try await shop.database.write { transaction in
                try CustomerAccount.resetPassword(token, to: hash, in: transaction)
            }
            guard let id else { return try await usedLink(context) }
            let device = accounts.attempts.introduce(
                .customer(customer.email, in: "\(shop.tenant.id)"), device: context.cookies[.knownDevice])
            return try await welcome(id, next: nil, request, context).setting(.knownDevice(device), for: context)
        } catch is PasswordHasherBusy {
            form.notice = words(.busy)
            return try await resetForm(form, context, status: .serviceUnavailable)
        }
    }

    private func resetForm(
        _ form: FormState, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let (token, customer) = try await reset(form.values, context) else { return try await usedLink(context) }
        let words = try words(context)
        let content: HTML = """
            <form class="fields" method="post" action="\(SiteURL.resetPasswordForm)" novalidate>\
            \(HiddenFields(["token": token.text]).html)\
            <input class="visually-hidden" type="email" autocomplete="username" value="\(customer.email)" \
            tabindex="-1" aria-hidden="true" readonly>\
            \(AccountFields.newPassword(form, words, label: .newPassword))\
            <div>\(ButtonView(words(.resetAction), isWide: true, isLarge: true).submit())</div></form>
            """
        return try await door(
            AccountDoor(
                title: words(.forgotTitle), lead: words(.resetText, customer.email), form: form.withoutSecrets,
                words: words, content: content),
            context, status: status)
    }

    private func reset(
        _ fields: Fields, _ context: ShopRequestContext
    ) async throws -> (AccessToken, Customer)? {
        guard let token = fields["token"].flatMap({ AccessToken($0) }) else { return nil }
        return try await context.shop.database.read { transaction in
            let known = try OneTimeToken.look(token, .resetCustomerPassword, in: transaction)
            let customer = try known.flatMap { CustomerID($0.subject) }
                .flatMap { try Customer.find($0, in: transaction) }
            return customer.map { (token, $0) }
        }
    }
}
