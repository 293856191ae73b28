import Composition
import HTTPTypes
import Infrastructure
import People
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import API
@testable import Web

/// A shop whose desk is called with apps, and another one beside it with an owner of the same address and password.
struct StaffAPIShop: Sendable {
    static let owner = "ada@example.com"
    static let password = "eight tall ships"

    let installation: Installation
    let shop: Shop
    let other: Shop
    let client: APIClient

    var database: any Database { shop.database }
    /// The other shop, through the same door.
    var elsewhere: APIClient { client.at("coffee.localhost") }

    static func run(
        on engine: TestEngine, _ body: @escaping @Sendable (StaffAPIShop) async throws -> Void
    ) async throws {
        try await WholeInstallation.run(on: engine) { try await body(try await StaffAPIShop($0)) }
    }

    private init(_ installation: Installation) async throws {
        self.installation = installation
        let hash = try await PasswordHasher.shared.hash(Self.password)
        func make(_ slug: String) async throws -> Shop {
            try await installation.makeShop(
                NewTenant(slug: Slug(transliterating: slug), settings: .test),
                ShopSeed(
                    settings: .test, owner: .init(email: try EmailAddress(Self.owner), name: "Ada", password: hash)))
        }
        (shop, other) = (try await make("tea"), try await make("coffee"))
        client = APIClient(door: installation.responder(), host: "tea.localhost")
    }

    /// Somebody else who works here.
    @discardableResult
    func add(_ name: String, role: String) async throws -> StaffID {
        let hash = try await PasswordHasher.shared.hash(Self.password)
        return try await database.write { transaction in
            try Staff.create(
                email: EmailAddress("\(name)@example.com"), name: name, password: hash, role: role, in: transaction)
        }
    }

    /// A customer with a proved address and the same password.
    func addCustomer(_ email: String) async throws {
        let (address, hash) = (try EmailAddress(email), try await PasswordHasher.shared.hash(Self.password))
        try await database.write { transaction in
            let id = try Customer.register(
                email: address, name: "Carla", password: hash, locale: "en", in: transaction)
            try Customer.markVerified(id, address, in: transaction)
        }
    }

    func signIn(
        _ email: String = owner, password: String = password, code: String? = nil, at client: APIClient? = nil
    ) async throws -> APIAnswer {
        var members = [
            JSONMember("email", .string(email)), JSONMember("password", .string(password)),
        ]
        if let code { members.append(JSONMember("code", .string(code))) }
        return try await (client ?? self.client).post("/auth/login", .object(members))
    }

    /// An app that somebody has signed in with.
    func app(_ email: String = owner, at client: APIClient? = nil) async throws -> StaffApp {
        let answer = try await signIn(email, at: client)
        try #require(answer.status == 200, "\(answer.text)")
        return StaffApp(client: client ?? self.client, answer)
    }

    func customerApp(_ email: String) async throws -> StaffApp {
        let answer = try await client.post(
            "/store/auth/login", ["email": .string(email), "password": .string(Self.password)])
        try #require(answer.status == 200, "\(answer.text)")
        return StaffApp(client: client, answer)
    }

    func id(of email: String = owner) async throws -> StaffID {
        try await database.read { try #require(try Staff.find(EmailAddress(email), in: $0)).id }
    }

    func actions() async throws -> [String] {
        try await database.read { try $0.values("SELECT action FROM audit_event ORDER BY number") }
    }
}

/// What an app holds once it is signed in.
struct StaffApp: Sendable {
    let client: APIClient
    let access: String
    let refresh: String

    init(client: APIClient, _ answer: APIAnswer) {
        self.init(client: client, access: answer["accessToken"].text ?? "", refresh: answer["refreshToken"].text ?? "")
    }

    init(client: APIClient, access: String, refresh: String = "") {
        (self.client, self.access, self.refresh) = (client, access, refresh)
    }

    private var headers: [String: String] { ["Authorization": "Bearer \(access)"] }

    func get(_ path: String) async throws -> APIAnswer { try await client.get(path, headers: headers) }

    func post(_ path: String, _ body: JSONValue = [:], key: String? = nil) async throws -> APIAnswer {
        try await client.post(path, body, key: key, headers: headers)
    }

    func put(_ path: String, _ body: JSONValue) async throws -> APIAnswer {
        try await client.put(path, body, headers: headers)
    }

    func delete(_ path: String) async throws -> APIAnswer { try await client.delete(path, headers: headers) }

    func refreshed(_ token: String? = nil) async throws -> APIAnswer {
        try await client.post("/auth/refresh", ["refreshToken": .string(token ?? refresh)])
    }
}
