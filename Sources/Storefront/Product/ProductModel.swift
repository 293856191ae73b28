internal import Vocabulary
internal import Web

/// One product's page, with one of its variants shown.
struct ProductModel: Sendable {
    var slug: Slug
    var title: String
    var breadcrumbs: [PageLink]
    /// The one that shows the chosen variant first.
    var pictures: [Picture]
    var options: [OptionPicker]
    var chosen: VariantModel
    /// All variants, for the script that follows the choice without loading the page again, and for search engines.
    var variants: [VariantModel]
    var quantity: QuantityStepper
    /// Whether prices contain the tax; nil where there is none.
    var includesTax: Bool?
    /// HTML that the catalogue has made safe.
    var description: HTML?
    var details: [Detail]
    var related: [ProductCard]
    /// What search engines are told instead of the title.
    var seoTitle: String?
    var summary: String
    var brand: String
    var notice: ProductNotice?

    /// One line of the table of details.
    struct Detail: Hashable, Sendable {
        let label: Word
        let value: String
    }
}

/// A variant as its product's page shows it.
struct VariantModel: Sendable {
    var id: VariantID
    /// "Blue / M"; empty when there was nothing to choose.
    var title = ""
    var options: [String] = []
    var price: PriceView
    /// For machines: "12.50", "EUR".
    var decimalPrice: String
    var currency: String
    var isAvailable: Bool
    /// "In stock", "Only 3 left", "Sold out".
    var availability: String
    /// Whether only a few are left.
    var isLow = false
    var sku: String?
    /// Place among the page's pictures.
    var picture: Int?

    /// For the style sheet: "in", "low", "out".
    var state: String { isAvailable ? (isLow ? "low" : "in") : "out" }

    var facts: VariantFacts {
        VariantFacts(
            id: id.description, sku: sku ?? "", options: options, price: price.price, before: price.before,
            isAvailable: isAvailable, availability: availability, isLow: isLow, picture: picture)
    }
}

/// What a page says after something was tried with the product.
enum ProductNotice: String, CaseIterable, Hashable, Sendable {
    case added
    case soldOut = "sold-out"
    /// Less is there than was wanted.
    case short
    case badQuantity = "quantity"
    /// No variant has the options that were chosen.
    case missing
    case cartFull = "cart-full"
}
