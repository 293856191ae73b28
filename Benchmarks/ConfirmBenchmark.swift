import ArgumentParser
import Catalog
import Composition
import Foundation
import Inventory
import Logging
import Ordering
import Persistence
import Tenancy
import Vocabulary

/// How many orders a second `confirm` places: order, lines, stock, payment and cart, durable, with the test provider.
struct ConfirmBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirms prepared checkouts in parallel and prints the rate.")

    @Option(help: "A PostgreSQL address; SQLite in a fresh directory when left out.")
    var databaseURL: String?
    @Option(help: "How many checkouts to confirm.")
    var orders = 3000
    @Option(help: "How many at once.")
    var clients = 16

    func run() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("stoa-bench-\(ID<Any>())").path
        defer { removeQuietly(directory) }
        let installation = try await Installation.open(
            InstallationOptions(dataDirectory: directory, databaseURL: databaseURL),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let slug = Slug(transliterating: "bench-\(ID<Any>())")
        let shop = try await installation.directory.create(
            NewTenant(
                slug: slug,
                settings: ShopSettings(name: "Bench", currency: .eur, country: .germany, testPayments: true)))
        let proof = PurchaseBenchmark(shop: shop, till: Till(shop: shop, providers: installation.providers))
        let result = try await proof.run(orders: orders, clients: clients)
        print(
            String(
                format: "%@ confirm: %.0f orders/s, p50 %.2f ms, p99 %.2f ms (%d orders, %d clients)",
                installation.engine.dialect.rawValue, result.ordersPerSecond, result.median, result.percentile99,
                orders, clients))
        if databaseURL != nil { try await installation.engine.deleteShop(shop.tenant.id) }
        await installation.close()
    }

    /// What a benchmark leaves in the temporary directory is no reason to fail it.
    private func removeQuietly(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}
