public import Vocabulary

/// Everything that is said of a product when it is saved. `Products.save` makes a product of it, or makes a product
/// equal to it.
public struct ProductDraft: Hashable, Sendable {
    /// The product to change; nil finds it by ``slug``, or makes a new one.
    public var id: ProductID?
    public var slug: Slug
    public var title: String
    /// HTML from anywhere; it is sanitised when saved.
    public var descriptionHTML = ""
    public var vendor = ""
    public var type = ""
    public var status = ProductStatus.active
    /// At most three.
    public var optionNames: [String] = []
    public var tags: [String] = []
    public var seoTitle: String?
    public var seoDescription: String?
    /// The merchant's order among products, lower first; nil leaves it as it is (0 when new).
    public var position: Int?
    /// The categories it stands in, by slug; nil leaves them as they are.
    public var categories: [Slug]?
    /// At least one.
    public var variants: [VariantDraft]
    /// The main picture first.
    public var images: [ImageDraft] = []

    public init(slug: Slug, title: String, variants: [VariantDraft]) {
        self.slug = slug
        self.title = title
        self.variants = variants
    }
}

/// A variant of a ``ProductDraft``. It is matched to one that exists by SKU, else by options.
public struct VariantDraft: Hashable, Sendable {
    public var sku: String?
    /// One value for each option name of the product.
    public var options: [String] = []
    /// Minor units of the shop's currency for one ``unit``.
    public var price: Int64
    /// The former price; dropped with a note when it is not above ``price``.
    public var compareAt: Int64?
    public var barcode: String?
    public var weightGrams: Int64?
    public var unit = SalesUnit.piece
    public var step = Quantity.one
    public var minimum = Quantity.one
    public var isTaxable = true
    public var requiresShipping = true
    public var tracksStock = true
    /// Which of the draft's images shows it, counted from 0.
    public var image: Int?

    public init(sku: String? = nil, options: [String] = [], price: Int64) {
        self.sku = sku
        self.options = options
        self.price = price
    }
}

/// A picture of a ``ProductDraft``.
public struct ImageDraft: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
        /// A file that is already in the shop's storage, by its key.
        case file(String)
        /// An http or https address to fetch it from later.
        case address(String)
    }

    public var source: Source
    public var alt: String
    /// Pixels, when known.
    public var width: Int?
    public var height: Int?

    public init(_ source: Source, alt: String = "", width: Int? = nil, height: Int? = nil) {
        self.source = source
        self.alt = alt
        self.width = width
        self.height = height
    }
}

/// What saving a draft did.
public struct SavedProduct: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        case created
        case updated
        /// The product already was as the draft says; nothing was written.
        case unchanged
    }

    public let id: ProductID
    public let change: Change
    /// The ids of the draft's variants, in its order.
    public let variants: [VariantID]
    /// Those of them that did not exist before.
    public let newVariants: Set<VariantID>
    /// What was mended on the way, in sentences for a person.
    public let notes: [String]
    /// Those of its pictures that are known by an address only.
    public let missingPictures: [ProductImageID]
}
