/// A shop's colours, all made from one hue. Every pair that text stands in has a contrast of at least 4.5 : 1, and every
/// boundary of a control at least 3 : 1: lightness moves until it does.
public struct Theme: Sendable, Hashable {
    /// Degrees of the OKLCH wheel, 0 to 359.
    public let hue: Int

    /// - Parameter hue: degrees; any number is taken round the wheel.
    public init(hue: Int) {
        self.hue = Self.normalised(hue)
    }

    static func normalised(_ hue: Int) -> Int {
        ((hue % 360) + 360) % 360
    }

    /// Moves whenever the rule that makes colours does.
    static let version = Fingerprint.short(Theme(hue: 0).stylesheet.utf8)

    /// The style sheet that sets the tokens which depend on the hue; all else is in the storefront's own.
    var stylesheet: String {
        let light = Palette(hue: hue, mode: .light)
        let dark = Palette(hue: hue, mode: .dark)
        let tokens = zip(light.tokens, dark.tokens).map { light, dark in
            "--\(light.name):light-dark(\(light.colour.hex),\(dark.colour.hex))"
        }
        return ":root{--hue:\(hue);" + tokens.joined(separator: ";") + "}\n"
    }
}

/// The colours of one mode.
struct Palette {
    enum Mode: CaseIterable {
        case light, dark
    }

    let paper: RGB
    let card: RGB
    let sunken: RGB
    let line: RGB
    let edge: RGB
    let ink: RGB
    let soft: RGB
    let accent: RGB
    let accentHover: RGB
    let onAccent: RGB
    let accentText: RGB
    let accentTint: RGB
    let onAccentTint: RGB
    /// Good, warn, bad, info: the word, and the ground it stands on.
    let signals: [(name: String, text: RGB, ground: RGB)]

    static let textContrast = 4.5
    static let boundaryContrast = 3.0

    init(hue: Int, mode: Mode) {
        let hue = Double(hue)
        // Warm grey with a breath of the shop's hue, so that grounds and accent belong together.
        func neutral(_ lightness: Double, _ chroma: Double = 0.006) -> RGB {
            OKLCH(lightness: lightness, chroma: chroma, hue: 75).rgb
        }
        let isLight = mode == .light
        paper = isLight ? neutral(0.985, 0.004) : neutral(0.175, 0.006)
        card = isLight ? neutral(1, 0) : neutral(0.21, 0.007)
        sunken = isLight ? neutral(0.958, 0.006) : neutral(0.255, 0.008)
        line = isLight ? neutral(0.9, 0.008) : neutral(0.32, 0.009)
        ink = isLight ? neutral(0.235, 0.012) : neutral(0.94, 0.008)
        let grounds = [paper, card, sunken]
        let away: Contrast.Direction = isLight ? .darker : .lighter
        soft = Contrast.reach(
            Self.textContrast + 0.3, from: OKLCH(lightness: isLight ? 0.52 : 0.7, chroma: 0.012, hue: 75),
            on: grounds, moving: away)
        edge = Contrast.reach(
            Self.boundaryContrast, from: OKLCH(lightness: isLight ? 0.68 : 0.5, chroma: 0.012, hue: 75),
            on: grounds, moving: away)
        // Solid accents: dark enough for white in the light, light enough for near-black in the dark.
        onAccent = isLight ? neutral(1, 0) : neutral(0.16, 0.01)
        accent = Contrast.reach(
            Self.textContrast, from: OKLCH(lightness: isLight ? 0.5 : 0.76, chroma: isLight ? 0.14 : 0.12, hue: hue),
            on: [onAccent], moving: away, andOn: grounds, atLeast: Self.boundaryContrast)
        accentHover = Contrast.reach(
            Self.textContrast, from: OKLCH(lightness: isLight ? 0.43 : 0.82, chroma: 0.13, hue: hue), on: [onAccent],
            moving: away)
        accentTint = OKLCH(lightness: isLight ? 0.945 : 0.29, chroma: isLight ? 0.028 : 0.04, hue: hue).rgb
        accentText = Contrast.reach(
            Self.textContrast, from: OKLCH(lightness: isLight ? 0.47 : 0.8, chroma: 0.125, hue: hue), on: grounds,
            moving: away)
        onAccentTint = Contrast.reach(
            Self.textContrast, from: OKLCH(lightness: isLight ? 0.4 : 0.86, chroma: 0.1, hue: hue), on: [accentTint],
            moving: away)
        signals = [("good", 150.0), ("warn", 70), ("bad", 25), ("info", 245)].map { name, signalHue in
            let ground = OKLCH(lightness: isLight ? 0.95 : 0.28, chroma: isLight ? 0.035 : 0.045, hue: signalHue).rgb
            let text = Contrast.reach(
                Self.textContrast, from: OKLCH(lightness: isLight ? 0.45 : 0.82, chroma: 0.12, hue: signalHue),
                on: grounds + [ground], moving: away)
            return (name, text, ground)
        }
    }

    /// By the names the style sheet knows them by.
    var tokens: [(name: String, colour: RGB)] {
        [
            ("paper", paper), ("card", card), ("sunken", sunken), ("line", line), ("edge", edge), ("ink", ink),
            ("soft", soft), ("accent", accent), ("accent-hover", accentHover), ("on-accent", onAccent),
            ("accent-text", accentText), ("accent-tint", accentTint), ("on-accent-tint", onAccentTint),
        ] + signals.flatMap { [($0.name, $0.text), ($0.name + "-tint", $0.ground)] }
    }
}

/// Moves a colour's lightness until it can be read.
enum Contrast {
    enum Direction {
        case darker, lighter
    }

    static func reach(
        _ target: Double, from start: OKLCH, on grounds: [RGB], moving direction: Direction, andOn others: [RGB] = [],
        atLeast lower: Double = 1
    ) -> RGB {
        var colour = start
        let step = direction == .darker ? -0.005 : 0.005
        while (0...1).contains(colour.lightness) {
            let shown = colour.rgb
            if grounds.allSatisfy({ shown.contrast(with: $0) >= target }),
                others.allSatisfy({ shown.contrast(with: $0) >= lower })
            {
                return shown
            }
            colour.lightness += step
        }
        return direction == .darker ? RGB(red: 0, green: 0, blue: 0) : RGB(red: 255, green: 255, blue: 255)
    }
}
