/// How one locale writes numbers and money.
///
/// Patterns are written as people see them: `¤` stands for the symbol, `#` for the digits, `-` for the minus sign.
struct NumberConventions: Sendable {
    var decimal: String
    var group: String
    /// How many digits the leading group needs before any separator is written: 2 leaves "1234" whole.
    var minimumGroup = 1
    /// Groups of two above the first three: 12,34,567.
    var isIndian = false
    var minus = "-"
    /// The digit zero; the other nine follow it in Unicode.
    var zero: Unicode.Scalar = "0"
    var money: String
    var negativeMoney: String
    var percent: String
    /// Whether "$" and "¥" mean those of the United States and Japan here, without a country before them.
    var plainDollar = false

    init(
        _ decimal: String, _ group: String, money: String, negativeMoney: String? = nil, percent: String = "#%",
        minus: String = "-"
    ) {
        self.decimal = decimal
        self.group = group
        self.money = money
        self.negativeMoney = negativeMoney ?? "-" + money
        self.percent = percent
        self.minus = minus
    }

    func with(_ change: (inout NumberConventions) -> Void) -> NumberConventions {
        var copy = self
        change(&copy)
        return copy
    }
}

extension NumberConventions {
    /// `magnitude` as a number whose last `fractionDigits` digits follow the decimal mark.
    func digits(_ magnitude: UInt64, fractionDigits: Int = 0, trimsZeros: Bool = false) -> String {
        var digits = Array(String(magnitude).utf8)
        if digits.count <= fractionDigits {
            digits.insert(
                contentsOf: repeatElement(UInt8(ascii: "0"), count: fractionDigits + 1 - digits.count), at: 0)
        }
        var fraction = digits.suffix(fractionDigits)
        let whole = digits.dropLast(fractionDigits)
        if trimsZeros {
            while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        }
        var text = ""
        let groups = whole.count >= 3 + minimumGroup
        for (position, digit) in whole.enumerated() {
            if groups, position > 0, isGroupStart(whole.count - position) { text += group }
            append(digit, to: &text)
        }
        if !fraction.isEmpty {
            text += decimal
            for digit in fraction { append(digit, to: &text) }
        }
        return text
    }

    /// Whether a separator stands before the digit that has `left` digits from itself to the end.
    private func isGroupStart(_ left: Int) -> Bool {
        isIndian ? left == 3 || (left > 3 && (left - 3) % 2 == 0) : left % 3 == 0
    }

    private func append(_ digit: UInt8, to text: inout String) {
        let value = zero.value + UInt32(digit - UInt8(ascii: "0"))
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "0")
    }

    /// Puts symbol, minus and digits where the pattern has them.
    func fill(_ pattern: String, digits: String, symbol: String = "") -> String {
        var text = ""
        text.reserveCapacity(digits.utf8.count + symbol.utf8.count + pattern.utf8.count)
        var previous: Unicode.Scalar?
        for scalar in pattern.unicodeScalars {
            switch scalar {
            case "#":
                if previous == "¤", endsInLetter(symbol) { text += "\u{A0}" }
                text += digits
            case "¤": text += symbol
            case "-": text += minus
            case " ": text += "\u{A0}"
            default: text.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return text
    }

    /// A symbol of letters stands off from the number: "$5" but "KWD 5".
    private func endsInLetter(_ symbol: String) -> Bool {
        symbol.unicodeScalars.last?.properties.isAlphabetic ?? false
    }
}
