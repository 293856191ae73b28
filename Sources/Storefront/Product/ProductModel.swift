internal import Vocabulary
internal import Web

/// One product's page, with one of its variants shown.
struct ProductModel: Sendable {
    var slug: Slug
    var title: String
    var vendor: String
    var breadcrumbs: [PageLink]
    var pictures: [Picture]
    /// Place in `pictures` of the one that shows the chosen variant.
    var mainPicture = 0
    var options: [OptionModel]
    var chosen: VariantModel
    /// All variants, for the script that follows the choice without loading the page again.
    var variants: [VariantModel]
    var quantity: QuantityModel
    /// Whether prices contain the tax; nil where there is none.
    var includesTax: Bool?
    /// HTML that the catalogue has made safe.
    var description: String?
    var details: [Detail]
    var related: [ProductCard]
    var seoTitle: String?
    var seoDescription: String
    var notice: ProductNotice?

    /// One line of the table of details.
    struct Detail: Hashable, Sendable {
        let label: Label
        let value: String

        enum Label: Hashable, Sendable {
            case brand, kind, weight, sku, barcode
        }
    }
}

/// An option with its values, as buttons to choose from.
struct OptionModel: Hashable, Sendable {
    /// The name of the form field: "o1".
    let field: String
    let name: String
    let values: [Value]

    struct Value: Hashable, Sendable {
        let value: String
        let isChosen: Bool
        let state: State
    }

    /// What choosing the value would give, beside what is chosen of the other options.
    enum State: Hashable, Sendable {
        case available
        case soldOut
        /// There is no such combination.
        case missing
    }
}

/// A variant as its product's page shows it.
struct VariantModel: Hashable, Sendable {
    let id: VariantID
    /// "Blue / M"; empty when there was nothing to choose.
    let title: String
    let options: [String]
    let price: PriceTag
    /// For machines: "12.50".
    let decimalPrice: String
    let isAvailable: Bool
    /// How many are left, said when it is few.
    let left: String?
    let sku: String?
    /// Place among the page's pictures.
    let picture: Int?
}

/// How much can be put into the cart: shown by a stepper.
struct QuantityModel: Hashable, Sendable {
    /// Decimal text with a point, as form fields want it.
    let value: String
    let minimum: String
    let step: String
    let unit: String?
    /// Whether anything but whole numbers can be typed.
    let isMeasured: Bool
}

/// What a page says after something was tried with the product.
enum ProductNotice: String, Hashable, Sendable {
    case added
    case soldOut = "sold-out"
    /// Less is there than was wanted.
    case short
    case badQuantity = "quantity"
    /// No variant has the options that were chosen.
    case missing
    case cartFull = "cart-full"
}
