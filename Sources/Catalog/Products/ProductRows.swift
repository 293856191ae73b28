internal import Persistence
internal import Vocabulary

// How rows of the product tables become values.

extension ProductImage {
    /// Columns of `product_image`, under the names that ``init(row:prefix:)`` reads.
    static let columns: SQL = """
        product_image.id AS image_id, product_image.position AS image_position, product_image.source_url,
        product_image.file, product_image.alt, product_image.width, product_image.height,
        product_image.status AS image_status
        """

    init(row: Row) throws {
        self.init(
            id: try row["image_id"], position: try row["image_position"], sourceURL: try row["source_url"],
            file: try row["file"], alt: try row["alt"], width: try row["width"], height: try row["height"],
            status: try row["image_status"])
    }

    /// The image of a row that may have none (`LEFT JOIN`).
    static func ifAny(row: Row) throws -> ProductImage? {
        let id: ProductImageID? = try row["image_id"]
        return id == nil ? nil : try ProductImage(row: row)
    }
}

extension Product {
    static let columns: SQL = """
        product.id, product.slug, product.title, product.description, product.vendor, product.product_type,
        product.status, product.option1_name, product.option2_name, product.option3_name, product.seo_title,
        product.seo_description, product.price_from, product.price_to, product.compare_at_from, product.position,
        product.published_at, product.created_at, product.updated_at, product.version
        """

    init(row: Row, tags: [String]) throws {
        self.init(
            id: try row["id"], slug: try row["slug"], title: try row["title"], descriptionHTML: try row["description"],
            vendor: try row["vendor"], type: try row["product_type"], status: try row["status"],
            optionNames: try Self.optionNames(row: row), tags: tags, seoTitle: try row["seo_title"],
            seoDescription: try row["seo_description"], priceFrom: try row["price_from"], priceTo: try row["price_to"],
            compareAtFrom: try row["compare_at_from"], position: try row["position"],
            publishedAt: try row["published_at"], createdAt: try row["created_at"], updatedAt: try row["updated_at"],
            version: try row["version"])
    }

    static func optionNames(row: Row) throws -> [String] {
        let names: [String] = [try row["option1_name"], try row["option2_name"], try row["option3_name"]]
        return names.filter { !$0.isEmpty }
    }
}

extension Variant {
    static let columns: SQL = """
        variant.id, variant.product_id, variant.sku, variant.option1, variant.option2, variant.option3, variant.title,
        variant.price_amount, variant.compare_at_amount, variant.position, variant.barcode, variant.weight_grams,
        variant.unit, variant.quantity_step, variant.quantity_minimum, variant.taxable, variant.requires_shipping,
        variant.tracks_stock, variant.image_id
        """

    init(row: Row) throws {
        self.init(
            id: try row["id"], productID: try row["product_id"], sku: try row["sku"], title: try row["title"],
            options: try Self.options(row: row), price: try row["price_amount"],
            compareAt: try row["compare_at_amount"], position: try row["position"], barcode: try row["barcode"],
            weightGrams: try row["weight_grams"], unit: try row["unit"], step: try row["quantity_step"],
            minimum: try row["quantity_minimum"], isTaxable: try row["taxable"],
            requiresShipping: try row["requires_shipping"], tracksStock: try row["tracks_stock"],
            imageID: try row["image_id"])
    }

    /// Values fill the options from the first on, so the empty ones are those that the product does not have.
    static func options(row: Row) throws -> [String] {
        let values: [String] = [try row["option1"], try row["option2"], try row["option3"]]
        return values.filter { !$0.isEmpty }
    }
}
