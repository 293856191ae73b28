import Foundation

/// A colour in OKLCH (Björn Ottosson's perceptual space, CSS Color 4): lightness 0 to 1, chroma, hue in degrees.
struct OKLCH: Hashable, Sendable {
    var lightness: Double
    var chroma: Double
    var hue: Double

    /// Linear-light sRGB, outside 0 to 1 where the screen cannot show it.
    var linearRGB: (red: Double, green: Double, blue: Double) {
        let angle = hue * .pi / 180
        let a = chroma * cos(angle)
        let b = chroma * sin(angle)
        let long = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let medium = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let short = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
        )
    }

    /// Whether a screen of sRGB shows it as it is.
    var isInGamut: Bool {
        let (red, green, blue) = linearRGB
        return [red, green, blue].allSatisfy { (-0.0005...1.0005).contains($0) }
    }

    /// The same lightness and hue with as much of the chroma as sRGB can show.
    var clamped: OKLCH {
        if isInGamut { return self }
        var low = 0.0
        var high = chroma
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if OKLCH(lightness: lightness, chroma: middle, hue: hue).isInGamut { low = middle } else { high = middle }
        }
        return OKLCH(lightness: lightness, chroma: low, hue: hue)
    }

    /// What the screen shows, in 8 bits.
    var rgb: RGB {
        let (red, green, blue) = clamped.linearRGB
        return RGB(red: Self.encode(red), green: Self.encode(green), blue: Self.encode(blue))
    }

    /// The sRGB transfer function (IEC 61966-2-1).
    private static func encode(_ linear: Double) -> UInt8 {
        let value = min(max(linear, 0), 1)
        let encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
        return UInt8((encoded * 255).rounded())
    }
}

/// A colour as a screen shows it.
struct RGB: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// Relative luminance (WCAG 2.2).
    var luminance: Double {
        func linear(_ value: UInt8) -> Double {
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio (WCAG 2.2): 1 to 21.
    func contrast(with other: RGB) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// "#1a2b3c"
    var hex: String {
        "#"
            + [red, green, blue].map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
