internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// The passkeys of an account. Whoever changes them has just shown who they are.
extension CustomerVisit {
    func passkeys() async throws -> Response {
        try await passkeyPage(FormState())
    }

    /// Lets passkeys be changed for a while.
    func provePasskeys() async throws -> Response {
        var form = FormState(form)
        guard try await isProved(&form) else { return try await passkeyPage(form, status: .unprocessableContent) }
        let token = signedIn.token
        let renewed = try await database.write { try Session.renew(token, in: $0) }
        return keeping(renewed, .redirect(to: .accountPasskeys))
    }

    func addPasskey() async throws -> Response {
        guard session.isFresh() else { return .redirect(to: .accountPasskeys) }
        var state = FormState(form)
        guard let name = Passkey.name(form["name"] ?? "") else {
            state.refuse("name", words(.passkeyNameWrong))
            return try await passkeyPage(state, status: .unprocessableContent)
        }
        guard let answer = NewPasskeyAnswer({ form[$0] }) else { return try await passkeyNotAdded(state) }
        let (id, device, ceremony) = (customer.id, context.device(request), passkeyCeremony)
        do {
            try await database.write { transaction in
                try CustomerAccount.addPasskey(
                    answer, for: id, named: name, ceremony, on: device, in: transaction)
            }
            return .redirect(to: .accountPasskeys.noting("passkey-added"))
        } catch is PasskeyRefusal {
            return try await passkeyNotAdded(state)
        }
    }

    func renamePasskey() async throws -> Response {
        let (id, owner) = (try context.part("passkey", as: PasskeyID.self), PasskeyOwner.customer(customer.id))
        guard let passkey = try await database.read({ try Passkey.find(id, of: owner, in: $0) }) else {
            throw Problem.notFound
        }
        guard session.isFresh() else { return .redirect(to: .accountPasskeys) }
        guard let name = Passkey.name(form["name"] ?? "") else {
            var state = FormState()
            state.notice = words(.passkeyNameWrong)
            return try await passkeyPage(state, status: .unprocessableContent)
        }
        try await database.write { try passkey.rename(to: name, by: nil, in: $0) }
        return .redirect(to: .accountPasskeys.noting("saved"))
    }

    func removePasskey() async throws -> Response {
        let (passkey, id): (PasskeyID, CustomerID) = (try context.part("passkey"), customer.id)
        guard session.isFresh() else { return .redirect(to: .accountPasskeys) }
        let device = context.device(request)
        let isTheirs = try await database.write { transaction in
            try CustomerAccount.removePasskey(passkey, of: id, on: device, in: transaction)
        }
        guard isTheirs else { throw Problem.notFound }
        return .redirect(to: .accountPasskeys.noting("passkey-removed"))
    }

    private func passkeyNotAdded(_ state: FormState) async throws -> Response {
        var state = state
        state.notice = words(.passkeyNotAdded)
        return try await passkeyPage(state, status: .unprocessableContent)
    }

    private var passkeyCeremony: PasskeyCeremony {
        PasskeyCeremony(
            RelyingParty(shop, context), browser: "session/\(session.id)", vault: site.accounts.vault)
    }

    // MARK: - The page

    private func passkeyPage(
        _ state: FormState, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let owner = PasskeyOwner.customer(customer.id)
        let passkeys = try await database.read { try Passkey.all(of: owner, in: $0) }
        let list: HTML =
            passkeys.isEmpty
            ? "<p>\(words(.noPasskeys))</p>"
            : "<ul class=\"session-list\" role=\"list\">\(passkeys.html(line))</ul>"
        return try await page(
            .passkeys, status: status,
            """
            \(state.isValid ? nil : summary(of: state))<p class="muted">\(words(.passkeysLead))</p>\(list)\
            \(session.isFresh() ? try adding(state, besides: passkeys) : proving(state))
            """)
    }

    private func line(_ passkey: Passkey) -> HTML {
        let format = ShopPricing(shop.settings).format
        let used = passkey.usedAt.map { words(.passkeyUsed, format.dateTime($0)) } ?? words(.passkeyUnused)
        let elsewhere: HTML? =
            passkey.relyingParty == context.host
            ? nil : "<br>\(words(.passkeyElsewhere, passkey.relyingParty))"
        return """
            <li class="panel session-item"><div><p><strong>\(passkey.name)</strong></p><p class="hint">\(used)<br>\
            \(words(.passkeyMade, format.dateTime(passkey.createdAt)))\(elsewhere)</p></div>\
            \(session.isFresh() ? changes(of: passkey) : nil)</li>
            """
    }

    private func changes(of passkey: Passkey) -> HTML {
        """
        <details class="passkey-changes"><summary>\(words(.edit))</summary>\
        <form class="fields" method="post" action="\(SiteURL.accountPasskey(passkey.id))">\(formToken)\
        \(passkeyName(passkey.name, id: "name-\(passkey.id)"))\
        <div>\(ButtonView(words(.renamePasskey), style: .secondary).submit())</div></form>\
        \(button(ButtonView(words(.removePasskey, passkey.name), style: .danger),
            posts: .removeAccountPasskey(passkey.id)))</details>
        """
    }

    /// Several forms of one page have such a field, each with an id of its own.
    private func passkeyName(_ name: String, id: String) -> HTML {
        """
        <div class="field"><label class="label" for="\(id)">\(words(.name))</label><input class="input" id="\(id)" \
        name="name" value="\(name)" maxlength="60" autocomplete="off" required></div>
        """
    }

    private func adding(_ state: FormState, besides passkeys: [Passkey]) throws -> HTML {
        var state = state.withoutSecrets
        state.prefill("name", context.device(request).name ?? words(.unknownDevice))
        let name = customer.name.isEmpty ? customer.email : customer.name
        let offer = try passkeyCeremony.offer(to: customer.email, called: name, besides: passkeys)
        return """
            <section class="panel stack"><h2>\(words(.addPasskey))</h2>\(PasskeyForm.unable(words(.passkeysNeed)))\
            \(PasskeyForm(
                .create, action: .accountPasskeys, options: offer.options,
                hidden: formToken + HiddenFields(["handle": offer.handle]).html,
                content: FormField("name", label: words(.name), hint: words(.passkeyNameHint), autocomplete: "off")
                    .text(state, maxLength: 60),
                button: ButtonView(words(.addPasskey), icon: .key), failed: words(.passkeyNotMade),
                known: words(.passkeyOnDevice)
            ).html)</section>
            """
    }

    private func proving(_ state: FormState) -> HTML {
        guard customer.hasPassword else {
            let again = SiteURL.signIn(["again": "1", "next": SiteURL.accountPasskeys.text])
            return """
                <p>\(words(.signInAgain))</p>\
                <p>\(ButtonView(words(.signIn), style: .secondary).link(to: again))</p>
                """
        }
        return """
            <section class="panel stack"><h2>\(words(.addPasskey))</h2><p>\(words(.provePasskeys))</p>\
            <form class="fields" method="post" action="\(SiteURL.provePasskeys)" novalidate>\(formToken)\
            \(currentPassword(state))<div>\(ButtonView(words(.goOn)).submit())</div></form></section>
            """
    }
}
