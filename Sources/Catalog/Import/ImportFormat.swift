/// Whose columns a product file has.
public enum ImportFormat: String, CaseIterable, Hashable, Sendable {
    /// Told by the header.
    case auto
    /// Our own: `slug,title,…,sku,price,…`.
    case stoa
    /// Shopify's product export: `Handle,Title,…,Variant SKU,Variant Price,…`.
    case shopify
}

/// What a column of a product file says, whatever the format calls it.
enum ImportField: Int, CaseIterable {
    case slug, title, description, vendor, type, tags, categories, status, published, seoTitle, seoDescription, position
    case option1Name, option1, option2Name, option2, option3Name, option3
    case sku, price, compareAt, barcode, weightGrams, unit, step, minimum
    case taxable, requiresShipping, tracksStock, stockTracker, stockPolicy, stock
    case image, imagePosition, imageAlt, variantImage
}

extension ImportFormat {
    /// The names of the columns, in lower case.
    var columns: [String: ImportField] {
        switch self {
        case .auto: [:]
        case .stoa: Self.stoaColumns
        case .shopify: Self.shopifyColumns
        }
    }

    /// The format whose needed columns are all in a header; nil when none fits.
    static func told(by header: [String]) -> ImportFormat? {
        let names = Set(header.map { $0.trimmed.lowercased() })
        if names.isSuperset(of: ["handle", "title", "variant price"]) { return .shopify }
        return names.isSuperset(of: ["slug", "title", "price"]) ? .stoa : nil
    }

    private static let stoaColumns: [String: ImportField] = [
        "slug": .slug, "title": .title, "description": .description, "vendor": .vendor, "type": .type, "tags": .tags,
        "categories": .categories, "status": .status, "seo_title": .seoTitle, "seo_description": .seoDescription,
        "position": .position, "option1_name": .option1Name, "option1": .option1, "option2_name": .option2Name,
        "option2": .option2, "option3_name": .option3Name, "option3": .option3, "sku": .sku, "price": .price,
        "compare_at": .compareAt, "barcode": .barcode, "weight_grams": .weightGrams, "unit": .unit, "step": .step,
        "minimum": .minimum, "taxable": .taxable, "requires_shipping": .requiresShipping,
        "tracks_stock": .tracksStock, "stock": .stock, "image": .image, "image_position": .imagePosition,
        "image_alt": .imageAlt, "variant_image": .variantImage,
    ]

    private static let shopifyColumns: [String: ImportField] = [
        "handle": .slug, "title": .title, "body (html)": .description, "vendor": .vendor, "type": .type,
        "tags": .tags, "status": .status, "published": .published, "seo title": .seoTitle,
        "seo description": .seoDescription, "option1 name": .option1Name, "option1 value": .option1,
        "option2 name": .option2Name, "option2 value": .option2, "option3 name": .option3Name,
        "option3 value": .option3, "variant sku": .sku, "variant price": .price,
        "variant compare at price": .compareAt, "variant barcode": .barcode, "variant grams": .weightGrams,
        "variant taxable": .taxable, "variant requires shipping": .requiresShipping,
        "variant inventory tracker": .stockTracker, "variant inventory policy": .stockPolicy,
        "variant inventory qty": .stock, "image src": .image, "image position": .imagePosition,
        "image alt text": .imageAlt, "variant image": .variantImage,
    ]
}
