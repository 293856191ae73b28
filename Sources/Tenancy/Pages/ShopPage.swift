public import Persistence
public import Vocabulary

/// A page that the merchant answers for: terms, privacy, shipping, returns, imprint.
///
/// A new shop gets ours as rows of its own, so that a text the merchant has taken on never changes underneath.
public struct ShopPage: Sendable, Equatable {
    /// What a page is about, in the order of the footer.
    public enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case shipping, returns, terms, privacy, imprint
    }

    /// What leads to a page.
    public struct Link: Sendable, Equatable {
        public let slug: Slug
        public let title: String
        public let kind: Kind
    }

    public let slug: Slug
    public let kind: Kind
    public let title: String
    /// Mustache and the marks of ``PageText``, as the merchant wrote them.
    public let body: String
    public let updatedAt: Instant

    static let longestTitle = 120
    static let longestBody = 40_000

    static let migration = Migration("tenancy-004-pages") { schema in
        schema.createTable("shop_page") { table in
            table.column("slug", .text)
            table.column("kind", .text)
            table.column("title", .text)
            table.column("body", .text)
            table.column("updated_at", .integer)
            table.primaryKey("slug")
            table.check("shop_page_kind", "kind IN ('shipping', 'returns', 'terms', 'privacy', 'imprint')")
            table.check("shop_page_titled", "length(title) BETWEEN 1 AND \(longestTitle)")
            table.check("shop_page_body", "length(body) <= \(longestBody)")
        }
    }
}

extension ShopPage: RowDecodable {
    public init(row: Row) throws {
        slug = try row["slug"]
        kind = try row["kind"]
        title = try row["title"]
        body = try row["body"]
        updatedAt = try row["updated_at"]
    }

    /// Nil when there is none.
    public static func find(_ slug: Slug, in transaction: ReadTransaction) throws -> ShopPage? {
        try transaction.first("SELECT * FROM shop_page WHERE slug = \(slug)")
    }

    /// Every page, in the order of the footer.
    public static func all(in transaction: ReadTransaction) throws -> [ShopPage] {
        try transaction.all("SELECT * FROM shop_page ORDER BY slug").sorted { $0.kind.position < $1.kind.position }
    }

    /// What leads to the pages, in the order of the footer.
    public static func links(in transaction: ReadTransaction) throws -> [Link] {
        try transaction.all("SELECT slug, title, kind FROM shop_page ORDER BY slug")
            .sorted { (left: Link, right: Link) in left.kind.position < right.kind.position }
    }

    /// Writes the page, new or changed.
    /// - Throws: ``TemplateMistake`` for a body that cannot be filled in.
    public static func save(
        _ slug: Slug, _ kind: Kind, title: String, body: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws {
        try TemplateRules.check(body, longest: longestBody)
        try transaction.execute(
            """
            INSERT INTO shop_page (slug, kind, title, body, updated_at)
            VALUES (\(slug), \(kind), \(title), \(body), \(instant))
            ON CONFLICT \(conflict: "slug") DO UPDATE SET kind = excluded.kind, title = excluded.title,
                body = excluded.body, updated_at = excluded.updated_at
            """)
        // The foot of every page names it.
        transaction.announce(.settings)
    }
}

extension ShopPage.Link: RowDecodable {
    public init(row: Row) throws {
        slug = try row["slug"]
        title = try row["title"]
        kind = try row["kind"]
    }
}

extension ShopPage.Kind {
    fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
