import Catalog
public import Infrastructure
import Inventory
public import People
public import Persistence
public import Vocabulary

/// What became of a guest's cart when its owner signed in.
public struct CartMerge: Sendable, Equatable {
    /// A line that holds less than both carts held together, because no more is there or allowed.
    public struct Cut: Sendable, Equatable {
        public let variant: VariantID
        public let wanted: Quantity
        public let got: Quantity
    }

    /// Whether lines of two carts came together; false when there was but one.
    public var joined = false
    public var cut: [Cut] = []
    /// What found no room: the cart has as many lines as it may.
    public var leftOut: [VariantID] = []
    /// The guest's cart is being paid for, so it stays as it is until that is over.
    public var isBeingPaid = false

    public init() {}
}

extension Cart {
    /// Puts what `guest` opens into the customer's cart. It never fails for what is in the carts, and what becomes of
    /// each line is told. The guest's token opens nothing afterwards.
    ///
    /// The quantity of a line is the sum of both, no more than is there and than a cart may hold. When not even the
    /// least that is sold is there, the larger of both stays: the cart says that it is sold out.
    public static func merge(
        _ guest: AccessToken, into customer: CustomerID, at instant: Instant = .now, in transaction: Transaction
    ) throws -> CartMerge {
        var merge = CartMerge()
        let row = try transaction.rows(
            "SELECT id FROM cart WHERE token_hash = \(guest.digest) AND customer_id IS NULL"
        ).first
        guard let row else { return merge }
        let cart: CartID = try row["id"]
        let own: CartID? = try transaction.value("SELECT id FROM cart WHERE customer_id = \(customer)")
        guard let own, try isInUse(own, transaction) else {
            if let own { try transaction.execute("DELETE FROM cart WHERE id = \(own)") }
            try adopt(cart, by: customer, at: instant, in: transaction)
            return merge
        }
        do {
            try Checkout.open(of: cart, in: transaction)?.supersede(at: instant, in: transaction)
        } catch CheckoutError.paymentUnderWay {
            merge.isBeingPaid = true
            return merge
        }
        try move(from: cart, to: own, noting: &merge, at: instant, in: transaction)
        try transaction.execute("DELETE FROM cart WHERE id = \(cart)")
        return merge
    }

    private static func isInUse(_ cart: CartID, _ transaction: ReadTransaction) throws -> Bool {
        let line: Int? = try transaction.value("SELECT 1 FROM cart_line WHERE cart_id = \(cart) LIMIT 1")
        return try line != nil || Checkout.open(of: cart, in: transaction) != nil
    }

    /// The guest's cart becomes the customer's, with a checkout that is under way. The token that the browser had opens
    /// neither any more.
    private static func adopt(
        _ cart: CartID, by customer: CustomerID, at instant: Instant, in transaction: Transaction
    ) throws {
        let key = AccessToken().digest
        try transaction.execute(
            """
            UPDATE cart SET customer_id = \(customer), token_hash = \(key), updated_at = \(instant) WHERE id = \(cart)
            """)
        try transaction.execute(
            "UPDATE checkout SET token_hash = \(key) WHERE cart_id = \(cart) AND status = 'open'")
    }

    private static func move(
        from guest: CartID, to own: CartID, noting merge: inout CartMerge, at instant: Instant,
        in transaction: Transaction
    ) throws {
        let theirs = try quantities(in: own, transaction)
        let coming = try quantities(in: guest, transaction)
        guard !coming.isEmpty else { return }
        merge.joined = !theirs.isEmpty
        let known = Dictionary(theirs, uniquingKeysWith: { first, _ in first })
        let variants = try Variants.find(ids: coming.map(\.0), in: transaction)
        let available = try Stock.available(of: coming.map(\.0), in: transaction)
        var room = lineLimit - theirs.count
        for (variant, quantity) in coming {
            let before = known[variant]
            let wanted = Quantity(thousandths: quantity.thousandths + (before?.thousandths ?? 0))
            // A variant that is gone for good has nothing to show.
            guard let sellable = variants[variant] else { continue }
            let got =
                before == nil
                ? quantity
                : capped(wanted, atLeast: max(quantity, before ?? quantity), sellable, available[variant])
            if got < wanted { merge.cut.append(CartMerge.Cut(variant: variant, wanted: wanted, got: got)) }
            if before != nil {
                try transaction.execute(
                    "UPDATE cart_line SET quantity = \(got) WHERE cart_id = \(own) AND variant_id = \(variant)")
            } else if room > 0 {
                room -= 1
                try transaction.execute(
                    """
                    INSERT INTO cart_line (id, cart_id, variant_id, quantity)
                    VALUES (\(ID<CartLine>(at: instant)), \(own), \(variant), \(got))
                    """)
            } else {
                merge.leftOut.append(variant)
            }
        }
        try transaction.execute(
            "UPDATE cart SET version = version + 1, updated_at = \(instant) WHERE id = \(own)")
    }

    private static func quantities(
        in cart: CartID, _ transaction: ReadTransaction
    ) throws -> [(VariantID, Quantity)] {
        try transaction.rows("SELECT variant_id, quantity FROM cart_line WHERE cart_id = \(cart) ORDER BY id")
            .map { (try $0["variant_id"], try $0["quantity"]) }
    }

    /// - Parameter larger: what the fuller of both carts held.
    static func capped(
        _ wanted: Quantity, atLeast larger: Quantity, _ variant: SellableVariant, _ available: Quantity?
    ) -> Quantity {
        var limit = min(wanted, quantityLimit)
        if variant.tracksStock, variant.isSellable { limit = min(limit, available ?? .zero) }
        guard limit >= variant.minimum else { return larger }
        let steps = (limit.thousandths - variant.minimum.thousandths) / variant.step.thousandths
        return Quantity(thousandths: variant.minimum.thousandths + steps * variant.step.thousandths)
    }
}
