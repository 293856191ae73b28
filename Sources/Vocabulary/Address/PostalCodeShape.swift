/// The shape of a postal code: `9` is a digit, `@` a letter, `*` either; everything else stands for itself.
///
/// People leave out and add spaces and hyphens, so only letters and digits are compared; the answer has the shape's.
struct PostalCodeShape: Hashable, Sendable {
    let shape: String

    /// `text` written in this shape, nil when it does not fit.
    func fit(_ text: String) -> String? {
        var given = text.uppercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }[...]
        var written = ""
        for place in shape.unicodeScalars {
            if place == " " || place == "-" {
                written.unicodeScalars.append(place)
                continue
            }
            guard let scalar = given.popFirst(), Self.takes(place, scalar) else { return nil }
            written.unicodeScalars.append(scalar)
        }
        return given.isEmpty ? written : nil
    }

    private static func takes(_ place: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
        let isDigit = ("0"..."9").contains(scalar)
        let isLetter = ("A"..."Z").contains(scalar)
        return switch place {
        case "9": isDigit
        case "@": isLetter
        case "*": isDigit || isLetter
        default: place == scalar
        }
    }
}
