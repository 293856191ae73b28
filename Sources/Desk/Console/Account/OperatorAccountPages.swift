import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Vocabulary
import Web

/// An operator's own account: the second factor, and where they are signed in.
enum OperatorAccountPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.account) { try await $0.accountPage() },
        ConsoleRoute.page(ConsolePath.secondFactor) { try $0.enrolmentPage(TimeCode(), FormState()) },
        ConsoleRoute.form(ConsolePath.secondFactor) { try await $0.enrol() },
        ConsoleRoute.form(ConsolePath.dropSecondFactor) { try await $0.dropSecondFactor() },
        ConsoleRoute.form(ConsolePath.endOtherSessions) { try await $0.endOtherSessions() },
    ]
}

extension ConsoleCall {
    var origin: AuditTrail.Origin {
        let actor = AuditEvent.Actor(.platformOperator, id: person.id.of(PersonScope.self), name: person.name)
        return AuditTrail.Origin(actor, address: context.clientAddress, requestID: context.requestID)
    }

    /// Whether `password` is the operator's own: asked before delicate acts.
    func proves(_ password: String) async throws -> Bool {
        let known = try await Operator.recognise(
            email: person.email, password: password, in: office.platform, office.passwords, lane: .known)
        return known?.id == person.id
    }

    fileprivate func accountPage(_ state: FormState = FormState(), status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        let (person, token) = (person, token)
        let (hasFactor, passkeys, browsers) = try await office.platform.read {
            (
                try Operator.hasSecondFactor(person.id, in: $0),
                try Passkey.all(of: .platformOperator(person.id), in: $0).count,
                try OperatorBrowser.all(of: person.id, in: $0)
            )
        }
        let table = ConsoleTable(
            caption: "Sessions",
            columns: [
                .init("Device"), .init("Last used"), .init("Since", isWideOnly: true), .init("", isUnlabelled: true),
            ],
            rows: browsers.map { browser in
                [
                    """
                    <span class="row-title">\(browser.device.nameOrUnknown)</span>\
                    <span class="row-detail mono">\(browser.device.address)</span>
                    """,
                    ConsoleFormat.when(browser.lastSeenAt), ConsoleFormat.when(browser.beganAt),
                    browser.digest == token.digest ? Badge("This one", .info).html : "",
                ]
            })
        let others: HTML? =
            browsers.count > 1
            ? button(ButtonView("End all others", style: .danger), posts: .consoleEndOtherSessions) : nil
        let main: HTML = """
            <div class="narrow"><div class="stack">\
            \(ConsolePanel(
                title: "Passkeys",
                aside: Badge(ConsoleFormat.number(passkeys), passkeys > 0 ? .good : .neutral).html,
                content: """
                    <p>Sign in with your fingerprint, your face or the code of your device, without a password.</p>\
                    <div class="form-end">\
                    \(ButtonView(passkeys > 0 ? "Manage" : "Add one", style: .secondary).link(to: .consolePasskeys))</div>
                    """
            ).html)\
            \(ConsolePanel(
                title: "Second factor", aside: Badge(hasFactor ? "On" : "Off", hasFactor ? .good : .warn).html,
                content: hasFactor ? switchOff(state) : offer).html)\
            \(ConsolePanel(title: "Sessions", aside: others, content: table.html).html)</div></div>
            """
        return answer(ConsolePage("Your account", notice: news, main: main), status: status)
    }

    private var offer: HTML {
        """
        <p>Your password alone opens every shop of this platform. A code of an app on your phone keeps out whoever \
        learns it.</p><div class="form-end">\(ButtonView("Set it up").link(to: .consoleSecondFactor))</div>
        """
    }

    private func switchOff(_ state: FormState) -> HTML {
        """
        <p>Signing in asks for a code of your app. With a new phone, set it up anew.</p>\
        <div class="form-end">\(ButtonView("Set up anew", style: .secondary).link(to: .consoleSecondFactor))</div>\
        \(ErrorSummary(state, title: "Please look at this again").html)\
        <form method="post" action="\(SiteURL.consoleDropSecondFactor)" class="fields">\(csrfField)\
        \(FormField("password", label: "Your password", autocomplete: "current-password")
            .text(FormState(errors: state.errors), type: "password"))\
        <div class="form-end">\(ButtonView("Switch it off", style: .danger).submit())</div></form>
        """
    }

    // MARK: - Second factor

    private var seal: String { "console-enrolment/\(person.id)" }

    fileprivate func enrolmentPage(
        _ code: TimeCode, _ state: FormState, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let sealed = try console.accounts.vault.seal(code.secret, for: seal)
        let address = code.address(issuer: "Stoa \(office.baseDomain)", account: person.email)
        let picture = QRCode(address)?.svg(label: "QR code of the key for your app")
        let main: HTML = """
            <div class="narrow">\(ConsolePanel(title: "An app that shows codes", content: """
                <p>Scan this with any authenticator app, or type the key: <code>\(code.base32)</code></p>\(picture)\
                \(ErrorSummary(state, title: "Please look at this again").html)\
                <form method="post" action="\(SiteURL.consoleSecondFactor)" class="fields">\(csrfField)\
                \(HiddenFields(["key": sealed]).html)\
                \(FormField("code", label: "The six digits that it shows", autocomplete: "one-time-code")
                    .text(FormState(errors: state.errors), inputMode: "numeric", maxLength: 10))\
                \(FormField("password", label: "Your password", autocomplete: "current-password")
                    .text(FormState(errors: state.errors), type: "password"))\
                <div class="form-end">\(ButtonView("Switch it on").submit())</div></form>
                """).html)</div>
            """
        return answer(ConsolePage("Set up your second factor", main: main), status: status)
    }

    fileprivate func enrol() async throws -> Response {
        guard let sealed = form["key"], let secret = try? console.accounts.vault.open(sealed, for: seal) else {
            return .redirect(to: .consoleSecondFactor)
        }
        let code = TimeCode(secret: secret)
        var state = FormState()
        guard try await proves(form["password"] ?? "") else {
            state.refuse("password", "This is not your password.")
            return try enrolmentPage(code, state, status: .unprocessableContent)
        }
        let (vault, given, person, token, origin) = (console.accounts.vault, form["code"] ?? "", person, token, origin)
        let codes = try await office.platform.write {
            try person.enrol(code, code: given, vault: vault, keeping: token, by: origin, in: $0)
        }
        guard let codes else {
            state.refuse("code", "This is not what the app should show now. Is the clock of the phone right?")
            return try enrolmentPage(code, state, status: .unprocessableContent)
        }
        let main: HTML = """
            <div class="narrow"><div class="stack">\
            \(Notice("Keep these recovery codes where your phone is not. They are shown this once.", .warn).html)\
            \(ConsolePanel(title: "Recovery codes", content: """
                <ul class="recovery-codes" role="list">\(codes.html { "<li><code>\($0)</code></li>" })</ul>\
                <div class="form-end">\(ButtonView("I have kept them").link(to: .consoleAccount))</div>
                """).html)</div></div>
            """
        return answer(ConsolePage("Your second factor is on", main: main))
    }

    fileprivate func dropSecondFactor() async throws -> Response {
        guard try await proves(form["password"] ?? "") else {
            var state = FormState()
            state.refuse("password", "This is not your password.")
            return try await accountPage(state, status: .unprocessableContent)
        }
        let (person, origin) = (person, origin)
        try await office.platform.write { try person.dropSecondFactor(by: origin, in: $0) }
        return done(.secondFactorOff, at: .consoleAccount)
    }

    fileprivate func endOtherSessions() async throws -> Response {
        try await acts.endSessions(of: person.id, except: token)
        return done(.sessionsEnded, at: .consoleAccount)
    }
}
