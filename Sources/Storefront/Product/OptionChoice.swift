internal import Catalog
internal import Web

/// What a shopper chose of a product's options: the radio buttons of its page, sent without a script.
struct OptionChoice: Hashable, Sendable {
    /// One for each option, in order; nil where nothing was chosen.
    let values: [String?]

    init(_ fields: Fields, options: Int) {
        values = (0..<options).map { fields[Self.field($0)] }
    }

    /// The form field of the option at this place.
    static func field(_ index: Int) -> String { "option\(index + 1)" }

    /// Whether the form or the query holds any choice.
    static func isPresent(in fields: Fields) -> Bool {
        (0..<3).contains { fields[field($0)] != nil }
    }

    /// The variant that was meant; nil when no variant has these values.
    func variant(of product: ProductDetail) -> Variant? {
        if product.options.isEmpty { return product.variants.first }
        return product.variants.first { $0.options.map(Optional.some) == values }
    }
}
