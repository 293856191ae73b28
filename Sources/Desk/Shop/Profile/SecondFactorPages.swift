import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// One's own second factor: set up with an app, renewed, switched off.
enum SecondFactorPages {
    static let routes = [
        DeskRoute.own(.get, .secondFactor) { try await $0.secondFactor() }.beforeEnrolment,
        DeskRoute.own(.post, .secondFactor) { try await $0.enrol() }.beforeEnrolment.proved,
        DeskRoute.own(.post, .recoveryCodes) { try await $0.renewCodes() }.proved,
        DeskRoute.own(.post, .dropSecondFactor) { try await $0.dropSecondFactor() }.proved,
    ]
}

extension DeskCall {
    private static let path = ("Your profile", SiteURL.desk(.profile))

    fileprivate func secondFactor() async throws -> Response {
        let account = try ownAccount
        guard account.hasSecondFactor, query["again"] == nil else {
            return try enrolment(TimeCode(), FormState())
        }
        let left = try await database.read { try Staff.recoveryCodesLeft(account.id, in: $0) }
        return answer(
            DeskPage(
                "Second factor", parent: Self.path, notice: news,
                main: SecondFactorView(codesLeft: left, isRequired: isSecondFactorRequired, call: self).html))
    }

    private var isSecondFactorRequired: Bool { role.needsSecondFactor || rules.needsSecondFactor }

    // MARK: - Setting it up

    /// The secret travels sealed with the form: nothing is kept before the app has shown that it has it.
    private var seal: String { "enrolment/\(session.id)" }

    private func enrolment(
        _ code: TimeCode, _ state: FormState, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let account = try ownAccount
        let sealed = try desk.accounts.vault.seal(code.secret, for: seal)
        let notice: Notice? =
            mustEnrol
            ? Notice("Your role needs a second factor. Set it up, and the desk is open to you.", .info) : nil
        let view = EnrolmentView(
            code: code, address: code.address(issuer: shop.settings.name, account: account.email), sealed: sealed,
            state: state, call: self)
        return answer(
            DeskPage("Set up your second factor", parent: mustEnrol ? nil : Self.path, notice: notice, main: view.html),
            status: status)
    }

    fileprivate func enrol() async throws -> Response {
        let account = try ownAccount
        guard let sealed = form["key"], let secret = try? desk.accounts.vault.open(sealed, for: seal) else {
            return .redirect(to: .desk(.secondFactor))
        }
        let code = TimeCode(secret: secret)
        let (vault, given, session, author) = (desk.accounts.vault, form["code"] ?? "", self.session, self.author)
        let codes = try await database.write { transaction in
            try account.enrol(
                code, code: given, vault: vault, keeping: session.id, by: author.origin, in: transaction)
        }
        guard let codes else {
            var state = FormState()
            state.refuse("code", "This is not what the app should show now. Is the clock of the phone right?")
            return try enrolment(code, state, status: .unprocessableContent)
        }
        return try await renewed(show(codes, title: "Your second factor is on"))
    }

    private func show(_ codes: [String], title: String) -> Response {
        answer(DeskPage(title, main: RecoveryCodesView(codes: codes).html))
    }

    // MARK: - Changing it

    fileprivate func renewCodes() async throws -> Response {
        let account = try ownAccount
        guard account.hasSecondFactor else { return .redirect(to: .desk(.secondFactor)) }
        let codes = try await database.write { [author] in try account.renewRecoveryCodes(by: author.origin, in: $0) }
        return show(codes, title: "Your new recovery codes")
    }

    fileprivate func dropSecondFactor() async throws -> Response {
        let account = try ownAccount
        guard !isSecondFactorRequired else {
            throw Problem(
                status: 403, code: "second_factor_required", title: "Your second factor stays on",
                detail: "Your role or the shop asks for it. You can set it up anew with another device.")
        }
        try await database.write { [author] in try account.dropSecondFactor(by: author.origin, in: $0) }
        return done(.secondFactorOff, at: .desk(.profile))
    }
}

private struct SecondFactorView {
    let codesLeft: Int
    let isRequired: Bool
    let call: DeskCall

    var html: HTML {
        """
        <div class="narrow"><div class="stack">\(state)\(codes)\(off)</div></div>
        """
    }

    private var state: HTML {
        ConsolePanel(
            title: "Your app", aside: Badge("On", .good).html,
            content: """
                <p>Signing in asks for the six digits of your app. With a new phone, set it up anew: the old one stops \
                working then.</p><div class="form-end">\
                \(ButtonView("Set up anew", style: .secondary).link(to: .desk(.secondFactor, query: ["again": "1"])))</div>
                """
        ).html
    }

    private var codes: HTML {
        ConsolePanel(
            title: "Recovery codes", aside: Badge("\(codesLeft) left", codesLeft > 2 ? .neutral : .warn).html,
            content: """
                <p>Each lets you in once when your phone is not at hand. New ones make all earlier ones useless.</p>\
                <div class="form-end">\
                \(call.button(ButtonView("Make new ones", style: .secondary), posts: .desk(.recoveryCodes)))</div>
                """
        ).html
    }

    private var off: HTML {
        let content: HTML =
            isRequired
            ? "<p class=\"hint\">Your role or the shop asks for a second factor, so it stays on.</p>"
            : """
            <p>Then your password alone signs you in.</p><div class="form-end">\
            \(call.button(ButtonView("Switch it off", style: .danger), posts: .desk(.dropSecondFactor)))</div>
            """
        return ConsolePanel(title: "Switch it off", content: content).html
    }
}

private struct EnrolmentView {
    let code: TimeCode
    let address: String
    let sealed: String
    let state: FormState
    let call: DeskCall

    var html: HTML {
        """
        <div class="narrow">\(ConsolePanel(title: "An app that shows codes", content: """
            <p>Any authenticator app will do: the one of your password manager, Aegis, 1Password, Google or Microsoft \
            Authenticator.</p>\
            <ol class="enrolment"><li><p>Scan this with the app.</p>\(picture)\
            <details class="enrolment-key"><summary>Cannot scan? Type the key instead</summary>\
            <p><code>\(spaced)</code></p><p class="hint">Time-based, six digits, every 30 seconds.</p></details></li>\
            <li>\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.secondFactor))" class="fields">\(call.csrfField)\
            \(HiddenFields(["key": sealed]).html)\
            \(FormField("code", label: "Type the six digits that it shows", autocomplete: "one-time-code")
                .text(FormState(errors: state.errors), inputMode: "numeric", maxLength: 10))\
            <div class="form-end">\(ButtonView("Switch it on").submit())</div></form></li></ol>
            """).html)</div>
        """
    }

    private var picture: HTML? { QRCode(address)?.svg(label: "QR code of the key for your app") }

    /// In groups of four, as people read it out.
    private var spaced: String {
        let letters = Array(code.base32)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
    }
}

private struct RecoveryCodesView {
    let codes: [String]

    var html: HTML {
        """
        <div class="narrow"><div class="stack">\
        \(Notice("Keep these recovery codes where your phone is not. They are shown this once.", .warn).html)\
        \(ConsolePanel(title: "Recovery codes", content: """
            <ul class="recovery-codes" role="list">\(codes.html { "<li><code>\($0)</code></li>" })</ul>\
            <p class="hint">Each lets you in once, in place of the app's code.</p>\
            <div class="form-end">\(ButtonView("I have kept them").link(to: .desk))</div>
            """).html)</div></div>
        """
    }
}
