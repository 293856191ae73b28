import TestEngines
import Vocabulary

@testable import Catalog
@testable import Persistence

/// Fills a shop with very many products by a few statements of SQL, then files them as saving would.
enum CatalogBulk {
    static let category = Slug(transliterating: "shelf-3-2")
    static let product = Slug(transliterating: "product-4242")
    private static let shelves = 8
    private static let boards = 5

    static func fill(_ shop: any Database, at place: TestPlace, products count: Int) async throws {
        try await shop.write { transaction in
            try makeFacetSets(in: transaction)
            try makeCategories(in: transaction)
        }
        for start in stride(from: 1, through: count, by: 10_000) {
            let numbers = start...min(start + 9_999, count)
            try await shop.write { transaction in
                // A shop grows slowly; a test has no time for a cache of two megabytes.
                if transaction.dialect == .sqlite { try transaction.execute("PRAGMA cache_size = -200000") }
                try makeProducts(numbers, in: transaction)
                try placeProducts(numbers, transaction)
                try fillSearch(numbers, in: transaction)
            }
        }
        try await place.settle()
        // Every product stands on one board of one shelf.
        for shelf in try await shop.read({ try Categories.tree(in: $0) }) {
            try await shop.write { try CatalogProjections.file(.below(shelf.category.id), in: $0) }
        }
        try await place.settle()
    }

    private static func placeProducts(_ numbers: ClosedRange<Int>, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO product_category (product_id, category_id)
            SELECT product.id, category.id
            FROM product JOIN category ON category.position = product.position % \(shelves * boards)
            WHERE category.parent_id IS NOT NULL AND \(isNumbered(numbers, "product.id"))
            """)
    }

    private static func isNumbered(_ numbers: ClosedRange<Int>, _ column: SQL = "id") -> SQL {
        "\(column) BETWEEN \(id("\(numbers.lowerBound)")) AND \(id("\(numbers.upperBound)"))"
    }

    /// Ids that grow, as ours do, so that rows made together stand together.
    private static func id(_ number: SQL) -> SQL {
        """
        \(sqlite: "CAST(printf('%016d', ", postgres: "CAST(lpad(CAST(")\(number)\
        \(sqlite: ") AS BLOB)", postgres: " AS text), 32, '0') AS uuid)")
        """
    }

    private static func makeCategories(in transaction: Transaction) throws {
        for shelf in 0..<shelves {
            let slug = Slug(transliterating: "shelf-\(shelf)")
            try Categories.save(CategoryDraft(slug: slug, title: "Shelf \(shelf)"), in: transaction)
            for board in 0..<boards {
                let draft = CategoryDraft(
                    slug: Slug(transliterating: "shelf-\(shelf)-\(board)"), title: "Board \(shelf).\(board)",
                    parent: slug, position: shelf * boards + board)
                try Categories.save(draft, in: transaction)
            }
        }
    }

    /// 300 sets of ten colours, five sizes and six materials, and one rare one.
    private static func makeFacetSets(in transaction: Transaction) throws {
        for set in 0..<300 {
            var values = [("Colour", "Colour \(set % 10)"), ("Colour", "Colour \(set % 7)")]
            values += ["XS", "S", "M", "L", "XL"].prefix(1 + set % 5).map { ("Size", $0) }
            values.append(("Material", "Material \(set % 6)"))
            for (name, value) in values { try insert(set, name, value, in: transaction) }
        }
        try insert(300, "Material", "Rare", in: transaction)
    }

    private static func insert(_ set: Int, _ name: String, _ value: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO facet_set_value (facet_set, name, value) VALUES (\(set), \(name), \(value))
            ON CONFLICT \(conflict: "facet_set, name, value") DO NOTHING
            """)
    }

    private static func makeProducts(_ numbers: ClosedRange<Int>, in transaction: Transaction) throws {
        let key: SQL = "\(sqlite: "CAST(lower(title) AS BLOB)", postgres: "convert_to(lower(title), 'UTF8')")"
        func number(_ value: Int) -> SQL { "CAST(\(value) AS \(sqlite: "INTEGER", postgres: "bigint"))" }
        try transaction.execute(
            """
            WITH RECURSIVE counted (number) AS (
                SELECT \(number(numbers.lowerBound)) UNION ALL
                SELECT number + 1 FROM counted WHERE number < \(numbers.upperBound)),
            named AS (
                SELECT number, CASE number % 7 WHEN 0 THEN 'Linen shirt' WHEN 1 THEN 'Woollen coat'
                    WHEN 2 THEN 'Wooden chair' WHEN 3 THEN 'Table lamp' WHEN 4 THEN 'Tea cup'
                    WHEN 5 THEN 'Garden bench' ELSE 'Paper kite' END || ' number ' || number AS title
                FROM counted)
            INSERT INTO product (id, slug, title, title_key, description, vendor, product_type, status, option1_name,
                option2_name, option3_name, price_from, price_to, facet_set, position, published_at, created_at,
                updated_at, version)
            SELECT \(id("number")), 'product-' || number, title, \(key), '<p>A description of some length for the product</p>',
                'Vendor', 'Type', 'active', 'Colour', 'Size', 'Material', (number * 7919) % 100000,
                (number * 7919) % 100000 + 500, CASE WHEN number % 1999 = 0 THEN 300 ELSE (number * 31) % 300 END,
                number % 1000, number * 1000, 1, 1, 1
            FROM named
            """)
        for index in 0..<2 {
            try transaction.execute(
                """
                INSERT INTO variant (id, product_id, option1, option2, title, price_amount, position, unit,
                    quantity_step, quantity_minimum, taxable, requires_shipping, tracks_stock)
                SELECT \(id("published_at / 500 + \(index)")), id, 'Colour', \(index == 0 ? "S" : "M"), 'Colour / Size', price_from, \(index),
                    'piece', 1000, 1000, TRUE, TRUE, TRUE
                FROM product WHERE \(isNumbered(numbers))
                """)
        }
        try transaction.execute(
            """
            INSERT INTO product_image (id, product_id, position, file, alt, status)
            SELECT \(id("published_at / 1000")), id, 0, slug || '.webp', title, 'ready' FROM product WHERE \(isNumbered(numbers))
            """)
    }

    /// What `SearchIndex.put` would write, for all at once.
    private static func fillSearch(_ numbers: ClosedRange<Int>, in transaction: Transaction) throws {
        switch transaction.dialect {
        case .sqlite:
            try transaction.execute(
                """
                INSERT INTO product_search_document (id, title, body)
                SELECT id, lower(title), 'vendor type a description of some length' FROM product
                WHERE \(isNumbered(numbers))
                """)
        case .postgres:
            // Each word begins with the tenant's mark, as ``SearchIndex`` writes it.
            try transaction.execute(
                """
                INSERT INTO product_search_document (id, terms)
                SELECT id, setweight(to_tsvector('simple', mark || replace(lower(title), ' ', ' ' || mark)), 'A')
                    || setweight(to_tsvector('simple', mark || 'vendor ' || mark || 'description'), 'C')
                FROM product, (SELECT 't' || right(current_setting('stoa.tenant'), 12) AS mark) AS marked
                WHERE \(isNumbered(numbers))
                """)
        }
    }
}
