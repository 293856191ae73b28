internal import Persistence
internal import Vocabulary

extension ListingSelection {
    /// The ids of one page. One statement.
    /// - Parameter total: how many products are selected, which decides the way to them.
    func ids(total: Int, limit: Int, offset: Int, in transaction: ReadTransaction) throws -> [ProductID] {
        let part: SQL = "LIMIT \(limit) OFFSET \(offset)"
        let isRare = isRare(total: total, reach: offset + limit)
        return try transaction.values(
            "\(found != nil ? searched : isRare ? gathered : walked) \(part)")
    }

    /// Walking the order passes over products that are not selected; gathering the selected ones means sorting them.
    /// The first costs about `reach` times the share, the second `total`.
    private func isRare(total: Int, reach: Int) -> Bool {
        let isFiltered = isPriceBound || !choices.isEmpty
        return isFiltered && Double(total) * Double(total) < Double(reach) * Double(categoryTotal)
    }

    // SQLite keeps no statistics of these tables, so the way is laid down: it uses no index for a column behind a `+`,
    // and takes a CROSS JOIN in the order it is written. PostgreSQL chooses by its statistics.

    /// In the order of an index, passing over what is not selected.
    private var walked: SQL {
        let mark: SQL = "\(sqlite: "+", postgres: "")"
        // The price order is the price index, so bounds are its ends.
        let priced = sort == .priceAscending || sort == .priceDescending ? "" : mark
        return """
            SELECT listing.product_id FROM listing
            WHERE listing.category_id = \(category) AND \(isWithinPrices("\(priced)listing.price"))
                AND \(isChosen("\(mark)listing.facet_set"))
            ORDER BY \(order(""))
            """
    }

    /// All that is selected, from the index of facet sets or of prices, then sorted.
    private var gathered: SQL {
        let mark: SQL = "\(sqlite: "+", postgres: "")"
        let sets: SQL = chosenFacetSets.map { "(\($0)) AS selected CROSS JOIN " } ?? ""
        let isSelected: SQL = choices.isEmpty ? "TRUE" : "listing.facet_set = selected.facet_set"
        return """
            SELECT listing.product_id FROM \(sets)listing
            WHERE listing.category_id = \(category) AND \(isSelected) AND \(isWithinPrices("listing.price"))
            ORDER BY \(order(mark))
            """
    }

    private var searched: SQL {
        guard let found else { return walked }
        return """
            SELECT listing.product_id FROM \(found) AS found CROSS JOIN listing
            WHERE listing.category_id = \(category) AND listing.product_id = found.id
                AND \(isWithinPrices("listing.price")) AND \(isChosen("listing.facet_set"))
            ORDER BY \(sort == .relevance ? "found.rank, listing.product_id" : order(""))
            """
    }

    private func order(_ mark: SQL) -> SQL {
        switch sort {
        case .featured, .relevance:
            "\(mark)listing.position, \(mark)listing.published_at DESC, \(mark)listing.product_id"
        case .newest: "\(mark)listing.published_at DESC, \(mark)listing.product_id"
        case .priceAscending: "\(mark)listing.price, \(mark)listing.product_id"
        case .priceDescending: "\(mark)listing.price DESC, \(mark)listing.product_id DESC"
        case .title: "\(mark)listing.title_key, \(mark)listing.product_id"
        }
    }
}
