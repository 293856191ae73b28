import BackgroundJobs
import Catalog
import Foundation
import Inventory
import Ordering
import People
import Persistence
import Synchronization
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Archives
@testable import Composition

/// A shop with something in every part: what a round trip must not lose.
enum FullShop {
    static func make(_ slug: String, in installation: Installation) async throws -> Tenant {
        let shop = try await TestShop(slug: slug, engine: installation.engine)
        try await shop.database.write { transaction in
            try ShopSeed.plantParts(in: transaction)
            try Staff.create(
                email: try EmailAddress("ada@example.com"), name: "Ada 👩🏽‍💻",
                password: PasswordHash(stored: "$argon2id$x"),
                role: Role.owner, in: transaction)
            try installation.jobs.enqueueRecurring(
                for: .shop(shop.shop.tenant.id), timeZone: "Europe/Berlin", in: transaction)
            try oddRows(in: transaction)
        }
        try await goodsAndOrders(shop)
        try pictures(of: shop.shop.tenant.id, in: installation)
        return shop.shop.tenant
    }

    /// A tree of categories whose ids stand in the wrong order, texts that need escaping, the largest numbers.
    private static func oddRows(in transaction: Transaction) throws {
        let top = CategoryID(high: .max, low: 9)
        try category(top, parent: nil, "top", in: transaction)
        let middle = CategoryID(high: 5, low: 5)
        try category(middle, parent: top, "middle", in: transaction)
        try category(CategoryID(high: 1, low: 1), parent: middle, "leaf", in: transaction)
        for (index, text) in [
            "tab\there", "line\nfeed\r", "back\\slash \\N \\t", "\"quoted\", {braces}", "NULL", "", "é e\u{301}", "日本語",
            "🫖🇮🇪",
        ].enumerated() {
            try transaction.execute(
                """
                INSERT INTO shipping_method (id, name, description, price, position, is_offered)
                VALUES (\(ID<Any>()), \("method \(index)"), \(text), \(Int64.max - Int64(index)), \(index),
                    \(index % 2 == 0))
                """)
        }
        try transaction.execute(
            "INSERT INTO shipping_method (id, name, price, position) VALUES (\(ID<Any>()), 'many', 0, \(Int64.max))")
        try transaction.execute(
            """
            INSERT INTO idempotency_record (key, scope, fingerprint, status, body, created_at)
            VALUES ('k', 's', 'f', 201, \("{\"a\":\"\\u00e9\"}"), \(Int64.min))
            """)
    }

    private static func category(
        _ id: CategoryID, parent: CategoryID?, _ slug: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO category (id, parent_id, slug, title, title_key, description, position)
            VALUES (\(id), \(parent), \(slug), \(slug), \(Array(0..<16) as [UInt8]), '', 0)
            """)
        try transaction.execute(
            "INSERT INTO category_path (descendant_id, ancestor_id, depth) VALUES (\(id), \(id), 0)")
    }

    private static func goodsAndOrders(_ shop: TestShop) async throws {
        let tea = try await shop.add("tea", stock: Quantity(100))
        let cup = try await shop.add("cup-🫖", price: 2_450, stock: Quantity(30))
        for _ in 0..<3 { _ = try await shop.buy([(tea, .one), (cup, Quantity(2))]) }
        // A cart, an open checkout with its hold, a payment that is under way, a refused one.
        _ = try await shop.cart([(tea, Quantity(3))])
        _ = try await shop.readyCheckout([(cup, Quantity(4))])
        let pending = try await shop.readyCheckout([(tea, Quantity(5))])
        _ = try await shop.pay(pending, method: "test_pending")
        let refused = try await shop.readyCheckout([(tea, Quantity(6))])
        await #expect(throws: (any Error).self) { _ = try await shop.pay(refused, method: "test_declined") }
    }

    private static func pictures(of tenant: TenantID, in installation: Installation) throws {
        let folder = installation.mediaDirectory + "/\(tenant)"
        try FileManager.default.createDirectory(atPath: folder + "/deep/er", withIntermediateDirectories: true)
        try Data("<svg/>".utf8).write(to: URL(fileURLWithPath: folder + "/logo-1.svg"))
        try Data(repeating: 7, count: 700_000).write(to: URL(fileURLWithPath: folder + "/deep/er/large.png"))
    }
}

/// A folder for the archives of one test.
struct ArchivePlace: Sendable {
    let folder: String

    static func with(_ body: @escaping @Sendable (ArchivePlace) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stoa-archives-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(ArchivePlace(folder: folder)))
        } catch {
            outcome = .failure(error)
        }
        try FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    func path(_ name: String) -> String { folder + "/" + name }
}

extension Installation {
    func exported(_ tenant: Tenant, to path: String) async throws {
        _ = try await export(tenant, to: path, by: DeskAuthor.program.origin) { _ in }
    }

    func imported(_ path: String, slug: String? = nil) async throws -> Tenant {
        try await importShop(
            from: path, slug: slug.map { Slug(transliterating: $0) }, name: nil, by: DeskAuthor.program.origin
        ) { _ in }
    }

    func cloned(_ tenant: Tenant, as slug: String) async throws -> Tenant {
        try await clone(
            tenant, as: Slug(transliterating: slug), name: "The clone", by: DeskAuthor.program.origin
        ) { _ in }
    }

    func text(of tenant: Tenant) async throws -> String {
        let text = Collected()
        _ = try await dump(tenant.id) { text.append($0) }
        return text.text
    }

    func audit(_ tenant: Tenant) async throws -> BooksAudit {
        try await engine.shop(tenant.id).read { try BooksAudit(in: $0) }
    }

    /// Every file below the data directory that belongs to archives or shops.
    func filesLeft() throws -> [String] {
        guard let all = FileManager.default.enumerator(atPath: options.dataDirectory) else { return [] }
        return all.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: options.dataDirectory + "/" + path, isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }
}

final class Collected: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}
