public import Persistence
internal import Vocabulary

/// Where a list, counter or search document differs from what the base tables say.
public struct ProjectionMismatch: Hashable, Sendable, CustomStringConvertible {
    public let table: String
    public let row: String

    public var description: String { "\(table): \(row)" }
}

extension CatalogProjections {
    /// Compares the lists and counters with what ``rebuild(in:)`` would make; empty when all is well.
    ///
    /// It rebuilds inside a savepoint that it then undoes, so it needs a write transaction and a quiet moment.
    public static func verify(in transaction: Transaction) throws -> [ProjectionMismatch] {
        let kept = try contents(in: transaction)
        var rebuilt: [String: Set<String>] = [:]
        do {
            try transaction.savepoint {
                try rebuild(in: transaction)
                rebuilt = try contents(in: transaction)
                throw Undo()
            }
        } catch is Undo {}
        return kept.keys.sorted().flatMap { table in
            kept[table, default: []].symmetricDifference(rebuilt[table, default: []]).sorted()
                .map { ProjectionMismatch(table: table, row: $0) }
        }
    }

    private struct Undo: Error {}

    /// All rows of the made tables as text. A counter of nothing is the same as none.
    private static func contents(in transaction: ReadTransaction) throws -> [String: Set<String>] {
        let tables: [(name: String, rows: SQL)] = [
            (
                "product",
                "SELECT id, title_key, price_from, price_to, compare_at_from, facet_set FROM product"
            ),
            (
                "listing",
                "SELECT category_id, product_id, position, published_at, price, title_key, facet_set FROM listing"
            ),
            ("listing_total", "SELECT category_id, products FROM listing_total WHERE products > 0"),
            ("facet_set_count", "SELECT category_id, facet_set, products FROM facet_set_count WHERE products > 0"),
            ("facet_set_value", "SELECT facet_set, name, value FROM facet_set_value"),
        ]
        var contents: [String: Set<String>] = [:]
        for table in tables {
            contents[table.name] = Set(try transaction.rows(table.rows).map { "\($0.values)" })
        }
        return contents
    }
}
