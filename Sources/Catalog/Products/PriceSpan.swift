/// What a product's price looks like as a whole, in minor units.
struct PriceSpan: Equatable {
    let from: Int64
    let to: Int64
    /// The former price of the cheapest variant.
    let compareAtFrom: Int64?

    init(_ variants: [(price: Int64, compareAt: Int64?)]) {
        let cheapest = variants.min { $0.price < $1.price }
        from = cheapest?.price ?? 0
        to = variants.map(\.price).max() ?? 0
        compareAtFrom = cheapest?.compareAt
    }
}
