/// Wax, flame and what holds them.
extension Canvas {
    /// A light of its own: warm, without an edge.
    mutating func glow(
        _ x: Double, _ y: Double, radius: Double, strength: Double = 0.8, _ ink: Ink = Ink(0.95, 0.09, 85)
    ) {
        let paint = radial([
            GradientStop(0, ink, strength), GradientStop(0.4, ink, strength * 0.4), GradientStop(1, ink, 0),
        ])
        fill(.circle(x, y, radius), paint)
    }

    mutating func flame(_ x: Double, _ y: Double, size: Double = 1) {
        glow(x, y - 30 * size, radius: 150 * size, strength: 0.75)
        stroke(.line(x, y + 8 * size, x, y - 14 * size), Ink(0.25, 0.02, 60), 4.5 * size)
        let outer = Outline {
            $0.move(x, y - 92 * size)
            $0.curve(x + 8 * size, y - 62 * size, x + 23 * size, y - 44 * size, x + 21 * size, y - 24 * size)
            $0.curve(x + 19 * size, y - 2 * size, x - 19 * size, y - 2 * size, x - 21 * size, y - 24 * size)
            $0.curve(x - 22 * size, y - 46 * size, x - 5 * size, y - 60 * size, x, y - 92 * size)
            $0.close()
        }
        fill(outer, fading(Ink(0.86, 0.16, 75), Ink(0.72, 0.18, 52)))
        fill(.ellipse(x, y - 27 * size, 10 * size, 22 * size), fading(Ink(0.985, 0.06, 100), Ink(0.93, 0.13, 88)))
    }

    /// A thick candle that stands by itself.
    mutating func pillar(_ wax: Ink, x: Double, ground: Double, radius: Double, height: Double, lit: Bool = true) {
        let top = ground - height
        standingShadow(x, ground, radius: radius, height: height)
        let body = Turned(axis: x, [(top, radius), (ground, radius)])
        turnedBody(body, wax, contrast: 0.8, gloss: 0.2)
        let warm = linear(
            [GradientStop(0, Ink(0.95, 0.1, 80), lit ? 0.6 : 0), GradientStop(0.5, Ink(0.95, 0.1, 80), 0)],
            to: Point(0, 1))
        fill(body.body, warm)
        fill(body.ring(at: top), wax.lighter(0.08))
        fill(
            body.ring(at: top + 3, shrunk: 12),
            radial([GradientStop(0, wax.lighter(0.12)), GradientStop(1, wax.darker(0.05))]))
        if lit {
            flame(x, top + 2, size: 0.95)
        } else {
            stroke(.line(x, top + 4, x + 3, top - 24), Ink(0.9, 0.02, 80), 5)
        }
    }

    /// Six tapers bound with a paper band, lying.
    mutating func tapers(_ waxes: [Ink], x: Double = 400, y: Double = 500) {
        turned(-32, around: x, y) { canvas in
            let count = waxes.count
            for (index, wax) in waxes.enumerated() {
                let at = x + (Double(index) - Double(count - 1) / 2) * 54
                let lower = y + 330 + canvas.dice.roll(-10...10)
                let taper = Outline {
                    $0.move(at - 24, lower)
                    $0.line(at - 17, y - 320)
                    $0.curve(at - 12, y - 350, at + 12, y - 350, at + 17, y - 320)
                    $0.line(at + 24, lower)
                    $0.bend(at, lower + 10, at - 24, lower)
                    $0.close()
                }
                canvas.lyingShadow(taper, lift: 0.8)
                canvas.stroke(.line(at, y - 338, at + 5, y - 392), Ink(0.93, 0.02, 85), 5)
                canvas.fill(
                    taper,
                    canvas.linear([
                        GradientStop(0, wax.darker(0.05)), GradientStop(0.28, wax.lighter(0.09)),
                        GradientStop(0.6, wax), GradientStop(1, wax.darker(0.16)),
                    ]))
            }
            let half = Double(count) * 27 + 8
            let band = Outline.box(x - half, y - 20, half * 2, 130, corner: 3)
            canvas.placed(4, 6) { $0.fill(band, .shadow, opacity: 0.22) }
            let paper = Ink(0.94, 0.02, 85)
            canvas.fill(
                band,
                canvas.linear([
                    GradientStop(0, paper.darker(0.05)), GradientStop(0.3, paper.lighter(0.03)),
                    GradientStop(1, paper.darker(0.11)),
                ]))
            canvas.word("six tapers", x, y + 44, size: 34, Ink(0.35, 0.03, 60), spacing: 1)
            canvas.word("ALDERHOF", x, y + 78, size: 17, Ink(0.45, 0.03, 60), spacing: 4, sans: true)
        }
    }

    /// A brass chamberstick with a ring to carry it by.
    mutating func chamberstick(_ metal: Ink, wax: Ink, x: Double = 385, ground: Double = Canvas.ground) {
        let tilt = Turned.tilt(at: ground)
        standingShadow(x, ground, radius: 190, height: 90)
        stroke(.ellipse(x + 228, ground - 30, 50, 44), metal.darker(0.2), 22)
        stroke(.ellipse(x + 226, ground - 33, 50, 44), metal.lighter(0.06), 11)
        let dish = Turned(axis: x, [(ground - 40, 198), (ground - 34, 200), (ground, 148)], sharp: [1])
        fill(dish.body, self.metal(metal))
        fill(dish.ring(at: ground - 40), metal.lighter(0.1))
        fill(.ellipse(x, ground - 37, 184, 184 * tilt * 0.92), hollow(metal, contrast: 0.8))
        let cup = Turned(
            axis: x, [(ground - 150, 50), (ground - 140, 46), (ground - 70, 42), (ground - 42, 74)], sharp: [1])
        let stick = Turned(axis: x, [(ground - 490, 25), (ground - 150, 32)])
        turnedBody(stick, wax, gloss: 0.3)
        fill(stick.ring(at: ground - 490), wax.lighter(0.1))
        fill(cup.body, self.metal(metal))
        stroke(cup.line(at: ground - 148), metal.lighter(0.2), 4, opacity: 0.8)
        flame(x, ground - 492)
    }

    /// Scented wax in a glass with a label.
    mutating func scentedCandle(
        _ glass: Glass, wax: Ink, name: String, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1.25
    ) {
        let r = 128 * size
        let h = 270 * size
        let top = ground - h
        let body = Turned(axis: x, [(top, r), (ground - 20, r), (ground, r * 0.94)])
        glassShadow(x, ground, radius: r * 0.96, height: h, glass)
        liquid(in: body, level: top + h * 0.26, wax, opacity: 0.95, floor: 20)
        flame(x, top + h * 0.27, size: 0.8 * size)
        glassBody(body, glass, base: 16)
        label(
            body, from: top + h * 0.42, to: top + h * 0.8, Ink(0.955, 0.012, 85), ink: Ink(0.32, 0.02, 60), name,
            "SOY WAX 220 G", size: 30 * size)
    }

    /// A garden lantern: black steel, four panes, a candle.
    mutating func lantern(_ frame: Ink, x: Double = 400, ground: Double = Canvas.ground + 10) {
        let w: Double = 290
        let h: Double = 430
        let top = ground - h
        let l = x - w / 2
        standingShadow(x, ground - 6, radius: w * 0.52, height: h)
        stroke(
            Outline {
                $0.move(x - 52, top - 116)
                $0.curve(x - 58, top - 206, x + 58, top - 206, x + 52, top - 116)
            }, frame, 12)
        let roof = Outline.polygon([
            Point(x - 40, top - 122), Point(x + 40, top - 122), Point(l + w + 24, top + 4), Point(l - 24, top + 4),
        ])
        fill(roof, metal(frame.lighter(0.05)))
        fill(.box(l - 26, top, w + 52, 22, corner: 4), fading(frame.lighter(0.1), frame))
        let pane = Outline.box(l + 8, top + 22, w - 16, h - 60)
        fill(pane, Ink(0.9, 0.04, 85), opacity: 0.55)
        glow(x, top + 190, radius: 210, strength: 0.9)
        pillar(Ink(0.93, 0.035, 88), x: x, ground: ground - 52, radius: 62, height: 150)
        fill(
            pane,
            linear(
                [GradientStop(0, .white, 0.4), GradientStop(0.3, .white, 0.04), GradientStop(1, .white, 0.16)],
                to: Point(1, 1)))
        fill(
            .polygon([
                Point(l + 40, top + 22), Point(l + 110, top + 22), Point(l + 30, ground - 150),
                Point(l + 8, ground - 180), Point(l + 8, top + 130),
            ]), .white, opacity: 0.22)
        for at in [l, x - 6, l + w - 14] {
            fill(.box(at, top + 20, at == x - 6 ? 8 : 14, h - 50), fading(frame.lighter(0.1), frame.darker(0.02)))
        }
        fill(.box(l - 12, ground - 40, w + 24, 38, corner: 4), fading(frame.lighter(0.12), frame.darker(0.02)))
    }
}
