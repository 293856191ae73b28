import BackgroundJobs
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
    /// - Parameter seen: the checkout as the caller read it. Somebody may have moved it since.
    /// - Throws: ``CheckoutError/outOfStock(_:)`` when the hold ran out and the goods are gone.
    static func complete(
        _ seen: Checkout, payment: PaymentID?, at instant: Instant, in transaction: Transaction
    ) throws -> Order {
        let order = OrderID(at: instant)
        var becomesOrder = false
        try seen.enqueue("status = 'completed', order_id = \(order)", in: transaction) { becomesOrder = $0 }
        // Read again, because another call may have moved it too; with its answer comes that of the checkout.
        let payment = try payment.flatMap { try Payment.find($0, in: transaction) }
        try transaction.settle()
        if becomesOrder { return try seen.place(order, payment: payment, at: instant, in: transaction) }

        let current = try load(seen.id, in: transaction)
        if let earlier = current.order { return try Order.find(earlier, in: transaction) }
        guard current.status == .open else { throw CheckoutError.notOpen }
        try current.write("status = 'completed', order_id = \(order)", in: transaction)
        return try current.place(order, payment: payment, at: instant, in: transaction)
    }

    private func place(
        _ order: OrderID, payment: Payment?, at instant: Instant, in transaction: Transaction
    ) throws -> Order {
        do {
            try StockHold.allocate(lines.demand, heldFor: id, to: order, at: instant, in: transaction)
        } catch let shortage as StockShortage {
            throw CheckoutError.outOfStock(Self.shortages(of: lines, shortage))
        }
        let placed = try Order.place(order, from: self, at: instant, in: transaction)
        try payment?.apply(.succeeded(totals.total), at: instant, in: transaction)
        try Cart.takeOut(boughtIn: id, from: cart, at: instant, in: transaction)
        try JobQueue.enqueue(ConfirmOrderByMail(order: order), in: transaction)
        return placed
    }
}
