/// How a product is sold: every combination of its options, with what differs between them.
struct Offer: Sendable {
    struct Option: Sendable {
        let name: String
        let values: [String]

        init(_ name: String, _ values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// The stem of every SKU.
    var code: String
    /// Minor units.
    var price: Int64
    var options: [Option] = []
    /// What an option value adds to the price.
    var extra: [String: Int64] = [:]
    /// The former price, less what the options add: of all variants, or of those with the value `reducedOnly`.
    var was: Int64?
    var reducedOnly: String?
    /// Pieces, or kilograms; some variation is added so that no two shelves look alike.
    var stock: Int64 = 24
    /// Stock that differs: by option value, or by all values joined with " / ".
    var left: [String: Int64] = [:]
    /// Combinations that are not made, by all values joined with " / ".
    var without: Set<String> = []
    var unit = DemoUnit.piece
    var step: Int64 = 1000
    var weight: Int64 = 400

    /// - Parameter pictures: a variant shows the first of them that shows one of its option values.
    func variants(showing pictures: [DemoPicture]) -> [DemoVariant] {
        combinations.filter { !without.contains($0.joined(separator: " / ")) }.map { values in
            variant(values, picture: pictures.firstIndex { $0.showing.map(values.contains) ?? false })
        }
    }

    private var combinations: [[String]] {
        options.reduce([[]]) { rows, option in
            rows.flatMap { row in option.values.map { row + [$0] } }
        }
    }

    private func variant(_ values: [String], picture: Int?) -> DemoVariant {
        let added = values.reduce(0) { $0 + (extra[$1] ?? 0) }
        let isReduced = reducedOnly.map(values.contains) ?? true
        let sku = ([code] + zip(options, values).map(Self.shortCode)).joined(separator: "-")
        return DemoVariant(
            options: values, sku: sku, price: price + added, compareAt: isReduced ? was.map { $0 + added } : nil,
            stock: pieces(values, sku: sku) * 1000, unit: unit, step: step, weightGrams: weight, picture: picture)
    }

    private func pieces(_ values: [String], sku: String) -> Int64 {
        if let exact = left[values.joined(separator: " / ")] { return exact }
        for value in values {
            if let some = left[value] { return some }
        }
        guard stock > 0 else { return 0 }
        let spread = sku.utf8.reduce(Int64(0)) { ($0 * 31 + Int64($1)) % 17 }
        return stock + spread
    }

    /// "Bottle green" becomes "BOTGRE", "24 cm" becomes "24CM"; a value without Latin letters, its place: "2".
    private static func shortCode(_ option: Option, _ value: String) -> String {
        let letters = value.split(separator: " ").map { word in
            String(word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(3)).uppercased()
        }.joined()
        return letters.isEmpty ? String((option.values.firstIndex(of: value) ?? 0) + 1) : letters
    }
}
