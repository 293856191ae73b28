import People

extension Permission {
    /// What it stands under in the role editor.
    enum Group: String, CaseIterable {
        case goods = "Goods"
        case orders = "Orders"
        case customers = "Customers"
        case money = "Money"
        case shop = "The shop"
        case vendors = "Vendors"
    }

    var group: Group {
        switch self {
        case .readCatalog, .writeCatalog, .readInventory, .writeInventory, .manageChannels: .goods
        case .readOrders, .writeOrders, .fulfilOrders, .refundOrders: .orders
        case .readCustomers, .writeCustomers: .customers
        case .readLedger, .writeLedger, .readReports: .money
        case .readSettings, .writeSettings, .manageStaff, .readAudit, .manageJobs: .shop
        case .readVendors, .manageVendors, .sellOwnGoods: .vendors
        }
    }

    /// In words that people use.
    var title: String {
        switch self {
        case .readCatalog: "See products"
        case .writeCatalog: "Change products"
        case .readInventory: "See stock"
        case .writeInventory: "Change stock"
        case .readOrders: "See orders"
        case .writeOrders: "Change orders"
        case .fulfilOrders: "Pack and ship"
        case .refundOrders: "Give money back"
        case .readCustomers: "See customers"
        case .writeCustomers: "Change customers"
        case .readLedger: "See the books"
        case .writeLedger: "Write in the books"
        case .readReports: "See reports"
        case .readSettings: "See settings"
        case .writeSettings: "Change settings"
        case .manageStaff: "Manage people and keys"
        case .readAudit: "Read the audit trail"
        case .manageChannels: "Manage sales channels"
        case .manageJobs: "Look after background work"
        case .readVendors: "See vendors"
        case .manageVendors: "Manage vendors"
        case .sellOwnGoods: "Sell own goods"
        }
    }

    /// What it means, where the title leaves it open.
    var detail: String {
        switch self {
        case .readCatalog: "Products, categories and prices, drafts too."
        case .writeCatalog: "Add, change, import and remove them."
        case .readInventory: "What is on hand, held and on its way."
        case .writeInventory: "Count, receive and move goods."
        case .readOrders: "Every order with its payments and shipments."
        case .writeOrders: "Cancel, add notes, change addresses."
        case .fulfilOrders: "Print slips, mark as shipped, enter tracking."
        case .refundOrders: "In part or in full, through the payment provider."
        case .readCustomers: "Names, addresses and what they ordered."
        case .writeCustomers: "Correct their details, answer their requests."
        case .readLedger: "Accounts, entries and invoices."
        case .writeLedger: "Post and correct entries."
        case .readReports: "Revenue, taxes and other figures."
        case .readSettings: "Look at them without changing any."
        case .writeSettings: "Name, taxes, shipping, mails, sign-in rules."
        case .manageStaff: "Invite people, give roles, make API keys."
        case .readAudit: "Who changed what, when and from where."
        case .manageChannels: "Connect other market places and tools."
        case .manageJobs: "Retry or discard what failed."
        case .readVendors: "Who sells here, their products and what was ordered of them."
        case .manageVendors: "Add vendors, say what is theirs, invite and move their people."
        case .sellOwnGoods: "For vendors: only their own products and order lines."
        }
    }
}

extension Permission {
    /// What roles and keys are made of. Selling for a vendor comes with the vendor, and with nothing else.
    static let grantable = allCases.filter { $0 != .sellOwnGoods }
}
