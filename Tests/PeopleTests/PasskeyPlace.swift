import BackgroundJobs
import Infrastructure
import Persistence
import TestEngines
import TestPasskeys
import Testing
import Vocabulary

@testable import People

/// A shop at https://tea.example, another one, and a browser that devices are plugged into.
struct PasskeyPlace: Sendable {
    /// What came of a sign-in.
    enum Outcome: Equatable {
        case owner(PasskeyOwner)
        case refused(PasskeyRefusal)
        case copied(PasskeyID)
    }

    let database: any Database
    let other: any Database
    let vault: Vault
    let ceremony: PasskeyCeremony

    static func vault() throws -> Vault { try Vault(current: [UInt8](repeating: 7, count: 32)) }

    static func ceremony(_ vault: Vault, browser: String = "browser", at place: String = "tea") -> PasskeyCeremony {
        PasskeyCeremony(
            RelyingParty(id: "tea.example", origin: PasskeyTests.origin, name: "Tea", place: place),
            browser: browser, vault: vault)
    }

    static func run(on engine: TestEngine, _ body: (PasskeyPlace) async throws -> Void) async throws {
        let migrations = Migrations(
            platform: PeopleMigrations.platform, shop: JobTable.shop + PeopleMigrations.all)
        try await engine.withEngine(migrations: migrations) { engine in
            let (tea, coffee) = (TenantID(), TenantID())
            for tenant in [tea, coffee] { try await engine.createShop(tenant) }
            let vault = try vault()
            try await body(
                PasskeyPlace(
                    database: try await engine.shop(tea), other: try await engine.shop(coffee), vault: vault,
                    ceremony: ceremony(vault)))
        }
    }

    func offer() throws -> PasskeyOffer {
        try ceremony.offer(to: "ada@example.com", called: "Ada", besides: [], at: PasskeyTests.now)
    }

    @discardableResult
    func add(
        _ device: inout Authenticator, for owner: PasskeyOwner, by origin: AuditTrail.Origin? = nil,
        _ change: (inout Authenticator.Draft) -> Void = { _ in }
    ) async throws -> Passkey {
        let present = try await all(of: owner)
        let offer = try ceremony.offer(to: "ada@example.com", called: "Ada", besides: present, at: PasskeyTests.now)
        return try await add(try device.make(offer.options, change), for: owner, by: origin)
    }

    @discardableResult
    func add(
        _ fields: [String: String], for owner: PasskeyOwner, by origin: AuditTrail.Origin? = nil
    ) async throws -> Passkey {
        let answer = try #require(NewPasskeyAnswer { fields[$0] })
        return try await database.write { [ceremony] transaction in
            try Passkey.add(
                answer, for: owner, named: "Phone", ceremony, by: origin, at: PasskeyTests.now, in: transaction)
        }
    }

    func recognise(
        _ device: inout Authenticator, _ kind: PasskeyOwner.Kind = .customer,
        _ change: (inout Authenticator.Draft) -> Void = { _ in }
    ) async throws -> Outcome {
        try await recognise(try device.use(try ceremony.question(at: PasskeyTests.now), change), kind)
    }

    func recognise(
        _ fields: [String: String], _ kind: PasskeyOwner.Kind = .customer, by other: PasskeyCeremony? = nil,
        at instant: Instant = PasskeyTests.now, in database: (any Database)? = nil
    ) async throws -> Outcome {
        let answer = try #require(PasskeyAnswer { fields[$0] })
        let ceremony = other ?? ceremony
        return try await (database ?? self.database).write { transaction in
            switch try Passkey.recognise(answer, kind, ceremony, at: instant, in: transaction) {
            case .recognised(let passkey): .owner(passkey.owner)
            case .refused(let refusal): .refused(refusal)
            case .copied(let passkey): .copied(passkey.id)
            }
        }
    }

    func all(of owner: PasskeyOwner) async throws -> [Passkey] {
        try await database.read { try Passkey.all(of: owner, in: $0) }
    }

    /// How many challenges were used up.
    func spent() async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM spent_challenge") } ?? 0
    }
}
