import API
import Composition
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Vocabulary

@testable import Desk
@testable import Web

/// Two shops of one installation, with everybody who may knock at the first.
struct TwoShops: Sendable {
    static let operatorKey = "the-key-of-the-operators-0123456789"

    let installation: Installation
    let door: FrontDoor
    let tea: Tenant
    let coffee: Tenant
    private let customer: CustomerID
    private let neighbour: CustomerID
    private let staff: [String: StaffID]
    private let sellers: [CallerKind: StaffID]
    private let otherOwner: StaffID
    private let keys: [Permission: String]
    private let otherKey: String
    private let person: OperatorID
    private let cart: String

    static func run(on engine: TestEngine, _ body: @escaping @Sendable (TwoShops) async throws -> Void) async throws {
        let rule = SignUpRule(operatorKey: Secret(operatorKey))
        try await WholeInstallation.run(on: engine, signUp: rule) { installation in
            try await body(try await TwoShops(installation))
        }
    }

    private init(_ installation: Installation) async throws {
        self.installation = installation
        door = installation.responder()
        tea = try await installation.makeShop("tea")
        coffee = try await installation.makeShop("coffee")
        let shop = try await installation.engine.shop(tea.id)
        let other = try await installation.engine.shop(coffee.id)
        customer = try await Self.customer("ada@example.com", in: shop)
        neighbour = try await Self.customer("ada@example.com", in: other)
        staff = try await shop.write { transaction in
            try Role.seed(in: transaction)
            return try CallerKind.roles.reduce(into: [:]) { staff, role in
                staff[role] = try Self.member("\(role)@example.com", role, in: transaction)
            }
        }
        sellers = try await shop.write { transaction in
            [
                .vendor: try Self.seller("kiln", in: transaction),
                .otherVendor: try Self.seller("loom", in: transaction),
            ]
        }
        let owner = staff[Role.owner] ?? StaffID()
        keys = try await shop.write { transaction in
            try Permission.allCases.reduce(into: [:]) { keys, permission in
                keys[permission] = try APIKey.create(
                    permission.rawValue, scopes: [permission], expiresAt: nil, by: owner, in: transaction
                ).key
            }
        }
        (otherOwner, otherKey) = try await other.write { transaction in
            try Role.seed(in: transaction)
            let owner = try Self.member("owner@example.com", Role.owner, in: transaction)
            let key = try APIKey.create(
                "all", scopes: Set(Permission.allCases), expiresAt: nil, by: owner, in: transaction)
            return (owner, key.key)
        }
        person = try await installation.engine.platform.write { transaction in
            try Operator.create(
                email: EmailAddress("olga@example.com"), name: "Olga", password: PasswordHash(stored: "…"),
                in: transaction)
        }
        let token = AccessToken()
        _ = try await shop.write { try Cart.create(token: token, currency: .eur, in: $0) }
        cart = token.text
    }

    private static func customer(_ email: String, in database: any Database) async throws -> CustomerID {
        let address = try EmailAddress(email)
        return try await database.write { transaction in
            try Customer.register(
                email: address, name: "Ada", password: PasswordHash(stored: "…"), locale: "en", in: transaction)
        }
    }

    private static func member(
        _ email: String, _ role: String, in transaction: Transaction
    ) throws -> StaffID {
        try Staff.create(
            email: EmailAddress(email), name: role, password: PasswordHash(stored: "…"), role: role, in: transaction)
    }

    /// Somebody who sells for a vendor of this name.
    private static func seller(_ name: String, in transaction: Transaction) throws -> StaffID {
        let vendor = try Vendor.add(
            name, email: EmailAddress("\(name)@example.com"), by: .program, in: transaction)
        return try Staff.create(
            email: EmailAddress("seller@\(name).example.com"), name: name, password: PasswordHash(stored: "…"),
            role: Role.vendor, vendor: vendor.id, in: transaction)
    }

    /// For whom a seller sells.
    func vendor(of caller: CallerKind) async throws -> VendorID {
        let id = sellers[caller] ?? StaffID()
        let member = try await installation.engine.shop(tea.id).read { try Staff.find(id, in: $0) }
        return member?.vendor ?? VendorID()
    }

    // MARK: - Credentials

    /// Fresh ones for everybody: what one route ends is whole for the next.
    /// - Parameter isTeaAlone: nothing is written in the second shop.
    func credentials(ofTeaAlone isTeaAlone: Bool = false) async throws -> [CallerKind: Credentials] {
        var all: [CallerKind: Credentials] = [.nobody: Credentials()]
        all[.guest] = Credentials(cookies: ["cart": cart], cartToken: cart)
        all[.customer] = try await signedIn(.customer, [customer.of(PersonScope.self)], in: tea)[0]
        if !isTeaAlone {
            all[.neighbour] = try await signedIn(.customer, [neighbour.of(PersonScope.self)], in: coffee)[0]
            all[.otherOwner] = try await signedIn(.staff, [otherOwner.of(PersonScope.self)], in: coffee)[0]
        }
        let names = staff.keys.sorted()
        let people = names.compactMap { staff[$0]?.of(PersonScope.self) }
        for (name, credentials) in zip(names, try await signedIn(.staff, people, in: tea)) {
            all[.role(name)] = credentials
        }
        let kinds = Array(sellers.keys)
        let persons = kinds.compactMap { sellers[$0]?.of(PersonScope.self) }
        for (kind, credentials) in zip(kinds, try await signedIn(.staff, persons, in: tea)) { all[kind] = credentials }
        for (permission, key) in keys { all[.key(permission)] = Credentials(bearer: key) }
        all[.otherKey] = Credentials(bearer: otherKey)
        all[.operatorKey] = Credentials(bearer: Self.operatorKey)
        all[.consoleOperator] = try await console()
        return all
    }

    private func signedIn(_ audience: Audience, _ people: [PersonID], in tenant: Tenant) async throws -> [Credentials] {
        let database = try await installation.engine.shop(tenant.id)
        let device = Device(address: "192.0.2.1", userAgent: "Test")
        let (sessions, families) = try await database.write { transaction in
            (
                try people.map { try Session.begin(audience, $0, on: device, in: transaction) },
                try people.map { try RefreshToken.begin(audience, $0, on: device, in: transaction) }
            )
        }
        let cookie: CookieName = audience == .customer ? .customerSession : .staffSession
        var all: [Credentials] = []
        for (index, person) in people.enumerated() {
            let bearer = try await installation.accessTokens.sign(
                audience, person, families[index].family, provedAt: families[index].provedAt, tenant: tenant.id,
                database: database)
            all.append(
                Credentials(
                    bearer: bearer, cookies: [cookie.text: sessions[index].text],
                    formToken: Session.formToken(for: sessions[index])))
        }
        return all
    }

    private func console() async throws -> Credentials {
        let token = try await installation.engine.platform.write { [person] in
            try OperatorSession.begin(for: person, in: $0)
        }
        let form = CSRFToken(secret: Array(token.text.utf8)).token(session: ConsoleCall.csrfScope)
        return Credentials(cookies: [CookieName.operatorSession.text: token.text], formToken: form)
    }

    /// A knock at the first shop's door, or the platform's for what belongs to it.
    func knock(at route: DeclaredRoute) -> Knock {
        Knock(door: door, host: route.surface == .console ? "localhost" : "tea.localhost")
    }
}
