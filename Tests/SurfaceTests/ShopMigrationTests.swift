import Composition
import Foundation
import Logging
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@Suite("Migrating every shop")
struct ShopMigrationTests {
    @Test("a bad shop is named and passed over, and a second run finishes it", arguments: TestEngine.available)
    func badShop(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let tenants = try await place.withEngine(migrations: .beforeNow) { engine in
                var tenants: [TenantID] = []
                for _ in 0..<9 {
                    let tenant = TenantID()
                    try await engine.createShop(tenant)
                    tenants.append(tenant)
                }
                return tenants
            }
            let registered = tenants.enumerated().map { number, id in
                Tenant(id: id, slug: Slug("shop-\(number)")!, name: "Shop", createdAt: .now)
            }
            try await place.damage(tenants[4])
            try await place.withInstallation { installation in
                var steps: [Int] = []
                let failures = await installation.migrateShops(registered) { steps.append($0) }
                #expect(failures.map(\.tenant.id) == [tenants[4]])
                #expect(steps == Array(1...9))
                for tenant in tenants where tenant != tenants[4] {
                    let products = try await installation.summary(of: tenant).products
                    #expect(products == 0, "its tables are there")
                }
            }
            try await place.mend(tenants[4])
            try await place.withInstallation { installation in
                let failures = await installation.migrateShops(registered)
                #expect(failures.isEmpty)
                let orders = try await installation.summary(of: tenants[4]).orders
                #expect(orders == 0)
            }
        }
    }
}

extension Migrations {
    /// An older program: the last steps of the shop's schema are not in it.
    fileprivate static let beforeNow = Migrations(
        platform: all.platform, shop: Array(all.shop.prefix(all.shop.count / 2)))
}

extension TestPlace {
    fileprivate func withInstallation(_ body: (Installation) async throws -> Void) async throws {
        let options =
            switch self {
            case .directory(let path): InstallationOptions(dataDirectory: path)
            case .server(let url):
                InstallationOptions(
                    dataDirectory: FileManager.default.temporaryDirectory.appending(path: "stoa-migration").path,
                    databaseURL: url)
            }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let installation = try await Installation.open(options, logger: logger)
        do {
            try await body(installation)
            await installation.close()
        } catch {
            await installation.close()
            throw error
        }
    }

    /// Makes a shop's database unusable: its file is garbage, or the server knows of none.
    fileprivate func damage(_ tenant: TenantID) async throws {
        switch self {
        case .directory(let path):
            let file = "\(path)/tenants/\(tenant).sqlite"
            try FileManager.default.moveItem(atPath: file, toPath: file + ".kept")
            try Data("this was a database once, before the disk was full".utf8).write(to: URL(filePath: file))
        case .server:
            try await withEngine(migrations: .beforeNow) { engine in
                _ = try await engine.platform.write {
                    try $0.execute("DELETE FROM shop_database WHERE tenant_id = \(tenant)")
                }
            }
        }
    }

    fileprivate func mend(_ tenant: TenantID) async throws {
        switch self {
        case .directory(let path):
            let file = "\(path)/tenants/\(tenant).sqlite"
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.moveItem(atPath: file + ".kept", toPath: file)
        case .server:
            try await withEngine(migrations: .all) { try await $0.createShop(tenant) }
        }
    }
}
