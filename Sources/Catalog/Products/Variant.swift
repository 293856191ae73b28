public import Vocabulary

/// What the shop sells: one combination of a product's options, with a price.
public struct Variant: Hashable, Sendable {
    public let id: VariantID
    public let productID: ProductID
    public let sku: String?
    /// Option values joined: "Blue / M". Empty for the only variant of a product without options.
    public let title: String
    /// One value for each of the product's option names, in their order.
    public let options: [String]
    /// Minor units of the shop's currency for one ``unit``.
    public let price: Int64
    /// The former price, always above ``price``.
    public let compareAt: Int64?
    public let position: Int
    public let barcode: String?
    public let weightGrams: Int64?
    public let unit: SalesUnit
    /// Quantities are whole multiples of this.
    public let step: Quantity
    /// The least that is sold.
    public let minimum: Quantity
    public let isTaxable: Bool
    public let requiresShipping: Bool
    /// Whether stock limits how much can be sold.
    public let tracksStock: Bool
    /// The picture that shows this variant, one of its product's.
    public let imageID: ProductImageID?
}

/// What a cart or an order line needs to know of a variant, also of one that is no longer sold.
public struct SellableVariant: Hashable, Sendable {
    public let id: VariantID
    public let productID: ProductID
    public let productSlug: Slug
    public let productTitle: String
    /// Option values joined: "Blue / M"; empty when there are none.
    public let title: String
    public let sku: String?
    /// Minor units of the shop's currency for one ``unit``.
    public let price: Int64
    public let compareAt: Int64?
    public let unit: SalesUnit
    public let step: Quantity
    public let minimum: Quantity
    public let weightGrams: Int64?
    public let isTaxable: Bool
    public let requiresShipping: Bool
    public let tracksStock: Bool
    /// Its own picture, else its product's main one.
    public let image: ProductImage?
    /// False once the product is not active any more or the variant was taken out of it.
    public let isSellable: Bool
}
