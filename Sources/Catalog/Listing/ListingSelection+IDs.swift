internal import Persistence
internal import Vocabulary

extension ListingSelection {
    /// The ids of one page. One statement.
    /// - Parameter total: how many products are selected, which decides the way to them.
    func ids(total: Int, limit: Int, offset: Int, in transaction: ReadTransaction) throws -> [ProductID] {
        try transaction.values(
            found == nil
                ? listed(isRare: isRare(total: total, reach: offset + limit), limit: limit, offset: offset)
                : searched(limit: limit, offset: offset))
    }

    /// Walking the order passes over products that are not selected; collecting the selected ones means sorting them.
    /// The first costs about `reach` times the share, the second `total`.
    private func isRare(total: Int, reach: Int) -> Bool {
        let isFiltered = isPriceBound || !choices.isEmpty
        return isFiltered && Double(total) * Double(total) < Double(reach) * Double(categoryTotal)
    }

    /// A `+` keeps SQLite from choosing an index for that column; PostgreSQL chooses by its statistics.
    private func listed(isRare: Bool, limit: Int, offset: Int) -> SQL {
        let walked: SQL = isRare ? "" : "\(sqlite: "+", postgres: "")"
        let sorted: SQL = isRare ? "\(sqlite: "+", postgres: "")" : ""
        // The price order is the price index, so bounds are its ends.
        let priced = sort == .priceAscending || sort == .priceDescending ? "" : walked
        return """
            SELECT listing.product_id FROM listing
            WHERE listing.category_id = \(category) AND \(isWithinPrices("\(priced)listing.price"))
                AND \(isChosen("\(walked)listing.facet_set"))
            ORDER BY \(order(sorted)) LIMIT \(limit) OFFSET \(offset)
            """
    }

    private func searched(limit: Int, offset: Int) -> SQL {
        guard let found else { return "" }
        return """
            SELECT listing.product_id FROM \(found) AS found CROSS JOIN listing
            WHERE listing.category_id = \(category) AND listing.product_id = found.id
                AND \(isWithinPrices("listing.price")) AND \(isChosen("listing.facet_set"))
            ORDER BY \(sort == .relevance ? "found.rank, listing.product_id" : order("")) LIMIT \(limit) OFFSET \(offset)
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
