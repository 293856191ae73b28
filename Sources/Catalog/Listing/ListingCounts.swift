internal import Persistence
internal import Vocabulary

/// How many products a query selects, in all and by the values they could be narrowed by.
struct ListingCounts {
    let total: Int
    let facets: [Facet]
    /// The ends of the prices of what was searched; nil without a search.
    let priceRange: ClosedRange<Int64>?

    /// One statement: products are counted by facet set once, the rest adds these few numbers up.
    ///
    /// The count of a value is what the list would show with it, so the choice in its own facet does not limit it.
    static func read(_ selection: ListingSelection, in transaction: ReadTransaction) throws -> ListingCounts {
        let ends: SQL =
            selection.found == nil ? "0 AS lowest, 0 AS highest" : "min(lowest) AS lowest, max(highest) AS highest"
        var parts: [SQL] = [
            """
            SELECT '' AS name, '' AS value, coalesce(sum(products), 0) AS products, \(ends)
            FROM hit WHERE \(selection.isChosen("hit.facet_set"))
            """
        ]
        parts.append(values(selection, of: nil))
        parts += selection.choices.map { values(selection, of: $0) }
        let rows = try transaction.rows(
            "WITH hit AS (\(hits(of: selection))) \(SQL.joined(parts, by: " UNION ALL "))")

        var total = 0
        var range: ClosedRange<Int64>?
        var facets = FacetCollector(choices: selection.choices)
        for row in rows {
            let name: String = try row["name"]
            let count: Int = try row["products"]
            guard name.isEmpty else {
                facets.add(name: name, value: try row["value"], count: count)
                continue
            }
            total = count
            if selection.found != nil, let lowest: Int64 = try row["lowest"], let highest: Int64 = try row["highest"] {
                range = lowest...highest
            }
        }
        return ListingCounts(total: total, facets: facets.sorted, priceRange: range)
    }

    /// `(facet_set, products)` within the search and the price bounds, before any choice.
    private static func hits(of selection: ListingSelection) -> SQL {
        if let found = selection.found {
            return """
                SELECT listing.facet_set, sum(CASE WHEN \(selection.isWithinPrices("listing.price")) THEN 1 ELSE 0 END)
                    AS products, min(listing.price) AS lowest, max(listing.price) AS highest
                FROM \(found) AS found CROSS JOIN listing
                WHERE listing.category_id = \(selection.category) AND listing.product_id = found.id
                GROUP BY listing.facet_set
                """
        }
        if selection.isPriceBound {
            // Few products are read by price and sorted by set, many are read in the order of the sets.
            let mark: SQL = selection.isNarrow ? "\(sqlite: "+", postgres: "")" : ""
            return """
                SELECT facet_set, count(*) AS products FROM listing
                WHERE category_id = \(selection.category) AND \(selection.isWithinPrices("price"))
                GROUP BY \(mark)facet_set
                """
        }
        return """
            SELECT facet_set, products FROM facet_set_count
            WHERE category_id = \(selection.category) AND products > 0
            """
    }

    /// The counts by value in the facet of `choice`, or in those where nothing is chosen.
    private static func values(_ selection: ListingSelection, of choice: ListingSelection.Choice?) -> SQL {
        let names: SQL =
            if let choice { "facet_set_value.name = \(choice.name)" } else if selection.choices.isEmpty { "TRUE" } else
            {
                "facet_set_value.name NOT IN \(list: selection.choices.map(\.name))"
            }
        return """
            SELECT facet_set_value.name, facet_set_value.value, sum(hit.products) AS products, 0 AS lowest, 0 AS highest
            FROM hit CROSS JOIN facet_set_value
            WHERE facet_set_value.facet_set = hit.facet_set AND \(names) AND \(selection.isChosen("hit.facet_set", ignoring: choice?.name))
            GROUP BY facet_set_value.name, facet_set_value.value
            """
    }
}
