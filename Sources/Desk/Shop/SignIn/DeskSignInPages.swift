import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Coming in with a password and a second factor, and going out.
enum DeskSignInPages {
    static let routes = [
        DeskRoute.open(.get, .signIn) { try await $0.signInPage() },
        DeskRoute.open(.post, .signIn) { try await $0.signIn() },
        DeskRoute.open(.get, .signInCode) { try await $0.codePage() },
        DeskRoute.open(.post, .signInCode) { try await $0.proveCode() },
        DeskRoute.own(.post, .signOut) { try await $0.signOut() }.beforeEnrolment.whileClosed,
        DeskRoute.own(.post, .theme) { $0.setTheme() }.beforeEnrolment.whileClosed,
    ]
}

extension DeskVisit {
    /// Who is signed in already is led on.
    fileprivate func signInPage() async throws -> Response {
        let next = query["next"].flatMap { SiteURL(deskPage: $0) } ?? .desk
        if try await DeskCall(self) != nil { return .redirect(to: next) }
        return try signInDoor(FormState(query))
    }

    func signInDoor(_ state: FormState, status: HTTPResponse.Status = .ok) throws -> Response {
        let mark = visitToken ?? AccessToken()
        let notice: HTML? = query["done"].flatMap { DoorNews(rawValue: $0) }.map { Notice($0.text, .good).html }
        return try door(status: status, "Sign in", marking: mark) { csrf in
            """
            \(notice)\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.deskSignIn())" class="fields">\(csrf)\
            \(HiddenFields(["next": state["next"]]).html)\
            \(FormField("email", label: "E-mail address", autocomplete: "username webauthn")
                .text(state, type: "email", maxLength: 254))\
            \(FormField("password", label: "Password", autocomplete: "current-password")
                .text(FormState(), type: "password"))\
            <div>\(ButtonView("Sign in", isWide: true).submit())</div></form>
            \(PasskeyDoor(
                action: .desk(.signInPasskey), question: try passkeyCeremony(mark).question(), csrf: csrf,
                next: state["next"]
            ).html)
            <p class="hint"><a href="\(SiteURL.desk(.forgotPassword))">Forgot your password?</a></p>
            """
        }
    }

    fileprivate func signIn() async throws -> Response {
        let email = String((form["email"] ?? "").lowercased().prefix(254))
        do {
            let attempt = try await desk.accounts.attempts.begin(
                .staff(email, in: "\(shop.tenant.id)"), from: context.clientAddress,
                device: context.cookies[.knownDevice])
            let step = try await office.signIn(
                email: email, password: form["password"] ?? "", knownDevice: knownDevice, from: source,
                lane: attempt.lane)
            switch step {
            case .refused:
                return try signInDoor(
                    refused("The e-mail address or the password is not right."), status: .unprocessableContent)
            case .needsCode(let token):
                let device = await attempt.succeeded()
                let lifetime = Int(OneTimeToken.Purpose.secondFactor.lifetime.components.seconds)
                return Response.redirect(to: .desk(.signInCode, query: nextQuery(form)))
                    .setting(SetCookie(.deskSecondFactor, token.text, maxAge: lifetime), for: context)
                    .setting(.knownDevice(device), for: context)
            case .done(let signIn, _):
                let device = await attempt.succeeded()
                return try await welcome(signIn, to: form["next"].flatMap { SiteURL(deskPage: $0) } ?? .desk)
                    .setting(.knownDevice(device), for: context)
            }
        } catch let delayed as SignInDelayed {
            if delayed.tellsOwner { try await office.tellLocked(email, for: delayed.wait) }
            return try signInDoor(
                refused("Too many tries. \(DeskFormat.waiting(delayed.wait))"), status: .tooManyRequests)
        } catch is PasswordHasherBusy {
            return try signInDoor(
                refused("There is a lot going on. Try again in a moment."), status: .serviceUnavailable)
        }
    }

    /// What was typed stays, but for the password.
    private func refused(_ notice: String) -> FormState {
        var state = FormState(form.without("password", "csrf"))
        state.notice = notice
        return state
    }

    private func nextQuery(_ fields: Fields) -> Fields {
        fields["next"].flatMap { SiteURL(deskPage: $0) }.map { ["next": $0.text] } ?? [:]
    }

    // MARK: - The second factor

    private var pendingToken: AccessToken? { context.cookies[.deskSecondFactor].flatMap { AccessToken($0) } }

    fileprivate func codePage() async throws -> Response {
        guard let token = pendingToken, try await office.pending(token) != nil else {
            return .redirect(to: .deskSignIn())
        }
        return codeDoor(FormState(query))
    }

    private func codeDoor(_ state: FormState, status: HTTPResponse.Status = .ok) -> Response {
        door(status: status, "Your code") { csrf in
            """
            \(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.signInCode))" class="fields">\(csrf)\
            \(HiddenFields(["next": state["next"]]).html)\
            \(FormField(
                "code", label: "Code", hint: "The six digits that your app shows now, or one of your recovery codes.",
                autocomplete: "one-time-code").text(FormState(), inputMode: "text", maxLength: 30))\
            <div>\(ButtonView("Go on", isWide: true).submit())</div></form>
            <p class="hint"><a href="\(SiteURL.deskSignIn())">Begin again</a> · Neither at hand? Somebody who manages people \
            here can switch your second factor off.</p>
            """
        }
    }

    fileprivate func proveCode() async throws -> Response {
        guard let token = pendingToken, let person = try await office.pending(token) else {
            return .redirect(to: .deskSignIn())
        }
        // A code has six digits: without this, somebody with the password would find it out.
        let attempt: SignInAttempt
        do {
            attempt = try await desk.accounts.attempts.begin(
                SignInSubject.staff("\(person)", in: "\(shop.tenant.id)").secondFactor, from: context.clientAddress,
                device: context.cookies[.knownDevice])
        } catch {
            return codeDoor(refused("Too many tries. \(DeskFormat.waiting(error.wait))"), status: .tooManyRequests)
        }
        let step = try await office.signIn(
            token, code: form["code"] ?? "", knownDevice: knownDevice, from: source)
        guard case .done(let signIn, _) = step else {
            return codeDoor(refused("This code is not right, or was used before."), status: .unprocessableContent)
        }
        let device = await attempt.succeeded()
        return try await welcome(signIn, to: form["next"].flatMap { SiteURL(deskPage: $0) } ?? .desk)
            .setting(.knownDevice(device), for: context)
    }
}

/// What is said above the sign-in.
enum DoorNews: String {
    case signedOut = "signed-out"
    case newPassword = "new-password"
    case newEmail = "new-email"
    case visitEnded = "visit-ended"

    var text: String {
        switch self {
        case .signedOut: "You are signed out."
        case .newPassword: "Your new password counts. Sign in with it."
        case .newEmail: "Your new address counts. Sign in with it."
        case .visitEnded: "The visit has ended."
        }
    }
}

extension DeskCall {
    fileprivate func signOut() async throws -> Response {
        try await database.write { [token] in try Session.end(token, in: $0) }
        return Response.redirect(to: .desk(.signIn, query: ["done": DoorNews.signedOut.rawValue]))
            .setting(.removing(.staffSession), for: context)
    }

    fileprivate func setTheme() -> Response {
        let theme = form["theme"].flatMap { DeskTheme(rawValue: $0) } ?? .auto
        let target = form["next"].flatMap { SiteURL(deskPage: $0) } ?? .desk
        return Response.redirect(to: target).setting(
            theme == .auto ? .removing(.deskTheme) : SetCookie(.deskTheme, theme.rawValue, maxAge: 31_536_000),
            for: context)
    }
}
