public import Persistence
public import Vocabulary

public typealias CustomerAddressID = ID<CustomerAddress>

/// An address in a customer's book.
public struct CustomerAddress: Sendable, Equatable {
    public let id: CustomerAddressID
    public let address: Address
    public let isDefaultShipping: Bool
    public let isDefaultBilling: Bool

    /// More than anybody needs, and few enough to load at once.
    public static let limit = 50

    /// What an address is taken for when nothing else is said.
    public enum Use: Sendable, CaseIterable {
        case shipping
        case billing

        var column: SQL { self == .shipping ? "is_default_shipping" : "is_default_billing" }
    }

    /// The book, oldest first.
    public static func all(of customer: CustomerID, in transaction: ReadTransaction) throws -> [CustomerAddress] {
        try transaction.rows(
            """
            SELECT id, address, is_default_shipping, is_default_billing FROM customer_address
            WHERE customer_id = \(customer) ORDER BY created_at, id
            """
        ).compactMap { row in
            guard let address = try AddressSnapshot.decode(try row["address"]) else { return nil }
            return CustomerAddress(
                id: try row["id"], address: address, isDefaultShipping: try row["is_default_shipping"],
                isDefaultBilling: try row["is_default_billing"])
        }
    }

    /// Adds an address. The first one of a book is the default for everything.
    /// - Throws: ``AddressBookFull``.
    public static func add(
        _ address: Address, to customer: CustomerID, defaultFor uses: Set<Use> = [], at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> CustomerAddressID {
        let count: Int =
            try transaction.value("SELECT count(*) FROM customer_address WHERE customer_id = \(customer)") ?? 0
        guard count < limit else { throw AddressBookFull() }
        let id = CustomerAddressID()
        try transaction.execute(
            """
            INSERT INTO customer_address (id, customer_id, address, created_at)
            VALUES (\(id), \(customer), \(try AddressSnapshot.encode(address)), \(instant))
            """)
        for use in count == 0 ? Set(Use.allCases) : uses {
            try makeDefault(id, of: customer, for: use, in: transaction)
        }
        return id
    }

    /// - Returns: false when the customer has no such address.
    @discardableResult
    public static func update(
        _ id: CustomerAddressID, to address: Address, of customer: CustomerID, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE customer_address SET address = \(try AddressSnapshot.encode(address))
            WHERE id = \(id) AND customer_id = \(customer)
            """) == 1
    }

    /// - Returns: false when the customer has no such address.
    @discardableResult
    public static func remove(
        _ id: CustomerAddressID, of customer: CustomerID, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute("DELETE FROM customer_address WHERE id = \(id) AND customer_id = \(customer)") == 1
    }

    /// - Returns: false when the customer has no such address.
    @discardableResult
    public static func makeDefault(
        _ id: CustomerAddressID, of customer: CustomerID, for use: Use, in transaction: Transaction
    ) throws -> Bool {
        let isTheirs: Int? = try transaction.value(
            "SELECT 1 FROM customer_address WHERE id = \(id) AND customer_id = \(customer)")
        guard isTheirs != nil else { return false }
        // The former one first: no moment has two.
        try transaction.execute(
            "UPDATE customer_address SET \(use.column) = FALSE WHERE customer_id = \(customer) AND \(use.column)")
        try transaction.execute("UPDATE customer_address SET \(use.column) = TRUE WHERE id = \(id)")
        return true
    }
}

/// The book has as many addresses as it may.
public struct AddressBookFull: Error, Equatable, Sendable {
    public init() {}
}
