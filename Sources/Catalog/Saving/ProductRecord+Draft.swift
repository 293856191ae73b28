internal import Vocabulary

extension ProductRecord {
    /// What is to be stored for a checked draft, where `stored` is what there is.
    /// - Parameters:
    ///   - id: the product's, kept or new.
    ///   - variantIDs: one for each variant of the draft.
    init(
        _ draft: ProductDraft, id: ProductID, variantIDs: [VariantID], categories: Set<CategoryID>,
        over stored: ProductRecord?, at instant: Instant
    ) {
        let images = Self.images(draft.images, over: stored?.images ?? [])
        let prices = PriceSpan(draft.variants.map { (price: $0.price, compareAt: $0.compareAt) })
        let publishedAt = stored?.product.publishedAt ?? (draft.status == .active ? instant : nil)
        let product = Product(
            id: id, slug: draft.slug, title: draft.title, descriptionHTML: draft.descriptionHTML, vendor: draft.vendor,
            type: draft.type, status: draft.status, optionNames: draft.optionNames, tags: draft.tags,
            seoTitle: draft.seoTitle, seoDescription: draft.seoDescription, priceFrom: prices.from,
            priceTo: prices.to, compareAtFrom: prices.compareAtFrom,
            position: draft.position ?? stored?.product.position ?? 0, publishedAt: publishedAt,
            createdAt: stored?.product.createdAt ?? instant, updatedAt: stored?.product.updatedAt ?? instant,
            version: stored?.product.version ?? 1)
        let variants = zip(draft.variants, variantIDs).enumerated().map { position, pair in
            Variant(pair.0, id: pair.1, of: id, at: position, images: images)
        }
        self.init(product: product, variants: variants, images: images, categories: categories)
    }

    /// An image that is known keeps its id, its file and what is known of its size.
    private static func images(_ drafts: [ImageDraft], over stored: [ProductImage]) -> [ProductImage] {
        drafts.enumerated().map { position, draft in
            let known = stored.first { image in
                switch draft.source {
                case .file(let key): image.file == key
                case .address(let address): image.sourceURL == address
                }
            }
            let file: String? = if case .file(let key) = draft.source { key } else { known?.file }
            let address: String? = if case .address(let address) = draft.source { address } else { known?.sourceURL }
            return ProductImage(
                id: known?.id ?? ProductImageID(), position: position, sourceURL: address, file: file, alt: draft.alt,
                width: draft.width ?? known?.width, height: draft.height ?? known?.height,
                status: known?.status ?? (file == nil ? .pending : .ready))
        }
    }
}

extension Variant {
    fileprivate init(
        _ draft: VariantDraft, id: VariantID, of product: ProductID, at position: Int, images: [ProductImage]
    ) {
        self.init(
            id: id, productID: product, sku: draft.sku, title: draft.options.joined(separator: " / "),
            options: draft.options, price: draft.price, compareAt: draft.compareAt, position: position,
            barcode: draft.barcode, weightGrams: draft.weightGrams, unit: draft.unit, step: draft.step,
            minimum: draft.minimum, isTaxable: draft.isTaxable, requiresShipping: draft.requiresShipping,
            tracksStock: draft.tracksStock, imageID: draft.image.map { images[$0].id })
    }
}
