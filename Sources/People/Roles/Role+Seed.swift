public import Persistence

extension Role {
    /// What every shop begins with.
    public static let seeded: [Role] = [
        Role(name: owner, title: "Owner", permissions: Set(Permission.allCases), isBuiltIn: true),
        Role(
            name: "manager", title: "Manager",
            permissions: Set(Permission.allCases).subtracting([.sellOwnGoods, .manageJobs]), isBuiltIn: true),
        Role(
            name: "catalog", title: "Catalogue",
            permissions: [.readCatalog, .writeCatalog, .readInventory, .manageChannels], isBuiltIn: true),
        Role(
            name: "fulfilment", title: "Fulfilment",
            permissions: [.readCatalog, .readInventory, .writeInventory, .readOrders, .fulfilOrders], isBuiltIn: true),
        Role(
            name: "accountant", title: "Accountant",
            permissions: [.readOrders, .refundOrders, .readCustomers, .readLedger, .writeLedger, .readReports],
            isBuiltIn: true),
        Role(
            name: "support", title: "Support",
            permissions: [.readCatalog, .readInventory, .readOrders, .writeOrders, .readCustomers, .writeCustomers],
            isBuiltIn: true),
        Role(name: "vendor", title: "Vendor", permissions: [.sellOwnGoods], isBuiltIn: true),
    ]

    /// Adds the roles of ``seeded`` that are missing. What a shop made of those it has stays.
    public static func seed(in transaction: Transaction) throws {
        for role in seeded {
            let isNew =
                try transaction.execute(
                    """
                    INSERT INTO role (name, title, is_built_in) VALUES (\(role.name), \(role.title), TRUE)
                    ON CONFLICT \(conflict: "name") DO NOTHING
                    """) == 1
            guard isNew else { continue }
            for permission in role.permissions.map(\.rawValue).sorted() {
                try transaction.enqueue(
                    "INSERT INTO role_permission (role, permission) VALUES (\(role.name), \(permission))")
            }
        }
    }
}
