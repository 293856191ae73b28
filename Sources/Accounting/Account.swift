public import Persistence

/// One account of a shop's books.
public struct Account: Sendable, Equatable {
    /// Orders the chart: "1000".
    public let code: String
    public var name: String
    public let kind: AccountKind
    /// What the program posts here; nil for accounts that the shop added for itself.
    public let role: AccountRole?

    public init(code: String, name: String, kind: AccountKind, role: AccountRole? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.role = role
    }
}

/// Which side of the books an account is on.
public enum AccountKind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case asset
    case liability
    case equity
    case income
    case expense
}

/// What the program posts to an account, whatever the shop calls it.
public enum AccountRole: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case cash
    case bank
    case receivable
    case stock
    case payable
    case salesTax = "sales_tax"
    case sales
    case costOfGoods = "cost_of_goods"
    case expenses
    case shippingIncome = "shipping_income"
    case discounts
    case refunds
    case paymentFees = "payment_fees"
    case rounding
}

extension Account: RowDecodable {
    public init(row: Row) throws {
        self.init(
            code: try row["code"], name: try row["name"], kind: try row["kind"], role: try row["system_role"])
    }

    /// The chart, by code.
    public static func all(in transaction: ReadTransaction) throws -> [Account] {
        try transaction.all("SELECT code, name, kind, system_role FROM account ORDER BY code")
    }
}
