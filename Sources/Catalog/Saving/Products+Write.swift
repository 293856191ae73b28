internal import Persistence
internal import Vocabulary

extension Products {
    /// Brings the tables from `stored` to `record`, with all that is derived from them.
    static func write(
        _ record: ProductRecord, over stored: ProductRecord?, newVariants: Set<VariantID>, at instant: Instant,
        in transaction: Transaction
    ) throws {
        let id = record.product.id
        let facets = FacetSet(record.detail.options)
        if stored == nil {
            try insert(record.product, facets, in: transaction)
        } else {
            try CatalogProjections.withdraw(.one(id), in: transaction)
            try update(record.product, facets, at: instant, in: transaction)
        }
        if record.variants != stored?.variants {
            try writeVariants(record.variants, new: newVariants, of: id, at: instant, in: transaction)
        }
        if record.images != stored?.images { try writeImages(record.images, of: id, in: transaction) }
        if record.product.tags != stored?.product.tags { try writeTags(record.product, in: transaction) }
        if record.categories != stored?.categories { try writeCategories(record, in: transaction) }
        try facets.keep(in: transaction)
        try CatalogProjections.file(.one(id), in: transaction)
        try ProductSearch.refile(record.detail, in: transaction)
        try CatalogState.advance(in: transaction)
    }

    private static func insert(_ product: Product, _ facets: FacetSet, in transaction: Transaction) throws {
        let names = optionColumns(product.optionNames)
        try transaction.execute(
            """
            INSERT INTO product (id, slug, title, title_key, description, vendor, product_type, status, option1_name,
                option2_name, option3_name, seo_title, seo_description, price_from, price_to, compare_at_from,
                facet_set, position, published_at, created_at, updated_at, version)
            VALUES (\(product.id), \(product.slug), \(product.title), \(SortKey.bytes(product.title)),
                \(product.descriptionHTML), \(product.vendor), \(product.type), \(product.status), \(names[0]),
                \(names[1]), \(names[2]), \(product.seoTitle), \(product.seoDescription), \(product.priceFrom),
                \(product.priceTo), \(product.compareAtFrom), \(facets.id), \(product.position),
                \(product.publishedAt), \(product.createdAt), \(product.updatedAt), \(product.version))
            """)
    }

    private static func update(
        _ product: Product, _ facets: FacetSet, at instant: Instant, in transaction: Transaction
    ) throws {
        let names = optionColumns(product.optionNames)
        try transaction.execute(
            """
            UPDATE product SET slug = \(product.slug), title = \(product.title),
                title_key = \(SortKey.bytes(product.title)), description = \(product.descriptionHTML),
                vendor = \(product.vendor), product_type = \(product.type), status = \(product.status),
                option1_name = \(names[0]), option2_name = \(names[1]), option3_name = \(names[2]),
                seo_title = \(product.seoTitle), seo_description = \(product.seoDescription),
                price_from = \(product.priceFrom), price_to = \(product.priceTo),
                compare_at_from = \(product.compareAtFrom), facet_set = \(facets.id), position = \(product.position),
                published_at = \(product.publishedAt), updated_at = \(instant), version = version + 1
            WHERE id = \(product.id)
            """)
    }

    /// All variants step aside before any takes its place, so that two may swap SKUs or options.
    private static func writeVariants(
        _ variants: [Variant], new: Set<VariantID>, of id: ProductID, at instant: Instant,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            "UPDATE variant SET retired_at = \(instant) WHERE product_id = \(id) AND retired_at IS NULL")
        for variant in variants {
            if new.contains(variant.id) {
                try insert(variant, in: transaction)
            } else {
                try update(variant, in: transaction)
            }
        }
    }

    private static func insert(_ variant: Variant, in transaction: Transaction) throws {
        let options = optionColumns(variant.options)
        try transaction.execute(
            """
            INSERT INTO variant (id, product_id, sku, option1, option2, option3, title, price_amount, compare_at_amount,
                position, barcode, weight_grams, unit, quantity_step, quantity_minimum, taxable, requires_shipping,
                tracks_stock, image_id)
            VALUES (\(variant.id), \(variant.productID), \(variant.sku), \(options[0]), \(options[1]), \(options[2]),
                \(variant.title), \(variant.price), \(variant.compareAt), \(variant.position), \(variant.barcode),
                \(variant.weightGrams), \(variant.unit), \(variant.step), \(variant.minimum), \(variant.isTaxable),
                \(variant.requiresShipping), \(variant.tracksStock), \(variant.imageID))
            """)
    }

    private static func update(_ variant: Variant, in transaction: Transaction) throws {
        let options = optionColumns(variant.options)
        try transaction.execute(
            """
            UPDATE variant SET sku = \(variant.sku), option1 = \(options[0]), option2 = \(options[1]),
                option3 = \(options[2]), title = \(variant.title), price_amount = \(variant.price),
                compare_at_amount = \(variant.compareAt), position = \(variant.position), barcode = \(variant.barcode),
                weight_grams = \(variant.weightGrams), unit = \(variant.unit), quantity_step = \(variant.step),
                quantity_minimum = \(variant.minimum), taxable = \(variant.isTaxable),
                requires_shipping = \(variant.requiresShipping), tracks_stock = \(variant.tracksStock),
                image_id = \(variant.imageID), retired_at = NULL
            WHERE id = \(variant.id)
            """)
    }

    private static func writeImages(
        _ images: [ProductImage], of id: ProductID, in transaction: Transaction
    ) throws {
        try transaction.execute("DELETE FROM product_image WHERE product_id = \(id)")
        for image in images {
            try transaction.execute(
                """
                INSERT INTO product_image (id, product_id, position, source_url, file, alt, width, height, status)
                VALUES (\(image.id), \(id), \(image.position), \(image.sourceURL), \(image.file), \(image.alt),
                    \(image.width), \(image.height), \(image.status))
                """)
        }
    }

    private static func writeTags(_ product: Product, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM product_tag WHERE product_id = \(product.id)")
        for tag in product.tags {
            try transaction.execute("INSERT INTO product_tag (product_id, tag) VALUES (\(product.id), \(tag))")
        }
    }

    private static func writeCategories(_ record: ProductRecord, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM product_category WHERE product_id = \(record.product.id)")
        for category in record.categories.sorted() {
            try transaction.execute(
                """
                INSERT INTO product_category (product_id, category_id)
                VALUES (\(record.product.id), \(category))
                """)
        }
    }

    /// Three columns for up to three options; those that are not there are empty.
    private static func optionColumns(_ values: [String]) -> [String] {
        values + Array(repeating: "", count: 3 - values.count)
    }
}
