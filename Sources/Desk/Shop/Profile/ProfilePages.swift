import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// One's own account: name, address, password, and how it is kept safe.
enum ProfilePages {
    static let routes = [
        DeskRoute.own(.get, .profile) { try await $0.profile() },
        DeskRoute.own(.post, .rename) { try await $0.rename() },
        DeskRoute.own(.post, .changePassword) { try await $0.changePassword() },
        DeskRoute.own(.post, .changeEmail) { try await $0.changeEmail() }.proved,
    ]
}

extension DeskCall {
    fileprivate func profile(
        _ state: FormState = FormState(), of part: ProfileView.Part? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let account = try ownAccount
        let (codes, passkeys) = try await database.read {
            (try Staff.recoveryCodesLeft(account.id, in: $0), try Passkey.all(of: .staff(account.id), in: $0).count)
        }
        let view = ProfileView(
            account: account, codesLeft: codes, passkeys: passkeys, state: state, part: part, call: self)
        return answer(DeskPage("Your profile", notice: news, main: view.html), status: status)
    }

    fileprivate func rename() async throws -> Response {
        let account = try ownAccount
        do {
            let name = try PersonName.checked(form["name"] ?? "")
            try await database.write { [author] in try account.rename(to: name, by: author.origin, in: $0) }
            return done(.renamed, at: .desk(.profile))
        } catch let error as PersonNameError {
            let state = FormState(form.without("csrf"), errors: [error.fieldError])
            return try await profile(state, of: .name, status: .unprocessableContent)
        }
    }

    fileprivate func changePassword() async throws -> Response {
        let account = try ownAccount
        // Somebody at an open desk must not find the password out by trying.
        let attempt: SignInAttempt
        do {
            attempt = try await desk.accounts.attempts.begin(
                .staff("proof \(session.person)", in: "\(shop.tenant.id)"), from: context.clientAddress, device: nil)
        } catch {
            var state = FormState()
            state.notice = "Too many tries. \(DeskFormat.waiting(error.wait))"
            return try await profile(state, of: .password, status: .tooManyRequests)
        }
        do {
            try await office.changePassword(
                of: account, from: form["current"] ?? "", to: form["password"] ?? "", keeping: session.id,
                from: visit.source)
            _ = await attempt.succeeded()
        } catch let fault as FieldError {
            return try await profile(FormState(errors: [fault]), of: .password, status: .unprocessableContent)
        }
        return try await renewed(done(.passwordChanged, at: .desk(.profile)))
    }

    /// `response`, with the session's token exchanged: who copied the old one has nothing.
    func renewed(_ response: Response) async throws -> Response {
        guard let next = try await database.write({ [token] in try Session.renew(token, in: $0) }) else {
            return response
        }
        let rest = Int(max(.zero, session.endsAt.duration(since: .now)).components.seconds)
        return response.setting(SetCookie(.staffSession, next.text, maxAge: rest), for: context)
    }

    fileprivate func changeEmail() async throws -> Response {
        let account = try ownAccount
        var state = FormState(form.without("csrf"))
        let email = state.read("email", required: "Enter the new address.", message: "This is no e-mail address.") {
            try EmailAddress($0)
        }
        guard let email else { return try await profile(state, of: .email, status: .unprocessableContent) }
        try await context.limits.take(.mailing, for: [.account("staff \(account.id)")])
        try await office.proposeEmail(email, for: account)
        return done(.emailProposed, at: .desk(.profile))
    }
}

struct ProfileView {
    /// The form that was sent.
    enum Part {
        case name, password, email
    }

    let account: Staff
    let codesLeft: Int
    let passkeys: Int
    let state: FormState
    let part: Part?
    let call: DeskCall

    var html: HTML {
        """
        <div class="columns"><div class="stack">\(name)\(email)\(password)</div>\
        <div class="stack">\(passkeyPanel)\(secondFactor)\(sessions)\(otherShops)</div></div>
        """
    }

    private func form(_ part: Part) -> FormState { part == self.part ? state : FormState() }

    private func panel(_ title: String, _ part: Part, _ path: DeskPath, _ fields: HTML, _ button: String) -> HTML {
        ConsolePanel(
            title: title,
            content: """
                \(ErrorSummary(form(part), title: "Please look at this again").html)\
                <form method="post" action="\(SiteURL.desk(path))" class="fields">\(call.csrfField)\(fields)\
                <div class="form-end">\(ButtonView(button, style: .secondary).submit())</div></form>
                """
        ).html
    }

    private var name: HTML {
        var state = form(.name)
        state.prefill("name", account.name)
        return panel(
            "Name", .name, .rename,
            FormField("name", label: "What others read", autocomplete: "name").text(state), "Save")
    }

    private var email: HTML {
        panel(
            "E-mail address", .email, .changeEmail,
            """
            <p>You sign in with <strong>\(account.email)</strong>.</p>\
            \(FormField(
                "email", label: "New address",
                hint: "We send a link there. Your old address is told, and can take the change back.",
                autocomplete: "email").text(form(.email), type: "email", maxLength: 254))
            """, "Send the link")
    }

    private var password: HTML {
        panel(
            "Password", .password, .changePassword,
            """
            \(HiddenFields(["username": account.email]).html)\
            \(FormField("current", label: "Your password now", autocomplete: "current-password")
                .text(FormState(errors: form(.password).errors), type: "password"))\
            \(DeskVisit.passwordField(form(.password)))
            """, "Change the password")
    }

    private var passkeyPanel: HTML {
        ConsolePanel(
            title: "Passkeys", aside: Badge(call.formats.number(passkeys), passkeys > 0 ? .good : .neutral).html,
            content: """
                <p>Sign in with your fingerprint, your face or the code of your device, without a password.</p>\
                <div class="form-end">\
                \(ButtonView(passkeys > 0 ? "Manage" : "Add one", style: .secondary).link(to: .desk(.passkeys)))</div>
                """
        ).html
    }

    private var secondFactor: HTML {
        let isOn = account.hasSecondFactor
        let text: HTML =
            isOn
            ? "<p>Signing in asks for a code of your app, too. \(left)</p>"
            : "<p>A code of an app on your phone, besides the password: somebody who learns the one still lacks the other.</p>"
        return ConsolePanel(
            title: "Second factor", aside: Badge(isOn ? "On" : "Off", isOn ? .good : .neutral).html,
            content: """
                \(text)<div class="form-end">\
                \(ButtonView(isOn ? "Manage" : "Set up", style: .secondary).link(to: .desk(.secondFactor)))</div>
                """
        ).html
    }

    private var left: HTML {
        codesLeft == 1
            ? "One recovery code is left." : "\(call.formats.number(codesLeft)) recovery codes are left."
    }

    private var sessions: HTML {
        ConsolePanel(
            title: "Sessions",
            content: """
                <p>Where you are signed in, and since when.</p><div class="form-end">\
                \(ButtonView("Look at them", style: .secondary).link(to: .desk(.sessions)))</div>
                """
        ).html
    }

    private var otherShops: HTML {
        ConsolePanel(
            title: "Your other shops",
            content: """
                <p>Where else your address opens a desk.</p><div class="form-end">\
                \(ButtonView("Show them", style: .secondary).link(to: .desk(.otherShops)))</div>
                """
        ).html
    }
}
