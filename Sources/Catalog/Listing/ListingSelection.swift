internal import Persistence
internal import Vocabulary

/// The products that a query selects: where they stand, what was searched and which filters apply, checked and in
/// the words of SQL.
struct ListingSelection {
    let category: CategoryID
    /// How many products stand in the category, whatever the filters.
    let categoryTotal: Int
    /// The ends of the category's prices; nil for a search, whose ends are counted.
    let priceRange: ClosedRange<Int64>?
    /// `(id, rank)` of the products found by words; nil without a search. Where a word is common these are the newest
    /// ``SearchIndex/ranked`` of the category that hold it: totals, counts and every order are of these alone.
    let found: SQL?
    let choices: [Choice]
    let sort: ProductQuery.Sort
    private let priceFrom: Int64?
    private let priceTo: Int64?

    /// The values chosen of one option.
    struct Choice {
        let name: String
        let values: [String]

        /// The facet sets with one of the values.
        var facetSets: SQL {
            "(SELECT facet_set FROM facet_set_value WHERE name = \(name) AND value IN \(list: values))"
        }
    }

    /// Nil when nothing can be selected: the category is unknown or empty, or the search has no word. One statement.
    init?(_ query: ProductQuery, in transaction: ReadTransaction) throws {
        let words = query.search?.nonBlank
        func matches(_ words: String, among part: SQL? = nil) -> SQL? {
            SearchIndex.products.matches(words, among: part, dialect: transaction.dialect)
        }
        if let words, matches(words) == nil { return nil }

        let place: SQL =
            if let slug = query.category { "SELECT id FROM category WHERE slug = \(slug)" } else {
                "SELECT category_id AS id FROM listing_total WHERE category_id = \(CategoryID.everything)"
            }
        let row = try transaction.rows(
            """
            SELECT place.id, listing_total.products,
                (SELECT min(price) FROM listing WHERE category_id = place.id) AS lowest,
                (SELECT max(price) FROM listing WHERE category_id = place.id) AS highest
            FROM (\(place)) AS place JOIN listing_total ON listing_total.category_id = place.id
            """
        ).first
        guard let row, let lowest: Int64 = try row["lowest"], let highest: Int64 = try row["highest"] else {
            return nil
        }
        category = try row["id"]
        categoryTotal = try row["products"]
        // Every document of the index stands under "everything".
        let part: SQL? =
            query.category == nil ? nil : "SELECT product_id FROM listing WHERE category_id = \(category)"
        found = words.flatMap { matches($0, among: part) }
        priceRange = found == nil ? lowest...highest : nil
        priceFrom = query.priceFrom
        priceTo = query.priceTo
        choices = query.options.filter { !$0.key.isEmpty && !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { Choice(name: $0.key, values: Set($0.value).sorted()) }
        sort = query.sort ?? (found == nil ? .featured : .relevance)
    }

    var isPriceBound: Bool { priceFrom != nil || priceTo != nil }

    /// Whether `column` lies within the price bounds.
    func isWithinPrices(_ column: SQL) -> SQL {
        var conditions: [SQL] = []
        if let priceFrom { conditions.append("\(column) >= \(priceFrom)") }
        if let priceTo { conditions.append("\(column) <= \(priceTo)") }
        return conditions.isEmpty ? "TRUE" : SQL.joined(conditions, by: " AND ")
    }

    /// The facet sets that hold what was chosen, each once, as a query; nil when nothing was chosen.
    var chosenFacetSets: SQL? {
        guard let first = choices.first else { return nil }
        // INTERSECT gives each once; alone, a set with two of the chosen values would come twice.
        let all = choices.count == 1 ? [first, first] : choices
        return SQL.joined(all.map { "SELECT * FROM \($0.facetSets) AS chosen" }, by: " INTERSECT ")
    }

    /// Whether the price bounds leave a small part of the category, judged by the ends of its prices.
    var isNarrow: Bool {
        guard let priceRange else { return false }
        let from = max(priceFrom ?? .min, priceRange.lowerBound)
        let to = min(priceTo ?? .max, priceRange.upperBound)
        return Double(to) - Double(from) < 0.25 * (Double(priceRange.upperBound) - Double(priceRange.lowerBound))
    }

    /// Whether `column`, a facet set, holds what was chosen; the choice named `ignored` is left out.
    func isChosen(_ column: SQL, ignoring ignored: String? = nil) -> SQL {
        let conditions = choices.filter { $0.name != ignored }.map { "\(column) IN \($0.facetSets)" as SQL }
        return conditions.isEmpty ? "TRUE" : SQL.joined(conditions, by: " AND ")
    }
}
