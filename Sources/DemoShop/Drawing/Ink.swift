import Foundation

/// A colour in OKLCH: lightness and chroma can be moved without the hue changing, which is what shading needs.
struct Ink: Sendable, Equatable {
    /// 0 (black) to 1 (white).
    var lightness: Double
    /// 0 (grey) to about 0.3.
    var chroma: Double
    /// Degrees: 30 red, 70 orange, 110 yellow, 145 green, 200 teal, 250 blue, 300 violet.
    var hue: Double

    init(_ lightness: Double, _ chroma: Double, _ hue: Double) {
        self.lightness = lightness
        self.chroma = chroma
        self.hue = hue
    }

    static let white = Ink(1, 0, 0)
    static let shadow = Ink(0.27, 0.03, 60)

    func lighter(_ amount: Double) -> Ink {
        Ink(min(1, lightness + amount), chroma * (1 - amount * 0.8), hue)
    }

    func darker(_ amount: Double) -> Ink {
        Ink(max(0.08, lightness - amount), chroma * (1 + amount * 0.3), hue)
    }

    func muted(_ share: Double) -> Ink {
        Ink(lightness, chroma * (1 - share), hue)
    }

    /// `#rrggbb`, with the chroma lowered until the colour exists on a screen.
    var hex: String {
        var chroma = max(0, chroma)
        var channels = Self.linear(lightness, chroma, hue)
        while chroma > 0, channels.contains(where: { $0 < -0.0005 || $0 > 1.0005 }) {
            chroma = max(0, chroma - 0.006)
            channels = Self.linear(lightness, chroma, hue)
        }
        var text = "#"
        for channel in channels {
            let byte = Self.encoded(channel)
            text.append(Self.digits[byte >> 4])
            text.append(Self.digits[byte & 15])
        }
        return text == "#ffffff" ? "#fff" : text
    }

    private static let digits: [Character] = Array("0123456789abcdef")

    private static func encoded(_ linear: Double) -> Int {
        let value = min(1, max(0, linear))
        let encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
        return Int((encoded * 255).rounded())
    }

    /// Björn Ottosson's OKLab matrices, from OKLCH to linear sRGB.
    private static func linear(_ lightness: Double, _ chroma: Double, _ hue: Double) -> [Double] {
        let a = chroma * cos(hue * .pi / 180)
        let b = chroma * sin(hue * .pi / 180)
        let long = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let medium = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let short = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return [
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        ]
    }

    private static func cubed(_ value: Double) -> Double { value * value * value }
}
