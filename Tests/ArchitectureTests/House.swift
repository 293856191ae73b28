/// The layers of the house and what may be known where; `docs/architecture.md` says why.
enum House {
    static let layers: [String: Int] = [
        "Vocabulary": 0, "PriceEngine": 0,
        "Persistence": 1, "PersistenceSQLite": 1, "PersistencePostgres": 1, "Infrastructure": 1, "BackgroundJobs": 1,
        "Tenancy": 2, "People": 2,
        "Catalog": 3, "Inventory": 3, "Payments": 3, "Accounting": 3, "Archives": 3,
        "Ordering": 4,
        "Web": 5, "Messaging": 5, "Google": 5, "Operations": 5,
        "Storefront": 6, "API": 6, "Desk": 6,
        "DemoShop": 7, "Composition": 7,
        "stoa": 8,
    ]

    /// Arrows within a layer.
    static let neighbours: [String: Set<String>] = [
        "PriceEngine": ["Vocabulary"],
        "PersistenceSQLite": ["Persistence"],
        "PersistencePostgres": ["Persistence"],
        "BackgroundJobs": ["Persistence"],
        // Mails have the shop's words, colours and addresses.
        "Messaging": ["Web"],
        // What is done about people and shops is told them by mail.
        "Operations": ["Messaging", "Web"],
    ]

    /// Targets that may know only these of ours, although more lies below them.
    static let only: [String: Set<String>] = [
        // Pure, or boring on purpose.
        "Vocabulary": [],
        "PriceEngine": ["Vocabulary"],
        "Infrastructure": ["CCurl", "CHiredis", "Vocabulary"],
        // What surfaces share knows whose shop it is, not what is sold there.
        "Web": ["CAssets", "CZlib", "Infrastructure", "Persistence", "Tenancy", "Vocabulary"],
        // Goods, stock and money are each alone and speak in ids and amounts.
        "Inventory": ["Persistence", "Vocabulary"],
        "Payments": ["Persistence", "Vocabulary"],
        "Accounting": ["Persistence", "Vocabulary"],
        // An adapter knows the protocol that it serves.
        "Google": ["Infrastructure", "People", "Vocabulary"],
        "People": ["BackgroundJobs", "CArgon2", "CCrypt", "Infrastructure", "Persistence", "Vocabulary"],
    ]

    /// Modules that only these targets may import.
    static let keepers: [String: Set<String>] = [
        "GRDB": ["PersistenceSQLite"],
        "GRDBSQLite": ["PersistenceSQLite"],
        "CPostgres": ["PersistencePostgres"],
        "CArgon2": ["People"],
        "CCrypt": ["People"],
        "CMalloc": ["PersistenceSQLite"],
        "CCurl": ["Infrastructure"],
        "CHiredis": ["Infrastructure"],
        "PersistenceSQLite": ["Archives", "Composition"],
        "PersistencePostgres": ["Composition"],
        "PriceEngine": ["Ordering", "Storefront", "API"],
        "CAssets": ["Web"],
        "CZlib": ["Web"],
        "CArchive": ["Archives"],
        "CResolver": ["Composition"],
        "Configuration": ["Infrastructure"],
        "AsyncHTTPClient": ["Google", "Infrastructure"],
        "ArgumentParser": ["stoa"],
        // Text that merchants write.
        "Mustache": ["Tenancy", "Messaging"],
        "Hummingbird": ["Web", "Storefront", "API", "Desk", "Composition", "stoa"],
        "HTTPTypes": ["Web", "Storefront", "API", "Desk", "Composition"],
        "NIOCore": ["Infrastructure", "Web", "Storefront", "API", "Desk", "Composition", "Google"],
    ]
}
