internal import Persistence
internal import Vocabulary

/// All that is stored of a product, in a form that can be compared.
struct ProductRecord: Equatable {
    var product: Product
    /// Those that are sold, in order.
    var variants: [Variant]
    var images: [ProductImage]
    var categories: Set<CategoryID>

    init(_ detail: ProductDetail) {
        product = detail.product
        variants = detail.variants
        images = detail.images
        categories = Set(detail.categories.map(\.id))
    }

    init(product: Product, variants: [Variant], images: [ProductImage], categories: Set<CategoryID>) {
        self.product = product
        self.variants = variants
        self.images = images
        self.categories = categories
    }

    /// As the search index takes it: the way to its categories is not searched.
    var detail: ProductDetail {
        ProductDetail(
            product: product, variants: variants, images: images, breadcrumbs: [],
            options: Products.options(named: product.optionNames, of: variants))
    }
}

extension Products {
    /// The variants that were taken out of a product, the latest first.
    static func retiredVariants(of id: ProductID, in transaction: ReadTransaction) throws -> [Variant] {
        try transaction.rows(
            """
            SELECT \(Variant.columns) FROM variant WHERE product_id = \(id) AND retired_at IS NOT NULL
            ORDER BY retired_at DESC, id
            """
        ).map(Variant.init(row:))
    }
}
