import Composition
import HTTPTypes
import People
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@testable import Web

/// Ids are no secrets: whoever knows one of another shop, or of another shopper, gets nothing for it.
@Suite("Ids of others", .serialized)
struct ForeignIDTests {
    /// Everything of a shop that a page or the API may name by its id.
    private static let tables = [
        "staff", "session", "api_key", "staff_invitation", "customer", "customer_address", "cart", "checkout", "orders",
        "security_alert", "mail", "passkey", "vendor",
    ]
    /// What stands only in the rows of others.
    private static let marks = ["Secret Lane", "hidden@example.org", "Hidden Hilda"]

    @Test("no id of another shop shows or changes anything, whoever asks", arguments: TestEngine.available)
    func otherShop(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            let other = try await shops.installation.engine.shop(shops.coffee.id)
            let ids = try await Self.fill(other)
            #expect(ids.count >= 7)
            let before = try await shops.installation.dump(shops.coffee.id)
            for route in DeclaredRoute.all where route.takesID && route.surface != .console && !route.isOfPlatform {
                let credentials = try await shops.credentials(ofTeaAlone: true)
                for caller in [CallerKind.customer, .role("owner"), .vendor, .guest] {
                    try await Self.knock(ids, at: route, as: try #require(credentials[caller]), in: shops, caller)
                }
            }
            #expect(try await shops.installation.dump(shops.coffee.id) == before)
        }
    }

    @Test("no id of another shopper of the same shop shows or changes anything", arguments: TestEngine.available)
    func otherShopper(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            let shop = try await shops.installation.engine.shop(shops.tea.id)
            let ids = try await Self.fill(shop)
            let before = try await Self.hidden(in: shop)
            for route in DeclaredRoute.all where route.takesID && [.storefront, .api].contains(route.surface) {
                switch route.rule {
                case .customer, .cartHolder, .anyone, .orderHolder: break
                case .provenByBody, .account, .staff, .holders, .vendor, .applicant, .platformOperator: continue
                }
                if route.isOfPlatform { continue }
                let credentials = try await shops.credentials(ofTeaAlone: true)
                for caller in [CallerKind.customer, .guest] {
                    try await Self.knock(ids, at: route, as: try #require(credentials[caller]), in: shops, caller)
                }
            }
            #expect(try await Self.hidden(in: shop) == before)
        }
    }

    private static func knock(
        _ ids: [String], at route: DeclaredRoute, as shown: Credentials, in shops: TwoShops, _ caller: CallerKind
    ) async throws {
        for id in ids {
            let path = route.filled { _ in id }
            let answer = try await shops.knock(at: route).send(
                route.method, path, as: shown, isAPI: route.surface == .api, form: ["name": "Changed"])
            #expect(answer.status < 500, "\(caller) at \(route) with \(id): \(answer.status)")
            // A change of what is not there is refused; pages may be empty.
            #expect(
                route.method == .get || answer.status >= 300,
                "\(caller) at \(route) with \(id): \(answer.status) \(answer.text.prefix(200))")
            for mark in marks {
                #expect(!answer.text.contains(mark), "\(caller) at \(route) with \(id) shows \(mark)")
            }
        }
    }

    // MARK: - What is to stay hidden

    /// Fills a shop with a row of everything, and says their ids.
    private static func fill(_ database: any Database) async throws -> [String] {
        let address = try Address.validated(
            AddressDraft(
                name: "Hidden Hilda", line1: "7 Secret Lane", city: "Berlin", postalCode: "10115", country: "DE"))
        return try await database.write { transaction in
            let customer = try Customer.register(
                email: EmailAddress("hidden@example.org"), name: "Hidden Hilda", password: PasswordHash(stored: "…"),
                locale: "en", in: transaction)
            _ = try CustomerAddress.add(address, to: customer, in: transaction)
            _ = try Session.begin(
                .customer, customer.of(PersonScope.self),
                on: Device(address: "198.51.100.9", userAgent: "hidden@example.org"), in: transaction)
            try passkey(of: customer, in: transaction)
            let author = DeskAuthor.program
            _ = try StaffInvitation.invite(
                EmailAddress("hidden@example.org"), as: "support", by: author, in: transaction)
            _ = try Vendor.add(
                "Hidden Hilda's", email: EmailAddress("hidden@example.org"), by: author, in: transaction)
            _ = try SecurityWatch.look(in: transaction)
            return try ids(in: transaction)
        }
    }

    private static func passkey(of customer: CustomerID, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO passkey (id, owner_kind, owner_id, rp_id, credential_id, user_handle, algorithm, public_key,
                sign_count, is_backup_eligible, is_backed_up, name, created_at)
            VALUES (\(PasskeyID()), 'customer', \(customer), 'tea.localhost', \([UInt8](1...16)), \([UInt8](1...16)),
                -7, \([UInt8](1...16)), 0, TRUE, TRUE, 'Hidden Hilda', \(Instant.now))
            """)
    }

    private static func ids(in transaction: ReadTransaction) throws -> [String] {
        try tables.flatMap { table -> [String] in
            let ids: [ID<Any>] = try transaction.values("SELECT id FROM \(SQL(trusted: table)) ORDER BY id")
            // The first and the last: what the test made, and what was there.
            return Set([ids.first, ids.last].compactMap { $0 }).map { "\($0)" }
        }
    }

    /// The rows of the hidden customer as they are.
    private static func hidden(in database: any Database) async throws -> [String] {
        try await database.read { transaction in
            let email = try EmailAddress("hidden@example.org")
            guard let customer = try Customer.find(email, in: transaction) else { return [] }
            let addresses = try CustomerAddress.all(of: customer.id, in: transaction).map { "\($0)" }
            let sessions = try Session.all(of: customer.id.of(PersonScope.self), .customer, in: transaction)
            let passkeys = try Passkey.all(of: .customer(customer.id), in: transaction)
            return addresses + sessions.map { "\($0)" } + passkeys.map { "\($0)" } + ["\(customer)"]
        }
    }
}
