import Composition
import HTTPTypes
import Infrastructure
import Messaging
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import People
@testable import Web

/// A shop with an owner, and browsers at its desk.
struct DeskPlace: Sendable {
    static let owner = "ada@example.com"
    static let password = "eight tall ships"

    let installation: Installation
    let shop: Shop

    static func run(
        on engine: TestEngine, _ body: @escaping @Sendable (DeskPlace) async throws -> Void
    ) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            try await body(try await DeskPlace(installation, slug: "tea"))
        }
    }

    init(_ installation: Installation, slug: String) async throws {
        self.installation = installation
        let hash = try await PasswordHasher.shared.hash(Self.password)
        shop = try await installation.makeShop(
            NewTenant(slug: Slug(transliterating: slug), settings: .test),
            ShopSeed(settings: .test, owner: .init(email: try EmailAddress(Self.owner), name: "Ada", password: hash)))
    }

    var host: String { "\(shop.tenant.slug).localhost" }

    /// A browser that nobody has used.
    func browser() -> ConsoleBrowser { ConsoleBrowser(installation, host: host) }

    /// A browser with somebody signed in.
    func signedIn(_ email: String = owner, _ password: String = password) async throws -> ConsoleBrowser {
        let browser = browser()
        let answer = try await signIn(browser, email, password)
        try #require(answer.status == 303)
        return browser
    }

    @discardableResult
    func signIn(
        _ browser: ConsoleBrowser, _ email: String = owner, _ password: String = password, next: String? = nil
    ) async throws -> ConsoleAnswer {
        _ = try await browser.get("/desk/sign-in")
        var fields: Fields = ["email": email, "password": password]
        if let next { fields = fields.setting("next", to: next) }
        return try await browser.post("/desk/sign-in", fields)
    }

    /// Somebody else who works here.
    @discardableResult
    func add(_ name: String, role: String) async throws -> StaffID {
        let hash = try await PasswordHasher.shared.hash(Self.password)
        return try await shop.database.write { transaction in
            try Staff.create(
                email: EmailAddress("\(name)@example.com"), name: name, password: hash, role: role, in: transaction)
        }
    }

    var ownerID: StaffID {
        get async throws {
            try await shop.database.read { try #require(try Staff.find(EmailAddress(Self.owner), in: $0)).id }
        }
    }

    /// The actions of the audit trail, oldest first.
    func actions() async throws -> [String] {
        try await shop.database.read { try $0.values("SELECT action FROM audit_event ORDER BY number") }
    }

    func events(_ action: String) async throws -> [AuditEvent] {
        var filter = AuditTrail.Filter()
        filter.action = action
        let asked = filter
        return try await shop.database.read { try AuditTrail.list(asked, in: $0) }
    }

    /// The mails of a kind, newest first.
    func mails(_ kind: MailKind) async throws -> [MailRecord] {
        try await shop.database.read { try MailRecord.list(in: $0) }.filter { $0.kind == kind }
    }

    /// The path that the newest mail of a kind leads to.
    func link(_ kind: MailKind) async throws -> String {
        let mail = try #require(try await mails(kind).first)
        let found = try #require(mail.text.firstRange(of: "/desk/"))
        return String(mail.text[found.lowerBound...].prefix { !$0.isWhitespace })
    }

    /// Lets the last proof of every session be long ago.
    func age() async throws {
        try await shop.database.write { _ = try $0.execute("UPDATE session SET proved_at = 0") }
    }
}

extension ConsoleAnswer {
    /// The value of a hidden field.
    func hidden(_ name: String) -> String? {
        guard let found = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[found.upperBound...].prefix { $0 != "\"" })
    }

    /// What stands in the first `<code>` after `mark`.
    func code(after mark: String) -> String? {
        guard let place = text.firstRange(of: mark),
            let found = text[place.upperBound...].firstRange(of: "<code>")
        else { return nil }
        return String(text[found.upperBound...].prefix { $0 != "<" })
    }
}
