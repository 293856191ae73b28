/// Glass by its tint.
struct Glass: Sendable {
    let name: String
    let ink: Ink
    /// How much of the tint is seen through one wall.
    let strength: Double

    static let clear = Glass(name: "Clear", ink: Ink(0.82, 0.02, 210), strength: 0.5)
    static let smoke = Glass(name: "Smoke", ink: Ink(0.5, 0.012, 60), strength: 0.85)
    static let amber = Glass(name: "Amber", ink: Ink(0.66, 0.13, 65), strength: 0.9)
    static let sea = Glass(name: "Sea", ink: Ink(0.68, 0.07, 185), strength: 0.85)
    static let rose = Glass(name: "Rose", ink: Ink(0.75, 0.075, 15), strength: 0.85)
    static let moss = Glass(name: "Bottle green", ink: Ink(0.55, 0.085, 150), strength: 0.95)
}

extension Canvas {
    /// What glass throws on the table: less shadow than light.
    mutating func glassShadow(_ x: Double, _ y: Double, radius: Double, height: Double, _ glass: Glass) {
        let tilt = Turned.tilt(at: y)
        let reach = radius * 0.4 + height * 0.16
        soft(
            .ellipse(x + reach, y + 10, radius + reach * 0.7, radius * tilt * 1.1), glass.ink.darker(0.28),
            opacity: 0.3, blur: 14)
        soft(.ellipse(x + reach * 1.1, y + 12, radius * 0.5, radius * tilt * 0.4), .white, opacity: 0.6, blur: 10)
        soft(.ellipse(x + 6, y + 3, radius * 1.02, radius * tilt * 1.05), glass.ink.darker(0.4), opacity: 0.4, blur: 5)
    }

    mutating func glassBody(_ body: Turned, _ glass: Glass, base: Double = 22, open: Bool = true) {
        let outline = body.body
        let ink = glass.ink
        let s = glass.strength
        keep(outline)
        fill(outline, ink, opacity: 0.3 * s)
        fill(
            outline,
            linear([
                GradientStop(0, ink.darker(0.2), 0.75 * s), GradientStop(0.1, ink, 0.35 * s),
                GradientStop(0.3, ink.lighter(0.12), 0.1),
                GradientStop(0.7, ink, 0.16 * s), GradientStop(0.92, ink.darker(0.08), 0.5 * s),
                GradientStop(1, ink.darker(0.26), 0.8 * s),
            ]))
        if base > 0 {
            let floor = body.bottom.y - base
            let r = body.radius(at: floor) * 0.94
            inside(outline) { canvas in
                canvas.fill(
                    body.band(from: floor, to: body.bottom.y + 40, spread: 1.1), ink.darker(0.12), opacity: 0.35 * s)
                canvas.fill(.ellipse(body.axis, floor, r, r * Turned.tilt(at: floor)), ink.lighter(0.16), opacity: 0.4)
                canvas.stroke(body.line(at: floor, grown: -4), .white, 2.5, opacity: 0.55)
            }
        }
        if open {
            let ring = body.ring(at: body.top.y)
            fill(ring, ink.lighter(0.1), opacity: 0.25)
            stroke(ring, ink.darker(0.18), 3, opacity: 0.5)
            stroke(body.line(at: body.top.y), .white, 3.5, opacity: 0.85)
        }
        glints(body)
    }

    /// The bright window on the left and its echo on the right.
    mutating func glints(_ body: Turned) {
        let h = body.bottom.y - body.top.y
        let from = body.top.y + h * 0.08
        let to = body.bottom.y - h * 0.16
        let paint = linear([GradientStop(0, .white, 0.75), GradientStop(1, .white, 0.15)], to: Point(0, 1))
        fill(body.strip(-0.8, -0.66, from: from, to: to), paint)
        fill(body.strip(-0.6, -0.56, from: from, to: from + h * 0.4), .white, opacity: 0.35)
        fill(body.strip(0.8, 0.86, from: from + h * 0.1, to: to), .white, opacity: 0.35)
    }

    /// What stands in the glass up to a height.
    mutating func liquid(in body: Turned, level: Double, _ ink: Ink, opacity: Double = 0.85, floor: Double = 22) {
        let wall: Double = 7
        let bottom = body.bottom.y - floor
        let surface = body.ring(at: level, shrunk: wall)
        keep(body.body)
        inside(body.body) { canvas in
            let shape = body.strip(-0.95, 0.95, from: level, to: bottom)
            let paint = canvas.rounded(ink, contrast: 0.7)
            let r = body.radius(at: bottom) * 0.95
            canvas.veiled(opacity) { canvas in
                canvas.fill(shape + .ellipse(body.axis, bottom, r, r * Turned.tilt(at: bottom)), paint)
            }
            canvas.fill(surface, ink.lighter(0.09), opacity: min(1, opacity + 0.1))
            canvas.stroke(surface, ink.lighter(0.16), 2.5, opacity: 0.7)
        }
    }

    mutating func tumbler(
        _ glass: Glass, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, drink: Ink? = nil
    ) {
        let h = 250 * size
        let r = 112 * size
        let body = Turned(axis: x, [(ground - h, r), (ground - h * 0.4, r * 0.93), (ground, r * 0.84)])
        glassShadow(x, ground, radius: r * 0.84, height: h, glass)
        if let drink { liquid(in: body, level: ground - h * 0.66, drink, floor: 24 * size) }
        glassBody(body, glass, base: 24 * size)
    }

    mutating func wineGlass(
        _ glass: Glass, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, wine: Ink? = nil
    ) {
        let h = 520 * size
        let top = ground - h
        let r = 122 * size
        glassShadow(x, ground, radius: r * 0.8, height: h * 0.5, glass)
        let footR = r * 0.82
        let tilt = Turned.tilt(at: ground)
        fill(.ellipse(x, ground, footR, footR * tilt), glass.ink.lighter(0.08), opacity: 0.5)
        stroke(.ellipse(x, ground, footR, footR * tilt), .white, 3, opacity: 0.8)
        let stem = Turned(
            axis: x,
            [
                (top + h * 0.52, r * 0.2), (top + h * 0.58, r * 0.075), (top + h * 0.88, r * 0.065),
                (ground - 4, r * 0.34),
            ])
        fill(
            stem.body,
            linear([
                GradientStop(0, glass.ink.darker(0.25), 0.7), GradientStop(0.4, .white, 0.8),
                GradientStop(1, glass.ink.darker(0.25), 0.7),
            ]))
        let body = Turned(
            axis: x,
            [
                (top, r * 0.78), (top + h * 0.18, r * 0.97), (top + h * 0.32, r), (top + h * 0.46, r * 0.72),
                (top + h * 0.545, r * 0.1),
            ])
        if let wine { liquid(in: body, level: top + h * 0.28, wine, opacity: 0.9, floor: 8) }
        glassBody(body, glass, base: 0)
    }

    mutating func carafe(
        _ glass: Glass, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, drink: Ink? = nil
    ) {
        let h = 440 * size
        let top = ground - h
        let r = 140 * size
        let body = Turned(
            axis: x,
            [
                (top, r * 0.52), (top + h * 0.08, r * 0.44), (top + h * 0.24, r * 0.46), (top + h * 0.46, r * 0.86),
                (top + h * 0.72, r),
                (ground, r * 0.88),
            ])
        glassShadow(x, ground, radius: r * 0.88, height: h, glass)
        if let drink { liquid(in: body, level: top + h * 0.5, drink, opacity: 0.7) }
        glassBody(body, glass)
    }

    mutating func dropletVase(_ glass: Glass, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let h = 250 * size
        let top = ground - h
        let r = 112 * size
        let body = Turned(
            axis: x,
            [
                (top, r * 0.34), (top + h * 0.1, r * 0.24), (top + h * 0.28, r * 0.3), (top + h * 0.56, r * 0.92),
                (top + h * 0.8, r), (ground, r * 0.66),
            ])
        glassShadow(x, ground, radius: r * 0.7, height: h, glass)
        liquid(in: body, level: top + h * 0.58, Glass.clear.ink, opacity: 0.35)
        glassBody(body, glass)
    }
}
