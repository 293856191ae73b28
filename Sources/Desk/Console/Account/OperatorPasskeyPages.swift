import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Signing in at the console with a passkey, and an operator's own passkeys.
enum OperatorPasskeyPages {
    static let routes = [
        ConsoleRoute(
            method: .post, path: ConsolePath.passkeySignIn, access: .anyone { try await $0.signInWithPasskey() }),
        ConsoleRoute.page(ConsolePath.passkeys) { try await $0.passkeyList(FormState()) },
        ConsoleRoute.form(ConsolePath.passkeys) { try await $0.addPasskey() },
        ConsoleRoute.form(ConsolePath.provePasskeys) { try await $0.provePasskeys() },
        ConsoleRoute.form(ConsolePath.passkey) { try await $0.renamePasskey() },
        ConsoleRoute.form(ConsolePath.removePasskey) { try await $0.removePasskey() },
    ]
}

extension ConsoleVisit {
    var source: StaffOffice.Source {
        StaffOffice.Source(
            device: Device(address: context.clientAddress, userAgent: request.headers[.userAgent] ?? ""),
            requestID: context.requestID)
    }

    /// For one browser.
    /// - Parameter token: of its session, or of the cookie that marks it before it has one.
    func passkeyCeremony(_ token: AccessToken) -> PasskeyCeremony {
        let party = RelyingParty(
            id: context.host, origin: context.origin, name: "Stoa console", place: "platform")
        return PasskeyCeremony(
            party, browser: Session.formToken(for: token), vault: console.accounts.vault)
    }

    fileprivate func signInWithPasskey() async throws -> Response {
        guard hasItsToken, let mark = visitToken else { return try refusedPasskey() }
        try await context.limits.take(.signIn)
        guard let answer = PasskeyAnswer({ form[$0] }),
            let person = try await console.office.recognise(
                answer, passkeyCeremony(mark), at: console.addresses.platform, from: source)
        else { return try refusedPasskey() }
        let device = console.accounts.attempts.introduce(
            .platformOperator(person.email), device: context.cookies[.knownDevice])
        return try await welcome(person).setting(.knownDevice(device), for: context)
    }

    private func refusedPasskey() throws -> Response {
        var state = FormState(Fields().setting("next", to: form["next"]))
        state.notice = PasskeyDoor.refused
        return try signInForm(state, status: .unprocessableContent)
    }
}

extension ConsoleCall {
    private var ceremony: PasskeyCeremony { visit.passkeyCeremony(token) }
    private var owner: PasskeyOwner { .platformOperator(person.id) }

    fileprivate func passkeyList(
        _ state: FormState, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let passkeys = try await office.platform.read { [owner] in try Passkey.all(of: owner, in: $0) }
        let offer = isFresh ? try ceremony.offer(to: person.email, called: person.name, besides: passkeys) : nil
        let proof = FormField("password", label: "Your password", autocomplete: "current-password")
            .text(FormState(errors: state.errors), type: "password")
        let view = PasskeyListView(
            passkeys: passkeys, offer: offer, proof: proof, state: state, device: visit.source.device,
            host: context.host, csrf: csrfField,
            addresses: .init(
                add: .consolePasskeys, prove: .consoleProvePasskeys, rename: { .consolePasskey($0) },
                remove: { .consoleRemovePasskey($0) }),
            when: { ConsoleFormat.when($0) })
        return answer(ConsolePage("Passkeys", notice: news, main: view.html), status: status)
    }

    /// Lets passkeys be changed for a while. Somebody at an open console must not find the password out by trying.
    fileprivate func provePasskeys() async throws -> Response {
        var state = FormState()
        let attempt: SignInAttempt
        do {
            attempt = try await console.accounts.attempts.begin(
                .platformOperator("proof \(person.id)"), from: context.clientAddress, device: nil)
        } catch {
            state.notice = "Too many tries. \(DeskFormat.waiting(error.wait))"
            return try await passkeyList(state, status: .tooManyRequests)
        }
        guard try await proves(form["password"] ?? "") else {
            state.refuse("password", "This is not your password.")
            return try await passkeyList(state, status: .unprocessableContent)
        }
        _ = await attempt.succeeded()
        guard let next = try await office.platform.write({ [token] in try OperatorSession.renew(token, in: $0) })
        else { return .redirect(to: .consoleSignIn()) }
        return Response.redirect(to: .consolePasskeys).setting(.operatorSession(next), for: context)
    }

    fileprivate func addPasskey() async throws -> Response {
        guard isFresh else { return .redirect(to: .consolePasskeys) }
        var state = FormState(Fields().setting("name", to: form["name"]))
        guard let name = Passkey.name(form["name"] ?? "") else {
            state.refusePasskeyName()
            return try await passkeyList(state, status: .unprocessableContent)
        }
        do {
            guard let answer = NewPasskeyAnswer({ form[$0] }) else { throw PasskeyRefusal.malformed }
            try await office.addPasskey(
                answer, for: person, named: name, ceremony, at: console.addresses.platform, from: visit.source)
            return done(.passkeyAdded, at: .consolePasskeys)
        } catch let refusal as PasskeyRefusal {
            state.refuse(refusal)
            return try await passkeyList(state, status: .unprocessableContent)
        }
    }

    fileprivate func renamePasskey() async throws -> Response {
        let id: PasskeyID = try context.part("passkey")
        guard let passkey = try await office.platform.read({ [owner] in try Passkey.find(id, of: owner, in: $0) })
        else { throw Problem.notFound }
        guard let name = Passkey.name(form["name"] ?? "") else {
            var state = FormState()
            state.notice = "Give it a name of up to 60 characters."
            return try await passkeyList(state, status: .unprocessableContent)
        }
        try await office.platform.write { [origin] in try passkey.rename(to: name, by: origin, in: $0) }
        return done(.renamedPasskey, at: .consolePasskeys)
    }

    fileprivate func removePasskey() async throws -> Response {
        guard isFresh else { return .redirect(to: .consolePasskeys) }
        let id: PasskeyID = try context.part("passkey")
        let isTheirs = try await office.removePasskey(
            id, of: person, at: console.addresses.platform, from: visit.source)
        guard isTheirs else { throw Problem.notFound }
        return done(.passkeyRemoved, at: .consolePasskeys)
    }
}
