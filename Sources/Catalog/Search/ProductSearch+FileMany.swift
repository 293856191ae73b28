public import Persistence
public import Vocabulary

extension ProductSearch {
    /// Files the active products whose ids follow `last`, at most `limit`: for a shop whose rows came from elsewhere.
    /// Three statements, and one for each product.
    /// - Returns: the last product that was filed, and how many; nil when there were none.
    public static func fileNext(
        after last: ProductID?, limit: Int = 500, in transaction: Transaction
    ) throws -> (last: ProductID, count: Int)? {
        let following: SQL = last.map { "AND id > \($0)" } ?? ""
        let rows = try transaction.rows(
            """
            SELECT \(Product.columns) FROM product WHERE status = 'active' \(following) ORDER BY id LIMIT \(limit)
            """)
        let ids: [ProductID] = try rows.map { try $0["id"] }
        guard let end = ids.last else { return nil }
        var tags: [ProductID: [String]] = [:]
        for row in try transaction.rows("SELECT product_id, tag FROM product_tag WHERE product_id IN \(list: ids)") {
            tags[try row["product_id"], default: []].append(try row["tag"])
        }
        let variants = try variants(of: ids, in: transaction)
        for (row, id) in zip(rows, ids) {
            let product = try Product(row: row, tags: (tags[id] ?? []).sorted())
            let own = variants[id] ?? []
            try file(
                product, options: Products.options(named: product.optionNames, of: own), variants: own, in: transaction)
        }
        return (end, ids.count)
    }

    private static func variants(
        of ids: [ProductID], in transaction: ReadTransaction
    ) throws -> [ProductID: [Variant]] {
        var variants: [ProductID: [Variant]] = [:]
        let rows = try transaction.rows(
            """
            SELECT product_id AS owner, \(Variant.columns) FROM variant
            WHERE product_id IN \(list: ids) AND retired_at IS NULL ORDER BY product_id, position
            """)
        for row in rows { variants[try row["owner"], default: []].append(try Variant(row: row)) }
        return variants
    }
}
