/// How a glazed pot looks.
struct Glaze: Sendable {
    let name: String
    let ink: Ink
    /// The colour inside, when it differs.
    let lining: Ink?
    let speckled: Bool

    init(_ name: String, _ ink: Ink, lining: Ink? = nil, speckled: Bool = true) {
        self.name = name
        self.ink = ink
        self.lining = lining
        self.speckled = speckled
    }

    static let clay = Ink(0.72, 0.07, 58)
    static let oat = Glaze("Oat", Ink(0.88, 0.03, 85))
    static let chalk = Glaze("Chalk", Ink(0.945, 0.008, 85), speckled: false)
    static let moss = Glaze("Moss", Ink(0.56, 0.06, 135), lining: Ink(0.86, 0.025, 100))
    static let tide = Glaze("Tide", Ink(0.5, 0.075, 235), lining: Ink(0.88, 0.02, 200))
    static let ember = Glaze("Ember", Ink(0.62, 0.13, 42), lining: Ink(0.88, 0.03, 70))
    static let slate = Glaze("Slate", Ink(0.42, 0.02, 255), lining: Ink(0.82, 0.012, 250))
    static let plum = Glaze("Plum", Ink(0.44, 0.075, 350), lining: Ink(0.87, 0.02, 30))
    static let honey = Glaze("Honey", Ink(0.74, 0.115, 78), lining: Ink(0.9, 0.035, 85))
    static let rose = Glaze("Rose", Ink(0.8, 0.055, 25))
    static let celadon = Glaze("Celadon", Ink(0.8, 0.045, 165), speckled: false)
}

extension Canvas {
    mutating func mug(
        _ glaze: Glaze, x: Double = 385, ground: Double = Canvas.ground, size: Double = 1, tea: Ink? = nil
    ) {
        let r = 158 * size
        let h = 330 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.9, height: h)
        let handle = Outline {
            $0.move(x + r * 0.95, top + h * 0.2)
            $0.curve(x + r * 1.85, top + h * 0.1, x + r * 1.85, top + h * 0.8, x + r * 0.88, top + h * 0.72)
        }
        rod(handle, glaze.ink, 36 * size)
        let body = Turned(
            axis: x,
            [
                (top, r), (top + h * 0.12, r * 0.985), (top + h * 0.6, r * 1.02), (top + h * 0.88, r * 0.95),
                (ground, r * 0.8),
            ])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 26) }
        bareFoot(body, from: top + h * 0.8, clay: Glaze.clay)
        mouth(body, glaze.ink, wall: 11 * size, lining: glaze.lining)
        if let tea { self.tea(in: body, tea, wall: 11 * size, depth: 26 * size) }
    }

    /// The surface of a drink, a little below the rim.
    mutating func tea(in body: Turned, _ ink: Ink, wall: Double, depth: Double) {
        let radius = body.top.radius - wall
        let tilt = Turned.tilt(at: body.top.y)
        let opening = Outline.ellipse(body.axis, body.top.y + wall * 0.12, radius, radius * tilt - wall * 0.1)
        let surface = Outline.ellipse(body.axis, body.top.y + depth, radius * 1.02, radius * tilt * 1.04)
        let paint = linear([GradientStop(0, ink.darker(0.06)), GradientStop(1, ink.lighter(0.05))])
        inside(opening) { canvas in
            canvas.fill(surface, paint)
            canvas.stroke(surface, ink.lighter(0.14), 3, opacity: 0.6)
        }
    }

    mutating func steam(_ x: Double, _ y: Double, height: Double = 190) {
        for (offset, bend) in [(-34.0, 26.0), (30.0, -24.0)] {
            let wisp = Outline {
                $0.move(x + offset, y)
                $0.curve(
                    x + offset + bend, y - height * 0.35, x + offset - bend, y - height * 0.6, x + offset + bend * 0.4,
                    y - height)
            }
            let paint = linear(
                [GradientStop(0, .white, 0), GradientStop(0.5, .white, 0.65), GradientStop(1, .white, 0)],
                to: Point(0, 1))
            stroke(wisp, paint, 13)
        }
    }
}

extension Canvas {
    mutating func saucer(_ glaze: Glaze, x: Double, ground: Double, radius: Double) {
        let tilt = Turned.tilt(at: ground)
        standingShadow(x, ground + 4, radius: radius * 0.96, height: 30)
        fill(.ellipse(x, ground + 5, radius, radius * tilt), glaze.ink.darker(0.16))
        fill(.ellipse(x, ground - 3, radius, radius * tilt), rounded(glaze.ink.lighter(0.04), contrast: 0.8))
        fill(.ellipse(x, ground - 1, radius * 0.74, radius * tilt * 0.72), hollow(glaze.ink, contrast: 0.45))
    }

    /// A small round cup on its saucer; `size` 1 is a teacup, 0.7 an espresso cup.
    mutating func cup(
        _ glaze: Glaze, x: Double = 385, ground: Double = Canvas.ground, size: Double = 1, tea: Ink? = nil
    ) {
        let r = 172 * size
        let h = 205 * size
        saucer(glaze, x: x, ground: ground, radius: r * 1.5)
        let foot = ground - 8 * size
        let top = foot - h
        soft(.ellipse(x + 14 * size, foot + 2, r * 0.62, r * 0.15), .shadow, opacity: 0.4, blur: 6)
        let handle = Outline {
            $0.move(x + r * 0.93, top + h * 0.2)
            $0.curve(x + r * 1.6, top - h * 0.02, x + r * 1.62, top + h * 0.72, x + r * 0.74, top + h * 0.68)
        }
        rod(handle, glaze.ink, 26 * size)
        let body = Turned(
            axis: x,
            [
                (top, r), (top + h * 0.3, r * 0.95), (top + h * 0.66, r * 0.76), (top + h * 0.9, r * 0.47),
                (top + h * 0.91, r * 0.42), (foot, r * 0.42),
            ],
            sharp: [3, 4])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 24) }
        mouth(body, glaze.ink, wall: 8 * size, lining: glaze.lining)
        if let tea { self.tea(in: body, tea, wall: 8 * size, depth: 18 * size) }
    }

    /// A beaker without a handle.
    mutating func beaker(
        _ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, bare: Double = 0.62,
        tea: Ink? = nil
    ) {
        let r = 118 * size
        let h = 290 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.88, height: h)
        let body = Turned(
            axis: x, [(top, r), (top + h * 0.5, r * 0.97), (top + h * 0.86, r * 0.9), (ground, r * 0.78)])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 28) }
        if bare < 1 { bareFoot(body, from: top + h * bare, clay: Glaze.clay, wave: 14) }
        mouth(body, glaze.ink, wall: 8 * size, lining: glaze.lining)
        if let tea { self.tea(in: body, tea, wall: 8 * size, depth: 20 * size) }
    }

    mutating func teapot(
        _ glaze: Glaze, x: Double = 410, ground: Double = Canvas.ground, size: Double = 1, knob: Ink? = nil
    ) {
        let r = 190 * size
        let h = 310 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.92, height: h)
        let handle = Outline {
            $0.move(x + r * 0.66, top + h * 0.16)
            $0.curve(x + r * 1.75, top - h * 0.1, x + r * 1.6, top + h * 0.95, x + r * 0.86, top + h * 0.72)
        }
        rod(handle, glaze.ink, 32 * size)
        let spout = Outline {
            $0.move(x - r * 0.74, top + h * 0.3)
            $0.curve(x - r * 1.2, top + h * 0.3, x - r * 1.22, top + h * 0.02, x - r * 1.44, top - h * 0.06)
            $0.line(x - r * 1.62, top + h * 0.05)
            $0.curve(x - r * 1.44, top + h * 0.4, x - r * 1.36, top + h * 0.72, x - r * 0.8, top + h * 0.76)
            $0.close()
        }
        fill(
            spout,
            linear(
                [
                    GradientStop(0, glaze.ink.lighter(0.1)), GradientStop(0.5, glaze.ink),
                    GradientStop(1, glaze.ink.darker(0.16)),
                ], to: Point(0.7, 1)))
        fill(.ellipse(x - r * 1.53, top, r * 0.1, r * 0.05), glaze.ink.darker(0.22))
        let body = Turned(
            axis: x,
            [
                (top, r * 0.56), (top + h * 0.14, r * 0.84), (top + h * 0.45, r * 1.02), (top + h * 0.8, r * 0.88),
                (ground, r * 0.62),
            ])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 30) }
        let lid = Turned(
            axis: x,
            [
                (top - h * 0.13, r * 0.1), (top - h * 0.11, r * 0.28), (top - h * 0.05, r * 0.48),
                (top + 3 * size, r * 0.56),
            ], sharp: [])
        fill(body.ring(at: top), glaze.ink.darker(0.24))
        turnedBody(lid, glaze.ink.lighter(0.015), gloss: 0)
        fill(lid.strip(-0.6, -0.35, from: top - h * 0.1, to: top - h * 0.02, steps: 3), .white, opacity: 0.22)
        let button = Turned(
            axis: x,
            [
                (top - h * 0.24, r * 0.05), (top - h * 0.22, r * 0.12), (top - h * 0.18, r * 0.13),
                (top - h * 0.12, r * 0.06),
            ])
        turnedBody(button, knob ?? glaze.ink, gloss: 0.3)
    }
}

extension Canvas {
    /// A tin mug with a rolled rim.
    mutating func enamelMug(_ ink: Ink, x: Double = 385, ground: Double = Canvas.ground, size: Double = 1.2) {
        let r = 152 * size
        let h = 255 * size
        let top = ground - h
        standingShadow(x, ground, radius: r, height: h)
        let handle = Outline {
            $0.move(x + r * 0.97, top + h * 0.14)
            $0.curve(x + r * 1.66, top + h * 0.02, x + r * 1.66, top + h * 0.86, x + r * 0.97, top + h * 0.76)
        }
        rod(handle, ink, 24 * size)
        let body = Turned(axis: x, [(top, r), (ground - 14 * size, r), (ground, r * 0.94)], sharp: [1])
        turnedBody(body, ink, gloss: 0.5)
        let flecks = (0..<16).map { _ in body.point(dice.roll(-0.9...0.9), dice.roll((top + 20)...(ground - 20))) }
        dots(flecks, ink.lightness > 0.7 ? ink.darker(0.3) : ink.lighter(0.4), 4, opacity: 0.55)
        mouth(body, ink, wall: 8 * size, lining: Ink(0.95, 0.012, 90))
        stroke(body.ring(at: top), Canvas.iron, 7 * size)
        stroke(body.line(at: top), Canvas.iron.lighter(0.3), 2 * size, opacity: 0.7)
    }
}
