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
    func registerPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let fields = try request.fields
        if try await signedIn(context) != nil { return .redirect(to: Self.next(fields) ?? .account) }
        return try await registerForm(FormState(fields), context)
    }

    /// Takes a registration in. The answer is the same whether or not there is an account; the mail says what is so.
    func register(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        let (shop, words) = (try context.shop, try words(context))
        try await context.limits.take(.signUp)
        let wish = Registration(&form, shop.settings, words)
        guard form.isValid, let wish else {
            return try await registerForm(form, context, status: .unprocessableContent)
        }
        try await context.limits.take(.mailing, for: ["account:\(wish.email.text.lowercased())"])
        do {
            let hash = try await passwords.hash(wish.password)
            let browser = context.cookies[.registration].flatMap { AccessToken($0) } ?? AccessToken()
            try await shop.database.write { transaction in
                try CustomerAccount.register(
                    email: wish.email, name: wish.name, password: hash, locale: shop.settings.locale,
                    browser: browser, in: transaction)
            }
            return Response.redirect(to: .checkMail(["for": "register"]))
                .setting(.registration(browser), for: context)
        } catch is PasswordHasherBusy {
            form.notice = words(.busy)
            return try await registerForm(form, context, status: .serviceUnavailable)
        }
    }

    private func registerForm(
        _ form: FormState, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = try words(context)
        let content: HTML = """
            <form class="fields" method="post" action="\(SiteURL.register())" novalidate>\
            \(AccountFields.name(form, words))\(AccountFields.email(form, words, autocomplete: "email"))\
            \(AccountFields.newPassword(form, words))\
            <div>\(ButtonView(words(.createAccount), isWide: true, isLarge: true).submit())</div></form>\
            <p class="door-other">\(words(.haveAccount)) \
            <a href="\(SiteURL.signIn(next: Self.next(form.values)))">\(words(.signIn))</a></p>
            """
        return try await door(
            AccountDoor(
                title: words(.createAccount), lead: words(.registerLead), form: form.withoutSecrets, words: words,
                content: content),
            context, status: status)
    }

    // MARK: - The link that the mail brings

    func verifyPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let fields = try request.fields
        return try await verifyForm(fields, FormState(), context)
    }

    /// The browser that registered needs nothing more; any other shows that it knows the password, so that nobody opens
    /// an account for a stranger who registered with their address.
    func verify(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        try await context.limits.take(.signIn)
        guard let link = try await verification(form.values, context) else { return try await usedLink(context) }
        if !link.isThisBrowser {
            let id = try await PasswordSignIn(hasher: passwords)
                .customer(link.email, form["password"], in: context.shop.database)
            guard id == link.customer else {
                form.refuse("password", try words(context)(.wrongPassword))
                return try await verifyForm(form.values, form, context, status: .unprocessableContent)
            }
        }
        let verified = try await context.shop.database.write { try CustomerAccount.verify(link.token, in: $0) }
        guard let verified else { return try await usedLink(context) }
        return try await welcome(verified, next: nil, request, context)
            .setting(.removing(.registration), for: context)
    }

    private func verifyForm(
        _ fields: Fields, _ form: FormState, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let link = try await verification(fields, context) else { return try await usedLink(context) }
        let words = try words(context)
        let password: HTML? = link.isThisBrowser ? nil : AccountFields.password(form, words)
        let content: HTML = """
            <form class="fields" method="post" action="\(SiteURL.verifyEmailForm)" novalidate>\
            \(HiddenFields(["token": link.token.text]).html)\(password)\
            <div>\(ButtonView(words(.verifyAction), isWide: true, isLarge: true).submit())</div></form>
            """
        let lead =
            link.isThisBrowser
            ? words(.verifyText, try context.shop.settings.name) : words(.verifyPassword)
        return try await door(
            AccountDoor(
                title: words(.verifyTitle), lead: lead, form: form.withoutSecrets, words: words, content: content),
            context, status: status)
    }

    private struct Verification: Sendable {
        let token: AccessToken
        let customer: CustomerID
        let email: EmailAddress
        let isThisBrowser: Bool
    }

    private func verification(_ fields: Fields, _ context: ShopRequestContext) async throws -> Verification? {
        guard let token = fields["token"].flatMap({ AccessToken($0) }) else { return nil }
        let browser = context.cookies[.registration].flatMap { AccessToken($0) }.map(CustomerAccount.mark)
        return try await context.shop.database.read { transaction in
            guard let known = try OneTimeToken.look(token, .verifyCustomer, in: transaction),
                let id = CustomerID(known.subject),
                let email = try Customer.find(id, in: transaction)?.emailAddress
            else { return nil }
            return Verification(
                token: token, customer: id, email: email, isThisBrowser: browser != nil && browser == known.detail)
        }
    }
}

/// What somebody who registers typed, once it is sound.
struct Registration: Sendable {
    let email: EmailAddress
    let name: String
    let password: String

    /// Nil after noting in the form what is wrong.
    init?(_ form: inout FormState, _ settings: ShopSettings, _ words: Words) {
        let name = Self.name(&form, words)
        var email: EmailAddress?
        do {
            email = try EmailAddress(form["email"])
        } catch {
            form.refuse(error.fieldError(), words)
        }
        let names = [email?.text, settings.name].compactMap { $0 }
        let password = Self.password(&form, names: names, words)
        guard let email, let name, let password else { return nil }
        self.email = email
        self.name = name
        self.password = password
    }

    static func name(_ form: inout FormState, _ words: Words) -> String? {
        do {
            return try PersonName.checked(form["name"])
        } catch {
            form.refuse(error.fieldError, words)
            return nil
        }
    }

    static func password(_ form: inout FormState, names: [String], _ words: Words) -> String? {
        let password = form["password"]
        if let fault = PasswordRules.fault(in: password, names: names, field: "password") {
            form.refuse(fault, words)
            return nil
        }
        return password
    }
}
