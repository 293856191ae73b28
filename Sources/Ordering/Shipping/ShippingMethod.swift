public import Persistence
public import Vocabulary

/// A way to have an order delivered, at one price.
public struct ShippingMethod: Sendable, Equatable {
    public let id: ID<ShippingMethod>
    public let name: String
    /// One line for the shopper: "2 to 4 working days".
    public let description: String
    public let price: Money

    public init(id: ID<ShippingMethod> = ID(), name: String, description: String = "", price: Money) {
        self.id = id
        self.name = name
        self.description = description
        self.price = price
    }

    /// What the shop offers, in its order.
    public static func offered(in transaction: ReadTransaction, currency: Currency) throws -> [ShippingMethod] {
        try transaction.rows(
            "SELECT id, name, description, price FROM shipping_method WHERE is_offered ORDER BY position, name"
        ).map { row in
            ShippingMethod(
                id: try row["id"], name: try row["name"], description: try row["description"],
                price: Money(try row["price"], currency))
        }
    }

    /// Adds the method, or changes the one of the same name.
    public func save(position: Int, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO shipping_method (id, name, description, price, position)
            VALUES (\(id), \(name), \(description), \(price.amount), \(position))
            ON CONFLICT \(conflict: "name") DO UPDATE SET description = excluded.description,
                price = excluded.price, position = excluded.position, is_offered = TRUE
            """)
    }
}
