import Catalog
import Inventory
public import Ordering
import Payments
import Persistence
public import Tenancy
import Vocabulary

/// Measures `confirm` alone: everything before it is prepared.
public struct PurchaseBenchmark: Sendable {
    private let shop: Shop
    private let till: Till

    public init(shop: Shop, till: Till) {
        self.shop = shop
        self.till = till
    }

    /// Times in milliseconds.
    public struct Result: Sendable {
        public let ordersPerSecond: Double
        public let median: Double
        public let percentile99: Double
    }

    public func run(orders: Int, clients: Int) async throws -> Result {
        let goods = try await stockUp(for: orders)
        let buyer = ProofBuyer(shop: shop, till: till)
        let purchases = try await inParallel(orders, clients: clients) { number in
            try await buyer.checkOut([(goods[number % goods.count], .one)])
        }
        let clock = ContinuousClock()
        let start = clock.now
        let times = try await inParallel(orders, clients: clients) { number in
            let began = clock.now
            _ = try await purchases[number].confirm()
            return clock.now - began
        }.sorted()
        let seconds = (clock.now - start) / .seconds(1)
        return Result(
            ordersPerSecond: Double(orders) / seconds, median: times[times.count / 2] / .milliseconds(1),
            percentile99: times[times.count * 99 / 100] / .milliseconds(1))
    }

    private func stockUp(for orders: Int) async throws -> [VariantID] {
        try await shop.database.write { transaction in
            try ShippingMethod(name: "Standard", price: Money(490, shop.settings.currency))
                .save(position: 0, in: transaction)
            return try (0..<50).map { number in
                let title = "Benchmark product \(number)"
                let saved = try Products.save(
                    ProductDraft(
                        slug: Slug(transliterating: title), title: title, variants: [VariantDraft(price: 1990)]),
                    at: .now, in: transaction)
                try Stock.receive(Quantity(orders), of: saved.variants[0], in: transaction)
                return saved.variants[0]
            }
        }
    }

    private func inParallel<Value: Sendable>(
        _ count: Int, clients: Int, _ work: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: [Value].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var values: [Value] = []
                    for number in stride(from: client, to: count, by: clients) {
                        values.append(try await work(number))
                    }
                    return values
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
