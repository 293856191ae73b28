public import Vocabulary

/// Why the catalogue refused a change. Every case names what the person who asked can mend.
public enum CatalogError: Error, Equatable, Sendable {
    /// A value of a draft breaks a rule; `field` is the draft's property, `reason` a sentence for a person.
    case invalid(field: String, reason: String)
    /// Another product or category has this slug.
    case slugTaken(Slug)
    /// A variant of another product has this SKU.
    case skuTaken(String)
    /// Two variants of the draft have the same option values.
    case duplicateOptions([String])
    case unknownProduct
    case unknownCategory(Slug)
    /// A category cannot stand below itself.
    case categoryBelowItself(Slug)
}

extension CatalogError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalid(let field, let reason): "\(field): \(reason)"
        case .slugTaken(let slug): "The address “\(slug)” is taken."
        case .skuTaken(let sku): "The SKU “\(sku)” belongs to another product."
        case .duplicateOptions(let values):
            values.isEmpty
                ? "A product without options has one variant."
                : "Two variants are both “\(values.joined(separator: " / "))”."
        case .unknownProduct: "There is no such product."
        case .unknownCategory(let slug): "There is no category “\(slug)”."
        case .categoryBelowItself(let slug): "The category “\(slug)” cannot stand below itself."
        }
    }
}
