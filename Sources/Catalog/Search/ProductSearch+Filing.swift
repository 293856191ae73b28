internal import Persistence
internal import Vocabulary

extension ProductSearch {
    /// How much of a description is searched, in characters.
    private static let searchedLength = 4000

    /// Files an active product's words, takes away those of any other.
    static func refile(_ detail: ProductDetail, in transaction: Transaction) throws {
        guard detail.product.status == .active else {
            return try SearchIndex.products.remove(detail.product.id, in: transaction)
        }
        try file(detail.product, options: detail.options, variants: detail.variants, in: transaction)
    }

    /// Files the words of an active product.
    static func file(
        _ product: Product, options: [ProductOption], variants: [Variant], in transaction: Transaction
    ) throws {
        var words = [product.vendor, product.type] + product.tags + options.flatMap(\.values)
        words += variants.compactMap(\.sku) + variants.compactMap(\.barcode)
        words.append(String(DescriptionHTML.plainText(of: product.descriptionHTML).prefix(searchedLength)))
        let body = words.filter { !$0.isEmpty }.joined(separator: " ")
        try SearchIndex.products.put(product.id, title: product.title, body: body, in: transaction)
    }
}
