internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// A guest's order goes into an account of who shows that they read the mail of its address. The link that follows an
/// order shows nothing of the kind: it is passed on.
extension StorefrontRoutes {
    /// Sends the mail to the order's own address, whoever asks.
    func wantOrder(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        _ = try await request.form()
        guard let token = AccessToken(try context.part("token")) else { throw Problem.notFound }
        let database = try context.shop.database
        do {
            let order = try await database.read { try Order.track(token, in: $0) }
            try await context.limits.take(.mailing, for: ["account:order \(order.id)"])
            try await database.write { try CustomerAccount.wantOrder(order.id, in: $0) }
            return .redirect(to: .checkMail(["for": "order"]))
        } catch is NoSuchOrder {
            throw Problem.notFound
        }
    }

    func claimPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await claimForm(FormState(try request.fields), context)
    }

    func claim(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        guard let token = form.text("token").flatMap({ AccessToken($0) }) else { return try await usedLink(context) }
        let shop = try context.shop
        if let signedIn = try await signedIn(context) {
            guard FormToken.isOf(signedIn.token, form.values) else { throw Problem.staleForm }
            let claim = try await shop.database.write { transaction in
                try CustomerAccount.claim(token, for: signedIn.customer.id, in: transaction)
            }
            guard let claim else { return try await usedLink(context) }
            return .redirect(to: .accountOrder(claim.order))
        }
        guard let claim = try await shop.database.read({ try CustomerAccount.claim(token, in: $0) }) else {
            return try await usedLink(context)
        }
        let words = try words(context)
        let name = Registration.name(&form, words)
        let password = Registration.password(&form, names: [claim.email.text, shop.settings.name], words)
        guard form.isValid, let name, let password else {
            return try await claimForm(form, context, status: .unprocessableContent)
        }
        try await context.limits.take(.signUp)
        do {
            let hash = try await passwords.hash(password)
            let id = try await shop.database.write { transaction in
                try CustomerAccount.register(
                    claiming: token, name: name, password: hash, locale: shop.settings.locale, in: transaction)
            }
            guard let id else { return try await usedLink(context) }
            return try await welcome(id, next: .accountOrder(claim.order), request, context)
        } catch is CustomerEmailTaken {
            return .redirect(to: .signIn(next: .claimOrder(token: token.text)))
        }
    }

    private func claimForm(
        _ form: FormState, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let token = form.text("token").flatMap({ AccessToken($0) }) else { return try await usedLink(context) }
        let found = try await context.shop.database.read { transaction in
            try CustomerAccount.claim(token, in: transaction).map { claim in
                (claim, try Customer.find(claim.email, in: transaction)?.isVerified ?? false)
            }
        }
        guard let (claim, hasAccount) = found else { return try await usedLink(context) }
        let words = try words(context)
        let number = String(claim.number)
        let title = words(.claimTitle, number)
        let link = HiddenFields(["token": token.text]).html
        let action = SiteURL.claimForm
        if let signedIn = try await signedIn(context) {
            let content: HTML = """
                <form method="post" action="\(action)">\(link)\(FormToken.html(signedIn.token))\
                \(ButtonView(words(.claimAction), isWide: true, isLarge: true).submit())</form>
                """
            return try await door(
                AccountDoor(
                    title: title, lead: words(.claimText, number, signedIn.customer.email), words: words,
                    content: content), context, status: status)
        }
        let here = SiteURL.claimOrder(token: token.text)
        // They read this mailbox, so they may know.
        guard !hasAccount else { return .redirect(to: .signIn(next: here)) }
        let content: HTML = """
            <form class="fields" method="post" action="\(action)" novalidate>\(link)\(AccountFields.name(form, words))\
            <div class="field"><p class="label">\(words(.email))</p><p>\(claim.email.text)</p></div>\
            \(AccountFields.newPassword(form, words))\
            <div>\(ButtonView(words(.createAccount), isWide: true, isLarge: true).submit())</div></form>\
            <p class="door-other">\(words(.haveAccount)) <a href="\(SiteURL.signIn(next: here))">\(words(.signIn))</a></p>
            """
        return try await door(
            AccountDoor(
                title: title, lead: words(.claimRegister, number), form: form.withoutSecrets, words: words,
                content: content), context, status: status)
    }
}
