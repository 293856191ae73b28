import Infrastructure
import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// Coming in and going out.
enum SignInPages {
    static let routes = [
        ConsoleRoute(method: .get, path: ConsolePath.signIn, access: .anyone { try $0.signInForm() }),
        ConsoleRoute(method: .post, path: ConsolePath.signIn, access: .anyone { try await $0.signIn() }),
        ConsoleRoute(method: .post, path: ConsolePath.signInCode, access: .anyone { try await $0.proveCode() }),
        ConsoleRoute.form(ConsolePath.signOut) { try await $0.signOut() },
    ]
}

extension ConsoleVisit {
    private static let csrfScope = "sign-in"

    /// The form, with a fresh token for this browser.
    func signInForm() throws -> Response {
        try signInForm(FormState(query), status: .ok)
    }

    func signIn() async throws -> Response {
        guard hasItsToken else {
            return try signInForm(refused("This form was too old. Please try again."), status: .forbidden)
        }
        let email = (form["email"] ?? "").lowercased()
        do {
            let attempt = try await console.accounts.attempts.begin(
                .platformOperator(email), from: context.clientAddress, device: context.cookies[.knownDevice])
            let person = try await Operator.recognise(
                email: email, password: form["password"] ?? "", in: console.office.platform, console.office.passwords,
                lane: attempt.lane)
            guard let person else {
                return try signInForm(
                    refused("The e-mail address or the password is not right."), status: .unprocessableContent)
            }
            let device = await attempt.succeeded()
            let hasFactor = try await console.office.platform.read { try Operator.hasSecondFactor(person.id, in: $0) }
            if hasFactor { return try codeForm(for: person).setting(.knownDevice(device), for: context) }
            return try await welcome(person).setting(.knownDevice(device), for: context)
        } catch let delayed as SignInDelayed {
            var answer = try signInForm(
                refused("Too many tries. Wait \(delayed.minutes) minutes, then try again."), status: .tooManyRequests)
            answer.headers[.retryAfter] = String(delayed.wait.components.seconds)
            return answer
        } catch is PasswordHasherBusy {
            return try signInForm(
                refused("There is a lot going on. Try again in a moment."), status: .serviceUnavailable)
        }
    }

    /// What the browser is marked with before it has a session.
    var visitToken: AccessToken? { context.cookies[.consoleVisit].flatMap { AccessToken($0) } }

    /// Whether the form that was sent was made for this browser.
    var hasItsToken: Bool {
        guard let visit = visitToken else { return false }
        return CSRFToken(secret: Array(visit.text.utf8)).accepts(form["csrf"] ?? "", session: Self.csrfScope)
    }

    func welcome(_ person: Operator) async throws -> Response {
        let device = Device(address: context.clientAddress, userAgent: request.headers[.userAgent] ?? "")
        let token = try await console.office.platform.write {
            try OperatorSession.begin(for: person.id, on: device, in: $0)
        }
        let target = form["next"].flatMap { SiteURL(consolePage: $0) } ?? .console
        return Response.redirect(to: target)
            .setting(.operatorSession(token), for: context)
            .setting(.removing(.consoleVisit), for: context)
    }

    /// What was typed stays, but for the password.
    private func refused(_ notice: String) -> FormState {
        var state = FormState(form.without("password", "csrf"))
        state.notice = notice
        return state
    }

    func signInForm(_ state: FormState, status: HTTPResponse.Status) throws -> Response {
        let mark = AccessToken()
        let question = try passkeyCeremony(mark).question()
        return door(status: status, marking: mark) { SignInView(form: state, csrf: $0, question: question).html }
    }

    /// A page for strangers, with a fresh token for its form.
    func door(
        status: HTTPResponse.Status, marking visit: AccessToken = AccessToken(), _ view: (_ csrf: String) -> HTML
    ) -> Response {
        let token = CSRFToken(secret: Array(visit.text.utf8)).token(session: Self.csrfScope)
        return Response.html(view(token), status: status)
            .setting(SetCookie(.consoleVisit, visit.text, maxAge: 3_600), for: context)
    }
}

extension SetCookie {
    static func operatorSession(_ token: AccessToken) -> SetCookie {
        SetCookie(.operatorSession, token.text, maxAge: Int(OperatorSession.limit.components.seconds))
    }
}

extension ConsoleCall {
    func signOut() async throws -> Response {
        let token = token
        try await console.office.platform.write { try OperatorSession.end(token, in: $0) }
        return Response.redirect(to: .consoleSignIn()).clearingSite()
            .setting(.removing(.operatorSession), for: context)
    }
}

/// The one page of the console that everybody sees.
struct SignInView {
    let form: FormState
    let csrf: String
    /// What a browser is asked that has a passkey.
    let question: String

    var html: HTML {
        """
        <!doctype html>
        <html lang="en" dir="ltr"><head>\(ConsoleHead(title: "Sign in").html)</head>
        <body data-layout="console-door"><main id="main" class="console-door" tabindex="-1">
        <p class="brand">Stoa <span class="muted">console</span></p><h1>Sign in</h1>\
        \(ErrorSummary(form, title: "Please look at this again").html)\
        <form method="post" action="\(SiteURL.consoleSignIn())" class="fields">\
        \(HiddenFields(["csrf": csrf, "next": form["next"]]).html)\
        \(FormField("email", label: "E-mail address", autocomplete: "username webauthn")
            .text(form, type: "email", maxLength: 254))\
        \(FormField("password", label: "Password", autocomplete: "current-password").text(FormState(), type: "password"))\
        <div>\(ButtonView("Sign in", isWide: true).submit())</div></form>
        \(PasskeyDoor(
            action: .consolePasskeySignIn, question: question, csrf: HiddenFields(["csrf": csrf]).html,
            next: form["next"]
        ).html)
        <p class="hint">No account yet? Whoever runs this server makes one: <code>stoa operator create</code></p>
        </main></body></html>

        """
    }
}
