/// What a shape is filled with: a colour or a reference to a gradient of the same picture.
struct Paint: Sendable {
    let text: String

    init(text: String) { self.text = text }
    init(_ ink: Ink) { text = ink.hex }
}

struct GradientStop: Sendable {
    let at: Double
    let ink: Ink
    let opacity: Double

    init(_ at: Double, _ ink: Ink, _ opacity: Double = 1) {
        self.at = at
        self.ink = ink
        self.opacity = opacity
    }
}

/// A picture of 800 by 1000 that is being drawn. Light comes from the upper left, the eye is a little above the
/// table; whoever draws on it keeps to both, so that all goods stand in one room.
struct Canvas: Sendable {
    static let width: Double = 800
    static let height: Double = 1000

    /// Chance that is the same on every machine: speckles and small irregularities.
    var dice: Dice
    /// Stands before every id, so that several pictures may be placed into one page.
    private let prefix: String
    /// How far what is being drawn is turned, so that shadows keep falling one way.
    private(set) var rotation: Double = 0
    private var definitions = ""
    private var shapes = ""
    private var count = 0
    /// Definitions already made, so that equal gradients and clips are written once.
    private var known: [String: String] = [:]
    private var kept: [String: String] = [:]

    init(name: String) {
        dice = Dice(seed: name)
        prefix = Dice.shortName(of: name)
    }

    func svg(width: Int = 800, height: Int = 1000) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
            + "height=\"\(height)\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><defs>\(definitions)</defs>\(shapes)</svg>"
    }

    /// Writes a long outline once; every later use of it, for filling or clipping, refers to that.
    mutating func keep(_ outline: Outline) {
        guard kept[outline.data] == nil else { return }
        count += 1
        let id = prefix + String(count, radix: 36)
        kept[outline.data] = id
        definitions += "<path id=\"\(id)\" d=\"\(outline.data)\"/>"
    }

    private func element(_ outline: Outline) -> String {
        if let id = kept[outline.data] { return "<use href=\"#\(id)\"" }
        return "<path d=\"\(outline.data)\""
    }

    /// The id of a definition: `opening` and `content` surround it.
    private mutating func define(_ opening: String, _ content: String) -> String {
        if let id = known[opening + content] { return id }
        count += 1
        let id = prefix + String(count, radix: 36)
        known[opening + content] = id
        let element = opening.prefix { $0 != " " }
        definitions += "<\(opening) id=\"\(id)\">\(content)</\(element)>"
        return id
    }
}

// Paints
extension Canvas {
    /// A gradient along a direction, in shares of the shape's own box.
    mutating func linear(_ stops: [GradientStop], from: Point = Point(0, 0), to: Point = Point(1, 0)) -> Paint {
        var opening = "linearGradient"
        if from != Point(0, 0) { opening += " x1=\"\(Self.share(from.x))\" y1=\"\(Self.share(from.y))\"" }
        if to.x != 1 { opening += " x2=\"\(Self.share(to.x))\"" }
        if to.y != 0 { opening += " y2=\"\(Self.share(to.y))\"" }
        return Paint(text: "url(#\(define(opening, Self.text(stops))))")
    }

    mutating func radial(_ stops: [GradientStop], at centre: Point = Point(0.5, 0.5), radius: Double = 0.5) -> Paint {
        let opening =
            "radialGradient cx=\"\(Self.share(centre.x))\" cy=\"\(Self.share(centre.y))\" r=\"\(Self.share(radius))\""
        return Paint(text: "url(#\(define(opening, Self.text(stops))))")
    }

    /// From above to below.
    mutating func fading(_ top: Ink, _ bottom: Ink) -> Paint {
        linear([GradientStop(0, top), GradientStop(1, bottom)], to: Point(0, 1))
    }

    /// From the upper left to the lower right, for surfaces that lie flat.
    mutating func slanted(_ ink: Ink, _ depth: Double = 0.05) -> Paint {
        linear([GradientStop(0, ink.lighter(depth)), GradientStop(1, ink.darker(depth))], to: Point(1, 1))
    }

    /// A round body lit from the left: light, colour, turning shadow, and the table's reflection at the far edge.
    mutating func rounded(_ ink: Ink, contrast: Double = 1) -> Paint {
        linear([
            GradientStop(0, ink.darker(0.07 * contrast)),
            GradientStop(0.24, ink.lighter(0.08 * contrast)),
            GradientStop(0.52, ink),
            GradientStop(0.86, ink.darker(0.17 * contrast)),
            GradientStop(1, ink.darker(0.12 * contrast)),
        ])
    }

    /// The hollow of a vessel: dark towards the light, bright on the far wall.
    mutating func hollow(_ ink: Ink, contrast: Double = 1) -> Paint {
        linear(
            [
                GradientStop(0, ink.darker(0.24 * contrast)),
                GradientStop(0.55, ink.darker(0.1 * contrast)),
                GradientStop(1, ink.lighter(0.02)),
            ], to: Point(1, 0.35))
    }

    /// Polished metal: several sharp turns of light.
    mutating func metal(_ ink: Ink) -> Paint {
        linear([
            GradientStop(0, ink.darker(0.16)),
            GradientStop(0.14, ink.lighter(0.1)),
            GradientStop(0.26, ink.lighter(0.16)),
            GradientStop(0.42, ink.darker(0.02)),
            GradientStop(0.66, ink.darker(0.2)),
            GradientStop(0.84, ink.darker(0.08)),
            GradientStop(0.93, ink.lighter(0.05)),
            GradientStop(1, ink.darker(0.14)),
        ])
    }

    private static func text(_ stops: [GradientStop]) -> String {
        var text = ""
        for stop in stops {
            text += stop.at == 0 ? "<stop" : "<stop offset=\"\(share(stop.at))\""
            text += " stop-color=\"\(stop.ink.hex)\""
            if stop.opacity < 1 { text += " stop-opacity=\"\(share(stop.opacity))\"" }
            text += "/>"
        }
        return text
    }

    /// At most two decimals, without the leading zero.
    static func share(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return String(hundredths / 100) }
        let sign = hundredths < 0 ? "-" : ""
        let whole = abs(hundredths) / 100
        let rest = abs(hundredths) % 100
        let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return "\(sign)\(whole == 0 ? "" : String(whole)).\(digits)"
    }
}

// Shapes
extension Canvas {
    mutating func fill(_ outline: Outline, _ paint: Paint, opacity: Double = 1, evenOdd: Bool = false) {
        shapes += "\(element(outline)) fill=\"\(paint.text)\""
        if evenOdd { shapes += " fill-rule=\"evenodd\"" }
        if opacity < 1 { shapes += " opacity=\"\(Self.share(opacity))\"" }
        shapes += "/>"
    }

    mutating func fill(_ outline: Outline, _ ink: Ink, opacity: Double = 1, evenOdd: Bool = false) {
        fill(outline, Paint(ink), opacity: opacity, evenOdd: evenOdd)
    }

    mutating func stroke(
        _ outline: Outline, _ paint: Paint, _ width: Double, opacity: Double = 1, round: Bool = true,
        dash: String? = nil
    ) {
        shapes += "\(element(outline)) fill=\"none\" stroke=\"\(paint.text)\" "
        shapes += "stroke-width=\"\(Outline.decimal(width))\""
        if !round { shapes += " stroke-linecap=\"butt\"" }
        if let dash { shapes += " stroke-dasharray=\"\(dash)\"" }
        if opacity < 1 { shapes += " opacity=\"\(Self.share(opacity))\"" }
        shapes += "/>"
    }

    mutating func stroke(
        _ outline: Outline, _ ink: Ink, _ width: Double, opacity: Double = 1, round: Bool = true, dash: String? = nil
    ) {
        stroke(outline, Paint(ink), width, opacity: opacity, round: round, dash: dash)
    }

    /// A shape without an edge: shadows, light, steam.
    mutating func soft(_ outline: Outline, _ ink: Ink, opacity: Double, blur: Int) {
        let filter = blurFilter(blur)
        shapes += "\(element(outline)) fill=\"\(ink.hex)\" opacity=\"\(Self.share(opacity))\" "
        shapes += "filter=\"url(#\(filter))\"/>"
    }

    /// What is drawn inside shows only within the outline.
    mutating func inside(_ outline: Outline, _ draw: (inout Canvas) -> Void) {
        let id = define("clipPath", element(outline) + "/>")
        shapes += "<g clip-path=\"url(#\(id))\">"
        draw(&self)
        shapes += "</g>"
    }

    mutating func turned(_ degrees: Double, around x: Double, _ y: Double, _ draw: (inout Canvas) -> Void) {
        let centre = "\(Outline.decimal(x)) \(Outline.decimal(y))"
        shapes += "<g transform=\"rotate(\(Outline.decimal(degrees)) \(centre))\">"
        rotation += degrees
        draw(&self)
        rotation -= degrees
        shapes += "</g>"
    }

    /// Moved, then scaled about the canvas's origin.
    mutating func placed(_ x: Double, _ y: Double, scale: Double = 1, _ draw: (inout Canvas) -> Void) {
        shapes += "<g transform=\"translate(\(Outline.decimal(x)) \(Outline.decimal(y))) scale(\(Self.share(scale)))\">"
        draw(&self)
        shapes += "</g>"
    }

    mutating func veiled(_ opacity: Double, _ draw: (inout Canvas) -> Void) {
        shapes += "<g opacity=\"\(Self.share(opacity))\">"
        draw(&self)
        shapes += "</g>"
    }

    /// A word on a label. Serif, centred, in a family every system has.
    mutating func word(
        _ text: String, _ x: Double, _ y: Double, size: Double, _ ink: Ink, spacing: Double = 0, sans: Bool = false
    ) {
        let family = sans ? "system-ui,sans-serif" : "Georgia,serif"
        shapes += "<text x=\"\(Outline.decimal(x))\" y=\"\(Outline.decimal(y))\" font-family=\"\(family)\" "
        shapes += "font-size=\"\(Outline.decimal(size))\" fill=\"\(ink.hex)\" text-anchor=\"middle\""
        if spacing > 0 { shapes += " letter-spacing=\"\(Outline.decimal(spacing))\"" }
        shapes += ">\(text)</text>"
    }

    private mutating func blurFilter(_ deviation: Int) -> String {
        define(
            "filter x=\"-50%\" y=\"-50%\" width=\"200%\" height=\"200%\"",
            "<feGaussianBlur stdDeviation=\"\(deviation)\"/>")
    }
}
