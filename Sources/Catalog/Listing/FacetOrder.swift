/// How values of an option are put in order: clothing sizes from small to large, then numbers by size ("38", "9.5",
/// "250 g"), then words by the alphabet.
struct FacetOrder: Comparable {
    private static let sizes = [
        "xxxs": 0, "xxs": 1, "2xs": 1, "xs": 2, "extra small": 2, "s": 3, "small": 3, "m": 4, "medium": 4, "l": 5,
        "large": 5, "xl": 6, "extra large": 6, "xxl": 7, "2xl": 7, "xxxl": 8, "3xl": 8, "4xl": 9, "5xl": 10,
    ]

    private let group: Int
    private let number: Double
    private let text: String
    private let original: String

    init(_ value: String) {
        let folded = SortKey.folded(value)
        if let size = Self.sizes[folded] {
            (group, number) = (0, Double(size))
        } else if let number = Self.leadingNumber(folded) {
            (group, self.number) = (1, number)
        } else {
            (group, number) = (2, 0)
        }
        text = folded
        original = value
    }

    static func < (left: FacetOrder, right: FacetOrder) -> Bool {
        (left.group, left.number, left.text, left.original) < (right.group, right.number, right.text, right.original)
    }

    private static func leadingNumber(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        return Double(digits.replacing(",", with: "."))
    }
}
