import Inventory
import Payments
import Persistence
import Vocabulary

extension LockKey {
    /// Whoever places an order takes the shop's next number.
    static let orders = LockKey("orders")
}

extension Checkout {
    /// What completing this checkout will contend for.
    var lockKeys: [LockKey] {
        [.orders] + lines.demand.keys.sorted().map(LockKey.stock)
    }

    /// Turns a paid checkout into its order, in one transaction: order, lines, stock, payment, cart.
    ///
    /// The one way an order comes to be. Called twice, by the shopper's confirmation and by the provider's event, it
    /// gives the same order.
    /// - Throws: ``CheckoutError/outOfStock(_:)`` when the hold ran out and the goods are gone.
    static func complete(
        _ id: CheckoutID, payment: Payment?, at instant: Instant, in transaction: Transaction
    ) throws -> Order {
        let checkout = try load(id, in: transaction)
        if let order = checkout.order { return try Order.find(order, in: transaction) }
        guard checkout.status == .open else { throw CheckoutError.notOpen }

        let order = OrderID(at: instant)
        do {
            try StockHold.allocate(
                checkout.lines.demand, heldFor: id, to: order, at: instant, in: transaction)
        } catch let shortage as StockShortage {
            throw CheckoutError.outOfStock(shortages(of: checkout.lines, shortage))
        }
        let placed = try Order.place(order, from: checkout, at: instant, in: transaction)
        try checkout.write("status = 'completed', order_id = \(order)", in: transaction)
        try payment?.apply(.succeeded(checkout.totals.total), at: instant, in: transaction)
        try Cart.takeOut(boughtIn: id, from: checkout.cart, at: instant, in: transaction)
        return placed
    }
}
