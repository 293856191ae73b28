import Infrastructure
import Catalog
import Inventory
public import Ordering
import Payments
import Persistence
public import Tenancy
import Vocabulary

/// Sends many buyers at once after too few goods, and counts what came of it.
public struct OversellProof: Sendable {
    /// What the buyers want and how they behave.
    public enum Scenario: String, CaseIterable, Sendable {
        /// Everybody wants one piece of the same thing.
        case single
        /// Carts of two lines, which share their variants with the carts of others.
        case shared
        /// Like `single`, but every third buyer leaves while paying.
        case abandon
    }

    public let scenario: Scenario
    /// Pieces of each of the goods.
    public let stock: Int
    public let buyers: Int
    /// How many buy at the same moment.
    public let parallel: Int

    public init(scenario: Scenario, stock: Int, buyers: Int, parallel: Int) {
        self.scenario = scenario
        self.stock = stock
        self.buyers = buyers
        self.parallel = parallel
    }

    /// What came of it.
    public struct Report: Sendable, Equatable {
        public var sold = 0
        public var toldOutOfStock = 0
        public var abandoned = 0
        /// Pieces on hand, held and allocated in the end, over all goods.
        public var onHand = 0
        public var held = 0
        public var allocated = 0
        /// What the shop's books say afterwards.
        public var audit: BooksAudit?

        /// Whether nothing was sold that was not there, and nothing was lost.
        public var isProven: Bool {
            held == 0 && allocated <= onHand && audit?.isClean == true
        }
    }

    /// Runs the proof in `shop`, which should be a shop of its own.
    /// - Parameter progress: called with the number of buyers who are done.
    public func run(
        in shop: Shop, till: Till, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Report {
        let goods = try await stockUp(shop)
        var report = Report()
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for buyer in 0..<buyers {
                if buyer >= parallel, let outcome = try await group.next() { report.count(outcome) }
                group.addTask { try await send(buyer, after: goods, to: shop, till: till) }
                if buyer % 100 == 0 { progress(buyer) }
            }
            for try await outcome in group { report.count(outcome) }
        }
        // Those who left are swept as they would be a quarter of an hour later.
        try await HoldSweep.run(shop, at: Instant.now.advanced(by: Checkout.holdTime + .seconds(60)))
        return try await shop.database.read { [report] in try Self.audit(report, goods: goods, in: $0) }
    }

    fileprivate enum Outcome: Sendable {
        case sold, outOfStock, abandoned
    }

    private func stockUp(_ shop: Shop) async throws -> [VariantID] {
        let kinds = scenario == .shared ? 4 : 1
        return try await shop.database.write { transaction in
            if try ShippingMethod.offered(in: transaction, currency: shop.settings.currency).isEmpty {
                try ShippingMethod(name: "Standard", price: Money(490, shop.settings.currency))
                    .save(position: 0, in: transaction)
            }
            return try (0..<kinds).map { kind in
                let title = "Proof \(kind) of \(ID<Any>())"
                let draft = ProductDraft(
                    slug: Slug(transliterating: title), title: title, variants: [VariantDraft(price: 1000)])
                let variant = try Products.save(draft, at: .now, in: transaction).variants[0]
                try Stock.receive(Quantity(stock), of: variant, in: transaction)
                return variant
            }
        }
    }

    private func send(
        _ buyer: Int, after goods: [VariantID], to shop: Shop, till: Till
    ) async throws -> Outcome {
        let wanted =
            scenario == .shared
            ? [(goods[buyer % 4], Quantity(1)), (goods[(buyer + 1) % 4], Quantity(2))] : [(goods[0], .one)]
        do {
            let purchase = try await ProofBuyer(shop: shop, till: till).checkOut(wanted)
            if scenario == .abandon, buyer % 3 == 0 { return .abandoned }
            guard case .placed = try await purchase.confirm() else { return .abandoned }
            return .sold
        } catch CheckoutError.outOfStock {
            return .outOfStock
        } catch CartError.outOfStock {
            return .outOfStock
        }
    }

    private static func audit(
        _ report: Report, goods: [VariantID], in transaction: ReadTransaction
    ) throws -> Report {
        var report = report
        for variant in goods {
            guard let level = try Stock.level(of: variant, in: transaction) else { continue }
            report.onHand += Int(level.onHand.thousandths / 1000)
            report.held += Int(level.held.thousandths / 1000)
            report.allocated += Int(level.allocated.thousandths / 1000)
        }
        report.audit = try BooksAudit(in: transaction)
        return report
    }
}

extension OversellProof.Report {
    fileprivate mutating func count(_ outcome: OversellProof.Outcome) {
        switch outcome {
        case .sold: sold += 1
        case .outOfStock: toldOutOfStock += 1
        case .abandoned: abandoned += 1
        }
    }
}

/// Walks through a purchase as a shopper's requests would.
struct ProofBuyer: Sendable {
    let shop: Shop
    let till: Till

    /// From an empty cart to a checkout whose payment is open.
    func checkOut(_ wanted: [(VariantID, Quantity)]) async throws -> ProofPurchase {
        let token = AccessToken()
        let settings = shop.settings
        let address = try Address.validated(
            AddressDraft(
                name: "Ada Lovelace", line1: "Unter den Linden 1", city: "Berlin", postalCode: "10117", country: "DE"))
        let email = try EmailAddress("ada@example.com")
        let (cart, keys) = try await shop.database.write { transaction in
            var cart = try Cart.create(token: token, currency: settings.currency, in: transaction)
            for (variant, quantity) in wanted { try cart.add(quantity, of: variant, in: transaction) }
            return (cart.id, try Checkout.lockKeys(forStarting: cart.id, token: token, in: transaction))
        }
        let checkout = try await shop.database.write(locking: keys) { transaction in
            try Checkout.start(cart, token: token, settings: settings, in: transaction)
        }
        try await shop.database.write { transaction in
            let methods = try ShippingMethod.offered(in: transaction, currency: settings.currency)
            _ = try Checkout.update(
                checkout.id, token: token,
                CheckoutChange(email: email, shippingAddress: address, shippingMethod: methods.first?.id),
                settings: settings, in: transaction)
        }
        _ = try await till.openPayment(checkout.id, token: token, with: "test")
        return ProofPurchase(till: till, checkout: checkout.id, token: token)
    }
}

/// A purchase that only needs to be confirmed.
struct ProofPurchase: Sendable {
    let till: Till
    let checkout: CheckoutID
    let token: AccessToken

    func confirm() async throws -> Confirmation {
        try await till.confirm(checkout, token: token, paymentMethod: "test_ok")
    }
}
