internal import Persistence
internal import Vocabulary

extension ProductSearch {
    /// How much of a description is searched, in characters.
    private static let searchedLength = 4000

    /// Files an active product's words, takes away those of any other.
    static func refile(_ detail: ProductDetail, in transaction: Transaction) throws {
        let product = detail.product
        guard product.status == .active else {
            return try SearchIndex.products.remove(product.id, in: transaction)
        }
        var words = [product.vendor, product.type] + product.tags + detail.options.flatMap(\.values)
        words += detail.variants.compactMap(\.sku) + detail.variants.compactMap(\.barcode)
        words.append(String(DescriptionHTML.plainText(of: product.descriptionHTML).prefix(searchedLength)))
        let body = words.filter { !$0.isEmpty }.joined(separator: " ")
        try SearchIndex.products.put(product.id, title: product.title, body: body, in: transaction)
    }
}
