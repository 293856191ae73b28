public import Persistence
public import Vocabulary

/// Pictures that are known by an address only, until somebody has fetched them.
public enum MissingPictures {
    /// Where the picture is said to be; nil when it is there by now, or was taken from its product.
    public static func address(of picture: ProductImageID, in transaction: ReadTransaction) throws -> String? {
        try transaction.value("SELECT source_url FROM product_image WHERE id = \(picture) AND status <> 'ready'")
    }

    /// Shows the picture from now on. Write with `locking: [.catalog]`.
    /// - Parameters:
    ///   - file: its key in the shop's storage, where it is by now.
    ///   - address: where it came from. A picture that is said to be elsewhere meanwhile is another one.
    public static func keep(
        _ picture: ProductImageID, from address: String, as file: String, in transaction: Transaction
    ) throws {
        let kept = try transaction.execute(
            """
            UPDATE product_image SET file = \(file), status = 'ready'
            WHERE id = \(picture) AND source_url = \(address) AND status <> 'ready'
            """)
        if kept == 1 { try CatalogState.advance(in: transaction) }
    }

    /// Notes that the picture is not to be had. Importing its product again tries again.
    public static func giveUp(
        _ picture: ProductImageID, from address: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE product_image SET status = 'failed'
            WHERE id = \(picture) AND source_url = \(address) AND status = 'pending'
            """)
    }
}
