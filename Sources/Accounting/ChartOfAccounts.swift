public import Persistence

/// The accounts that every shop begins with.
public enum ChartOfAccounts {
    /// Discounts and refunds stand among the income that they lessen, so that net sales are one sum.
    public static let standard: [Account] = [
        Account(code: "1000", name: "Cash", kind: .asset, role: .cash),
        Account(code: "1010", name: "Bank", kind: .asset, role: .bank),
        Account(code: "1100", name: "Accounts Receivable", kind: .asset, role: .receivable),
        Account(code: "1200", name: "Stock Asset", kind: .asset, role: .stock),
        Account(code: "2000", name: "Accounts Payable", kind: .liability, role: .payable),
        Account(code: "2100", name: "Sales Tax Payable", kind: .liability, role: .salesTax),
        Account(code: "4000", name: "Sales", kind: .income, role: .sales),
        Account(code: "4100", name: "Shipping Income", kind: .income, role: .shippingIncome),
        Account(code: "4800", name: "Discounts", kind: .income, role: .discounts),
        Account(code: "4900", name: "Refunds", kind: .income, role: .refunds),
        Account(code: "5000", name: "Cost of Goods Sold", kind: .expense, role: .costOfGoods),
        Account(code: "6000", name: "Expenses", kind: .expense, role: .expenses),
        Account(code: "6100", name: "Payment Fees", kind: .expense, role: .paymentFees),
        Account(code: "6900", name: "Rounding", kind: .expense, role: .rounding),
    ]

    /// Adds the accounts that are missing. A name that the shop gave stays.
    public static func seed(in transaction: Transaction) throws {
        for account in standard {
            try transaction.enqueue(
                """
                INSERT INTO account (code, name, kind, system_role)
                VALUES (\(account.code), \(account.name), \(account.kind), \(account.role))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
