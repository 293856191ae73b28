internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension CustomerVisit {
    /// The languages that we write mails in, by their own names.
    private static let languages = [("en", "English"), ("de", "Deutsch"), ("ja", "日本語"), ("ar", "العربية")]

    func profile() async throws -> Response {
        try await profilePage()
    }

    /// Name, phone, language.
    func changeProfile() async throws -> Response {
        var form = FormState(form)
        let name = Registration.name(&form, words)
        let phone = form.text("phone")
        if let phone, !Self.isPhone(phone) { form.refuse("phone", words(.invalidField)) }
        guard form.isValid, let name else {
            return try await profilePage(details: form, status: .unprocessableContent)
        }
        let (id, locale) = (customer.id, mailLocale(form["language"]))
        try await database.write { try Customer.updateProfile(id, name: name, phone: phone, locale: locale, in: $0) }
        return .redirect(to: .accountProfile.noting("saved"))
    }

    /// The country of the shop's locale where the language is the same: dates are written as there.
    private func mailLocale(_ language: String) -> String? {
        guard Self.languages.contains(where: { $0.0 == language }) else { return nil }
        let own = shop.settings.locale
        return own.prefix { $0 != "-" } == language ? own : language
    }

    private static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return (5...15).contains(digits) && text.allSatisfy { $0.isASCII && ($0.isNumber || "+-()./ ".contains($0)) }
    }

    // MARK: - E-mail address

    /// Asks for the link to the new address. Whether somebody has it already, only its mailbox is told.
    func wantEmail() async throws -> Response {
        var form = FormState(form)
        var email: EmailAddress?
        do {
            email = try EmailAddress(form["email"])
        } catch {
            form.refuse(error.fieldError(), words)
        }
        guard form.isValid, let email else {
            return try await profilePage(email: form, status: .unprocessableContent)
        }
        try await context.limits.take(.mailing, for: ["account:\(customer.id)"])
        guard try await isProved(&form, by: Self.emailProof) else {
            return try await profilePage(email: form, status: .unprocessableContent)
        }
        let id = customer.id
        try await database.write { try CustomerAccount.wantEmail(email, for: id, in: $0) }
        return .redirect(to: .checkMail(["for": "email"]))
    }

    func confirmEmailPage() async throws -> Response {
        try await confirmEmailForm(query)
    }

    func confirmEmail() async throws -> Response {
        guard let token = form["token"].flatMap({ AccessToken($0) }) else { return try await site.usedLink(context) }
        let (id, session) = (customer.id, signedIn.token)
        do {
            let renewed = try await database.write { transaction in
                try CustomerAccount.changeEmail(of: id, by: token, in: transaction)
                return try Session.renew(session, in: transaction)
            }
            return keeping(renewed, .redirect(to: .accountProfile.noting("email")))
        } catch CustomerAccount.EmailRefusal.taken {
            return try await confirmEmailForm(form, refusal: words(.emailTaken), status: .conflict)
        } catch CustomerAccount.EmailRefusal.link {
            return try await site.usedLink(context)
        }
    }

    private func confirmEmailForm(
        _ fields: Fields, refusal: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let token = fields["token"].flatMap({ AccessToken($0) }) else { return try await site.usedLink(context) }
        let known = try await database.read { try OneTimeToken.look(token, .changeCustomerEmail, in: $0) }
        guard let known, known.subject == "\(customer.id)" else { return try await site.usedLink(context) }
        let content: HTML = """
            <form method="post" action="\(SiteURL.confirmEmailForm)">\(formToken)\(HiddenFields(["token": token.text]).html)\
            \(ButtonView(words(.confirmEmailAction), isWide: true, isLarge: true).submit())</form>
            """
        return try await site.door(
            AccountDoor(
                title: words(.changeEmail), lead: words(.confirmEmailText, known.detail),
                notice: refusal.map { Notice($0, .bad) }, words: words, content: content),
            context, status: status)
    }

    // MARK: - Password

    func changePassword() async throws -> Response {
        var form = FormState(form)
        guard customer.hasPassword else {
            try await context.limits.take(.mailing, for: ["account:\(customer.email)"])
            if let email = customer.emailAddress {
                try await database.write { try CustomerAccount.forgotPassword(email, in: $0) }
            }
            return .redirect(to: .checkMail(["for": "password"]))
        }
        let password = Registration.password(&form, names: [customer.email, shop.settings.name], words)
        guard try await isProved(&form), let password else {
            return try await profilePage(password: form, status: .unprocessableContent)
        }
        do {
            let (id, token, kept) = (customer.id, signedIn.token, session.id)
            let hash = try await site.passwords.hash(password)
            let renewed = try await database.write { transaction in
                try Customer.setPassword(id, hash, keeping: kept, in: transaction)
                return try Session.renew(token, in: transaction)
            }
            return keeping(renewed, .redirect(to: .accountProfile.noting("password")))
        } catch is PasswordHasherBusy {
            form.notice = words(.busy)
            return try await profilePage(password: form, status: .serviceUnavailable)
        }
    }

    /// Two forms of one page ask for the password, and each field has a name of its own.
    private static let emailProof = "proof"

    /// Whether it is them: they know their password, or without one came in a short while ago.
    /// - Parameter field: where they typed it.
    func isProved(_ form: inout FormState, by field: String = "current") async throws -> Bool {
        guard customer.hasPassword, let email = customer.emailAddress else {
            guard !session.isFresh() else { return true }
            form.notice = words(.signInAgain)
            return false
        }
        let attempt = try await site.attempt(email.text, context)
        let id = try await PasswordSignIn(hasher: site.passwords)
            .customer(email, form[field], in: database, lane: attempt.lane)
        guard id != customer.id else {
            _ = await attempt.succeeded()
            return true
        }
        form.refuse(field, words(.wrongPassword))
        return false
    }

    /// The session goes on under another token.
    func keeping(_ renewed: AccessToken?, _ answer: Response) -> Response {
        renewed.map { answer.setting(.session($0), for: context) } ?? answer
    }

    // MARK: - The page

    private func profilePage(
        details: FormState? = nil, email: FormState? = nil, password: FormState? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var details = details ?? FormState()
        details.prefill("name", customer.name)
        details.prefill("phone", customer.phone)
        details.prefill("language", String(customer.locale.prefix { $0 != "-" }))
        let failed = [details, email, password].compactMap { $0 }.first { !$0.isValid }
        return try await page(
            .profile, status: status,
            """
            \(failed.map(summary))\(detailsForm(details))\(emailForm(email ?? FormState()))\
            \(passwordForm(password ?? FormState()))
            """)
    }

    private func detailsForm(_ form: FormState) -> HTML {
        let phone = FormField(
            "phone", label: words(.phone), isRequired: false, optionalWord: words(.optional), autocomplete: "tel")
        let language = FormField("language", label: words(.mailLanguage))
        return """
            <section class="panel stack"><h2>\(words(.details))</h2>\
            <form class="fields" method="post" action="\(SiteURL.accountProfile)" novalidate>\(formToken)\
            \(AccountFields.name(form, words))\(phone.text(form, type: "tel", inputMode: "tel", maxLength: 40))\
            \(language.select(form, choices: Self.languages.map { .init($0.0, $0.1) }))\
            <div>\(ButtonView(words(.save)).submit())</div></form></section>
            """
    }

    private func emailForm(_ form: FormState) -> HTML {
        let field = FormField(
            "email", label: words(.newEmail), hint: words(.changeEmailHint), autocomplete: "email")
        return """
            <section class="panel stack"><h2>\(words(.emailAddress))</h2><p>\(customer.email)</p>\
            <form class="fields" method="post" action="\(SiteURL.accountEmail)" novalidate>\(formToken)\
            \(field.text(form.withoutSecrets, type: "email", inputMode: "email", maxLength: 254))\
            \(currentPassword(form, in: Self.emailProof))\
            <div>\(ButtonView(words(.changeEmail)).submit())</div></form></section>
            """
    }

    private func passwordForm(_ form: FormState) -> HTML {
        let fields: HTML =
            customer.hasPassword
            ? currentPassword(form) + AccountFields.newPassword(form, words, label: .newPassword)
            : "<p class=\"muted\">\(words(.noPasswordYet))</p>"
        let action = words(customer.hasPassword ? .changePassword : .sendLink)
        return """
            <section class="panel stack"><h2>\(words(.password))</h2>\
            <form class="fields" method="post" action="\(SiteURL.accountPassword)" novalidate>\(formToken)\(fields)\
            <div>\(ButtonView(action).submit())</div></form>\
            \(customer.hasPassword ? "<p class=\"hint\">\(words(.changePasswordHint))</p>" as HTML : nil)</section>
            """
    }

    /// Only for who has one.
    func currentPassword(_ form: FormState, in field: String = "current") -> HTML {
        guard customer.hasPassword else { return HTML() }
        return FormField(field, label: words(.currentPassword), autocomplete: "current-password")
            .text(form.withoutSecrets, type: "password", maxLength: 500)
    }
}
