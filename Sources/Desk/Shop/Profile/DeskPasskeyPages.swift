import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Signing in at the desk with a passkey, and one's own passkeys. They do not stand for the second factor that a role
/// asks for: signing in with the password goes on, and the code is what guards it.
enum DeskPasskeyPages {
    static let routes = [
        DeskRoute.open(.post, .signInPasskey) { try await $0.signInWithPasskey() },
        DeskRoute.own(.get, .passkeys) { try await $0.passkeyList(FormState()) },
        DeskRoute.own(.post, .passkeys) { try await $0.addPasskey() }.proved,
        DeskRoute.own(.post, .provePasskeys) { _ in .redirect(to: .desk(.passkeys)) }.proved,
        DeskRoute.own(.post, .passkey) { try await $0.renamePasskey() },
        DeskRoute.own(.post, .removePasskey) { try await $0.removePasskey() }.proved,
    ]
}

extension DeskVisit {
    /// For a browser before it has a session.
    /// - Parameter mark: what its cookie says.
    func passkeyCeremony(_ mark: AccessToken) -> PasskeyCeremony {
        passkeyCeremony(browser: "browser/\(Session.formToken(for: mark))")
    }

    func passkeyCeremony(browser: String) -> PasskeyCeremony {
        let party = RelyingParty(
            id: context.host, origin: context.origin, name: "\(shop.settings.name) desk", place: "\(shop.tenant.id)")
        return PasskeyCeremony(party, browser: browser, vault: desk.accounts.vault)
    }

    fileprivate func signInWithPasskey() async throws -> Response {
        try await context.limits.take(.signIn)
        guard let mark = visitToken, let answer = PasskeyAnswer({ form[$0] }),
            let entrance = try await office.signIn(
                answer, passkeyCeremony(mark), knownDevice: knownDevice, from: source)
        else {
            var state = FormState(Fields().setting("next", to: form["next"]))
            state.notice = PasskeyDoor.refused
            return try signInDoor(state, status: .unprocessableContent)
        }
        let device = desk.accounts.attempts.introduce(
            .staff(entrance.staff.email, in: "\(shop.tenant.id)"), device: context.cookies[.knownDevice])
        return try await welcome(entrance.signIn, to: form["next"].flatMap { SiteURL(deskPage: $0) } ?? .desk)
            .setting(.knownDevice(device), for: context)
    }
}

extension DeskCall {
    private var ceremony: PasskeyCeremony { visit.passkeyCeremony(browser: "session/\(session.id)") }

    fileprivate func passkeyList(
        _ state: FormState, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let account = try ownAccount
        let passkeys = try await database.read { try Passkey.all(of: .staff(account.id), in: $0) }
        let offer = isFresh ? try ceremony.offer(to: account.email, called: account.name, besides: passkeys) : nil
        let view = PasskeyListView(
            passkeys: passkeys, offer: offer, proof: HTML(), state: state, device: visit.source.device,
            host: context.host, csrf: csrfField,
            addresses: .init(
                add: .desk(.passkeys), prove: .desk(.provePasskeys), rename: { .desk(.passkey, "\($0)") },
                remove: { .desk(.removePasskey, "\($0)") }),
            when: { formats.when($0) })
        return answer(
            DeskPage("Passkeys", parent: ("Your profile", .desk(.profile)), notice: news, main: view.html),
            status: status)
    }

    fileprivate func addPasskey() async throws -> Response {
        let account = try ownAccount
        var state = FormState(Fields().setting("name", to: form["name"]))
        guard let name = Passkey.name(form["name"] ?? "") else {
            state.refusePasskeyName()
            return try await passkeyList(state, status: .unprocessableContent)
        }
        do {
            guard let answer = NewPasskeyAnswer({ form[$0] }) else { throw PasskeyRefusal.malformed }
            try await office.addPasskey(answer, for: account, named: name, ceremony, from: visit.source)
            return done(.passkeyAdded, at: .desk(.passkeys))
        } catch let refusal as PasskeyRefusal {
            state.refuse(refusal)
            return try await passkeyList(state, status: .unprocessableContent)
        }
    }

    fileprivate func renamePasskey() async throws -> Response {
        let (account, id): (Staff, PasskeyID) = (try ownAccount, try context.part("passkey"))
        guard let passkey = try await database.read({ try Passkey.find(id, of: .staff(account.id), in: $0) }) else {
            throw Problem.notFound
        }
        guard let name = Passkey.name(form["name"] ?? "") else {
            var state = FormState()
            state.notice = "Give it a name of up to 60 characters."
            return try await passkeyList(state, status: .unprocessableContent)
        }
        try await database.write { [author] in try passkey.rename(to: name, by: author.origin, in: $0) }
        return done(.renamed, at: .desk(.passkeys))
    }

    fileprivate func removePasskey() async throws -> Response {
        let (account, id): (Staff, PasskeyID) = (try ownAccount, try context.part("passkey"))
        guard try await office.removePasskey(id, of: account, from: visit.source) else { throw Problem.notFound }
        return done(.passkeyRemoved, at: .desk(.passkeys))
    }
}
