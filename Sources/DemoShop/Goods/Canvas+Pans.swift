/// What stands on the stove.
extension Canvas {
    static let iron = Ink(0.33, 0.008, 250)
    static let steel = Ink(0.76, 0.008, 240)
    static let copper = Ink(0.68, 0.115, 48)
    static let brass = Ink(0.76, 0.105, 88)

    /// A cast-iron pan from above.
    mutating func skillet(x: Double = 370, y: Double = 440, radius: Double = 235, herb: Bool = true) {
        let iron = Self.iron
        turned(-42, around: x, y) { canvas in
            let handle = Outline {
                $0.move(x - 34, y + radius - 14)
                $0.curve(x - 22, y + radius + 60, x - 24, y + radius + 120, x - 32, y + radius + 220)
                $0.curve(x - 32, y + radius + 282, x + 32, y + radius + 282, x + 32, y + radius + 220)
                $0.curve(x + 24, y + radius + 120, x + 22, y + radius + 60, x + 34, y + radius - 14)
                $0.close()
            }
            canvas.lyingShadow(.circle(x, y, radius) + handle, lift: 1.5)
            canvas.fill(
                handle,
                canvas.linear([
                    GradientStop(0, iron.darker(0.04)), GradientStop(0.35, iron.lighter(0.13)),
                    GradientStop(1, iron.darker(0.1)),
                ]))
            canvas.fill(.ellipse(x, y + radius + 216, 13, 26), Ink(0.85, 0.03, 48))
            canvas.stroke(.ellipse(x, y + radius + 216, 15, 28), iron.darker(0.1), 6)
        }
        fill(
            .circle(x, y, radius),
            linear(
                [GradientStop(0, iron.lighter(0.16)), GradientStop(0.5, iron), GradientStop(1, iron.darker(0.1))],
                to: Point(1, 1)))
        fill(
            .circle(x, y, radius - 13),
            linear(
                [
                    GradientStop(0, iron.darker(0.14)), GradientStop(0.5, iron.darker(0.03)),
                    GradientStop(1, iron.lighter(0.08)),
                ], to: Point(1, 1)))
        fill(
            .circle(x, y, radius - 42),
            radial(
                [GradientStop(0, iron.lighter(0.07)), GradientStop(1, iron.darker(0.03))], at: Point(0.36, 0.32),
                radius: 0.7))
        let spout = Outline.ellipse(x - radius * 0.96, y - 8, 14, 34)
        fill(spout, iron.lighter(0.05))
        guard herb else { return }
        rosemary(from: Point(x - 90, y + 100), bend: Point(x + 10, y + 20), to: Point(x + 110, y - 90))
    }

    /// A sprig with needles.
    mutating func rosemary(
        from start: Point, bend: Point, to end: Point, needles: Int = 22, _ ink: Ink = Ink(0.55, 0.075, 145)
    ) {
        stroke(
            Outline {
                $0.move(start.x, start.y)
                $0.bend(bend.x, bend.y, end.x, end.y)
            }, Ink(0.45, 0.06, 80), 5)
        var dark = Outline()
        var light = Outline()
        for index in 0..<needles {
            let share = 0.12 + 0.88 * Double(index) / Double(needles)
            let rest = 1 - share
            let x = rest * rest * start.x + 2 * rest * share * bend.x + share * share * end.x
            let y = rest * rest * start.y + 2 * rest * share * bend.y + share * share * end.y
            let dx = rest * (bend.x - start.x) + share * (end.x - bend.x)
            let dy = rest * (bend.y - start.y) + share * (end.y - bend.y)
            let norm = (dx * dx + dy * dy).squareRoot()
            let side: Double = index % 2 == 0 ? 1 : -1
            let reach = 36 - 14 * share
            let tip = Point(
                x + (dx / norm * 0.72 - dy / norm * 0.7 * side) * reach,
                y + (dy / norm * 0.72 + dx / norm * 0.7 * side) * reach)
            if index % 2 == 0 {
                dark = dark + .line(x, y, tip.x, tip.y)
            } else {
                light = light + .line(x, y, tip.x, tip.y)
            }
        }
        stroke(dark, ink.darker(0.07), 8)
        stroke(light, ink.lighter(0.05), 8)
    }

    mutating func saucepan(_ ink: Ink, x: Double = 350, ground: Double = Canvas.ground, size: Double = 1) {
        let r = 172 * size
        let h = 200 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.96, height: h)
        let handle = Outline {
            $0.move(x + r * 0.9, top + h * 0.2)
            $0.curve(x + r * 1.3, top + h * 0.14, x + r * 1.7, top - h * 0.04, x + r * 2.2, top - h * 0.16)
        }
        rod(handle, Self.iron.lighter(0.06), 24 * size)
        let body = Turned(
            axis: x, [(top, r * 1.03), (top + 12 * size, r), (ground - 24 * size, r), (ground, r * 0.92)], sharp: [1])
        keep(body.body)
        fill(body.body, metal(ink))
        fill(body.body, linear([GradientStop(0.5, .shadow, 0), GradientStop(1, .shadow, 0.22)], to: Point(0, 1)))
        dots(
            [
                Point(x + r * 0.74, top + h * 0.25), Point(x + r * 0.84, top + h * 0.22),
                Point(x + r * 0.79, top + h * 0.36),
            ], ink.lighter(0.2), 11 * size)
        mouth(body, Self.steel, wall: 7 * size)
    }

    /// An enamelled pot with two ears and its lid.
    mutating func casserole(_ ink: Ink, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let r = 215 * size
        let h = 205 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.92, height: h)
        for side in [-1.0, 1] {
            let ear = Outline {
                $0.move(x + side * r * 0.94, top + h * 0.16)
                $0.curve(
                    x + side * r * 1.3, top + h * 0.12, x + side * r * 1.3, top + h * 0.46, x + side * r * 0.95,
                    top + h * 0.42)
            }
            rod(ear, ink, 26 * size)
        }
        let body = Turned(
            axis: x, [(top, r), (top + h * 0.5, r * 0.99), (top + h * 0.86, r * 0.92), (ground, r * 0.82)])
        turnedBody(body, ink, gloss: 0.45)
        let lid = Turned(
            axis: x,
            [
                (top - 66 * size, r * 0.16), (top - 56 * size, r * 0.52), (top - 26 * size, r * 0.92),
                (top - 2 * size, r * 1.03), (top + 14 * size, r * 1.03),
            ],
            sharp: [3])
        turnedBody(lid, ink.lighter(0.01), gloss: 0)
        fill(lid.strip(-0.72, -0.5, from: top - 42 * size, to: top - 8 * size, steps: 3), .white, opacity: 0.3)
        inside(lid.body) { $0.stroke(lid.line(at: top), ink.darker(0.16), 3, opacity: 0.6) }
        let knob = Turned(
            axis: x,
            [
                (top - 112 * size, r * 0.1), (top - 106 * size, r * 0.2), (top - 92 * size, r * 0.2),
                (top - 66 * size, r * 0.09),
            ])
        fill(knob.body, metal(Self.brass))
    }

    mutating func kettle(_ ink: Ink, x: Double = 410, ground: Double = Canvas.ground, size: Double = 1) {
        let r = 195 * size
        let h = 255 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.95, height: h)
        let arch = Outline {
            $0.move(x - r * 0.62, top + h * 0.12)
            $0.curve(x - r * 0.72, top - h * 0.8, x + r * 0.72, top - h * 0.8, x + r * 0.62, top + h * 0.12)
        }
        rod(arch, Self.steel, 12 * size)
        let grip = Outline {
            $0.move(x - r * 0.36, top - h * 0.5)
            $0.curve(x - r * 0.2, top - h * 0.585, x + r * 0.2, top - h * 0.585, x + r * 0.36, top - h * 0.5)
        }
        rod(grip, Wood.walnut.ink, 36 * size)
        let spout = Outline {
            $0.move(x - r * 0.72, top + h * 0.3)
            $0.curve(x - r * 1.1, top + h * 0.24, x - r * 1.12, top + h * 0.08, x - r * 1.34, top - h * 0.04)
            $0.line(x - r * 1.52, top + h * 0.1)
            $0.curve(x - r * 1.32, top + h * 0.36, x - r * 1.2, top + h * 0.6, x - r * 0.9, top + h * 0.68)
            $0.close()
        }
        fill(
            spout,
            linear(
                [GradientStop(0, ink.lighter(0.1)), GradientStop(0.5, ink), GradientStop(1, ink.darker(0.17))],
                to: Point(0.6, 1)))
        let body = Turned(
            axis: x,
            [
                (top, r * 0.5), (top + h * 0.1, r * 0.72), (top + h * 0.5, r * 0.98), (top + h * 0.84, r * 1.02),
                (ground, r * 0.94),
            ])
        turnedBody(body, ink, gloss: 0.5)
        let lid = Turned(axis: x, [(top - 28 * size, r * 0.1), (top - 22 * size, r * 0.3), (top + 2 * size, r * 0.5)])
        fill(body.ring(at: top + 3), ink.darker(0.2))
        turnedBody(lid, ink, gloss: 0)
        let knob = Turned(
            axis: x,
            [
                (top - 62 * size, r * 0.06), (top - 56 * size, r * 0.13), (top - 42 * size, r * 0.13),
                (top - 26 * size, r * 0.06),
            ])
        turnedBody(knob, Wood.walnut.ink, gloss: 0.3)
    }

    mutating func mortar(_ stone: Ink, x: Double = 390, ground: Double = Canvas.ground, size: Double = 1) {
        let r = 175 * size
        let h = 235 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.84, height: h)
        let body = Turned(
            axis: x,
            [
                (top, r), (top + h * 0.28, r * 0.98), (top + h * 0.62, r * 0.8), (top + h * 0.76, r * 0.66),
                (top + h * 0.84, r * 0.76), (ground, r * 0.82),
            ],
            sharp: [4])
        turnedBody(body, stone, gloss: 0.12)
        speckles(body, stone.darker(0.3), count: 60)
        speckles(body, stone.lighter(0.25), count: 40)
        mouth(body, stone, wall: 24 * size)
        let opening = Outline {
            $0.move(x - r, top)
            $0.line(x - r, top - h * 2)
            $0.line(x + r * 3, top - h * 2)
            $0.line(x + r, top)
            $0.arc(r - 22 * size, r * 0.15, clockwise: true, x - r, top)
            $0.close()
        }
        let pestle = Outline {
            $0.move(x - r * 0.18, top + h * 0.2)
            $0.curve(x + r * 0.1, top - h * 0.2, x + r * 0.5, top - h * 0.6, x + r * 0.72, top - h * 0.88)
        }
        inside(opening) { canvas in
            canvas.rod(pestle, stone.lighter(0.04), 52 * size)
        }
    }

    /// A coffee dripper of porcelain on its glass.
    mutating func dripper(_ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let r = 128 * size
        let h = 230 * size
        let top = ground - h
        let jug = Turned(
            axis: x,
            [
                (top, r * 0.62), (top + h * 0.12, r * 0.62), (top + h * 0.4, r * 0.98), (top + h * 0.8, r),
                (ground, r * 0.88),
            ])
        glassShadow(x, ground, radius: r * 0.9, height: h * 2, .clear)
        liquid(in: jug, level: top + h * 0.62, Ink(0.32, 0.06, 48), opacity: 0.92)
        glassBody(jug, .clear, base: 12)
        let plate = Turned(axis: x, [(top - 24 * size, r * 0.98), (top - 6 * size, r * 0.98)])
        turnedBody(plate, glaze.ink, gloss: 0)
        fill(plate.ring(at: top - 24 * size), glaze.ink.lighter(0.05))
        let cone = Turned(
            axis: x,
            [
                (top - 205 * size, r * 1.15), (top - 190 * size, r * 1.1), (top - 60 * size, r * 0.5),
                (top - 26 * size, r * 0.42),
            ], sharp: [1])
        let handle = Outline {
            $0.move(x + r * 0.98, top - 160 * size)
            $0.curve(x + r * 1.7, top - 175 * size, x + r * 1.5, top - 60 * size, x + r * 0.62, top - 72 * size)
        }
        rod(handle, glaze.ink, 22 * size)
        turnedBody(cone, glaze.ink)
        mouth(cone, glaze.ink, wall: 9 * size, lining: glaze.lining)
    }
}

extension Canvas {
    mutating func friedEgg(_ x: Double, _ y: Double) {
        let white = Outline.blob([
            Point(x - 110, y - 30), Point(x - 40, y - 116), Point(x + 70, y - 92), Point(x + 118, y + 10),
            Point(x + 50, y + 104), Point(x - 60, y + 92),
        ])
        placed(5, 8) { $0.soft(white, .shadow, opacity: 0.6, blur: 5) }
        fill(white, Ink(0.88, 0.05, 85))
        placed(x * 0.04, y * 0.04, scale: 0.96) { $0.fill(white, Ink(0.975, 0.012, 95)) }
        fill(
            .circle(x + 8, y - 6, 50),
            radial(
                [GradientStop(0, Ink(0.87, 0.16, 85)), GradientStop(1, Ink(0.74, 0.17, 62))], at: Point(0.38, 0.34),
                radius: 0.7))
        fill(.ellipse(x - 8, y - 24, 15, 9), .white, opacity: 0.7)
        dots(
            (0..<14).map { _ in Point(x + dice.roll(-80...90), y + dice.roll(-80...80)) }, Ink(0.3, 0.02, 60), 5,
            opacity: 0.7)
    }
}
