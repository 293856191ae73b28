public import People
public import Persistence
public import Vocabulary

/// A product in its vendor's list.
public struct VendorProduct: Hashable, Sendable {
    public let summary: ProductSummary
    public let status: ProductStatus

    public var id: ProductID { summary.id }
}

/// What one vendor sells in the shop.
public enum VendorProducts {
    /// A page of them, whatever their status, newest first. Three statements.
    /// - Parameters:
    ///   - words: a part of the title, or a whole SKU; nil for all.
    ///   - cursor: the last product of the page before; nil for the first page.
    public static func page(
        of scope: VendorScope, search words: String? = nil, after cursor: ProductID? = nil, limit: Int,
        in transaction: ReadTransaction
    ) throws -> [VendorProduct] {
        let after: SQL = cursor.map { "AND product.id < \($0)" } ?? ""
        let rows = try transaction.rows(
            """
            SELECT product.id, product.status FROM product WHERE product.vendor_id = \(scope.vendor) \(after)
                \(words?.nonBlank.map(holds) ?? "")
            ORDER BY product.id DESC LIMIT \(min(max(limit, 1), 200))
            """)
        let found: [(id: ProductID, status: ProductStatus)] = try rows.map { (try $0["id"], try $0["status"]) }
        let status = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.status) })
        return try ProductSummaries.load(found.map(\.id), in: transaction).compactMap { summary in
            status[summary.id].map { VendorProduct(summary: summary, status: $0) }
        }
    }

    /// One of them, whatever its status; nil for anybody else's.
    public static func find(
        _ id: ProductID, of scope: VendorScope, in transaction: ReadTransaction
    ) throws -> ProductDetail? {
        try Products.detail("product.id = \(id) AND product.vendor_id = \(scope.vendor)", in: transaction)
    }

    /// Whether a product is the vendor's: asked by who takes it away.
    public static func isOne(
        _ id: ProductID, of vendor: VendorID, in transaction: ReadTransaction
    ) throws -> Bool {
        try transaction.value(
            "SELECT 1 FROM product WHERE id = \(id) AND vendor_id = \(vendor)", as: Int.self) != nil
    }

    /// How many there are, whatever their status.
    public static func count(of scope: VendorScope, in transaction: ReadTransaction) throws -> Int {
        try transaction.value("SELECT count(*) FROM product WHERE vendor_id = \(scope.vendor)") ?? 0
    }

    /// How many each vendor has; those with none are left out.
    public static func counts(in transaction: ReadTransaction) throws -> [VendorID: Int] {
        var counts: [VendorID: Int] = [:]
        for row in try transaction.rows(
            "SELECT vendor_id, count(*) AS products FROM product WHERE vendor_id IS NOT NULL GROUP BY vendor_id")
        {
            counts[try row["vendor_id"]] = try row["products"]
        }
        return counts
    }

    /// Whether a product's folded title holds `words`, or one of its variants has them as its SKU. The vendor's rows alone
    /// are looked through, drafts too, which the search index does not hold.
    private static func holds(_ words: String) -> SQL {
        let key = SortKey.bytes(words)
        return """
            AND (\(sqlite: "instr(product.title_key, ", postgres: "position(")\(key)\
            \(sqlite: ") > 0", postgres: " IN product.title_key) > 0")
                OR EXISTS (SELECT 1 FROM variant WHERE variant.product_id = product.id AND variant.sku = \(words)
                    AND variant.retired_at IS NULL))
            """
    }
}
