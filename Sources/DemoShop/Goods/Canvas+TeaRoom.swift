/// What stands in a Japanese tea room.
extension Canvas {
    /// A small pot with its handle at the side.
    mutating func kyusu(_ glaze: Glaze, x: Double = 380, ground: Double = Canvas.ground, size: Double = 1.25) {
        let r = 165 * size
        let h = 205 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.9, height: h)
        let spout = Outline {
            $0.move(x - r * 0.78, top + h * 0.34)
            $0.line(x - r * 1.32, top - h * 0.02)
            $0.line(x - r * 1.46, top + h * 0.12)
            $0.curve(x - r * 1.26, top + h * 0.36, x - r * 1.1, top + h * 0.62, x - r * 0.86, top + h * 0.66)
            $0.close()
        }
        fill(spout, fading(glaze.ink.lighter(0.06), glaze.ink.darker(0.14)))
        let body = Turned(
            axis: x,
            [
                (top, r * 0.6), (top + h * 0.14, r * 0.86), (top + h * 0.46, r * 1.0), (top + h * 0.82, r * 0.86),
                (ground, r * 0.62),
            ])
        turnedBody(body, glaze.ink, gloss: 0.25)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 36) }
        let lid = Turned(axis: x, [(top - h * 0.13, r * 0.2), (top - h * 0.09, r * 0.42), (top + 3, r * 0.6)])
        fill(body.ring(at: top + 2), glaze.ink.darker(0.22))
        turnedBody(lid, glaze.ink.lighter(0.015), gloss: 0)
        let knob = Turned(axis: x, [(top - h * 0.28, r * 0.08), (top - h * 0.25, r * 0.14), (top - h * 0.1, r * 0.1)])
        turnedBody(knob, glaze.ink, gloss: 0.3)
        let grip = Outline {
            $0.move(x + r * 0.5, top + h * 0.5)
            $0.line(x + r * 1.2, top + h * 0.18)
        }
        stroke(grip, glaze.ink.darker(0.16), 54 * size)
        placed(-3, -5) { $0.stroke(grip, glaze.ink, 42 * size) }
        placed(-6, -14 * size) { $0.stroke(grip, glaze.ink.lighter(0.12), 9 * size, opacity: 0.6) }
        fill(.ellipse(x + r * 1.25, top + h * 0.155, 15 * size, 21 * size), glaze.ink.darker(0.24))
    }

    /// A whisk split from one piece of bamboo.
    mutating func chasen(x: Double = 400, ground: Double = Canvas.ground, size: Double = 1.3) {
        let bamboo = Ink(0.84, 0.065, 90)
        let h = 360 * size
        let top = ground - h
        let r = 84 * size
        standingShadow(x, ground, radius: r * 0.9, height: h)
        let handle = Turned(
            axis: x, [(top, r * 0.5), (top + h * 0.42, r * 0.52), (top + h * 0.48, r * 0.6)], sharp: [1])
        turnedBody(handle, bamboo, gloss: 0.35)
        fill(handle.ring(at: top), bamboo.lighter(0.04))
        fill(handle.ring(at: top + 2, shrunk: 9), bamboo.darker(0.2))
        stroke(handle.line(at: top + h * 0.14), bamboo.darker(0.14), 5, opacity: 0.7)
        let brush = Turned(
            axis: x,
            [(top + h * 0.46, r * 0.6), (top + h * 0.62, r * 0.98), (top + h * 0.86, r * 1.02), (ground, r * 0.74)])
        keep(brush.body)
        fill(brush.body, rounded(bamboo.darker(0.04)))
        inside(brush.body) { canvas in
            var tines = Outline()
            for step in -6...6 {
                let share = Double(step) / 6.4
                tines =
                    tines
                    + .thread(
                        (0...3).map { part in
                            brush.point(share, top + h * 0.47 + (ground - top - h * 0.47) * Double(part) / 3)
                        })
            }
            canvas.stroke(tines, bamboo.darker(0.24), 4, opacity: 0.6)
            canvas.placed(-3, 0) { $0.stroke(tines, bamboo.lighter(0.08), 2.5, opacity: 0.7) }
        }
        stroke(brush.line(at: top + h * 0.52), Ink(0.3, 0.03, 40), 9)
        stroke(brush.line(at: top + h * 0.555), Ink(0.3, 0.03, 40), 5)
    }

    /// A bag of tea: quiet paper, a sprig, a round seal.
    mutating func teaPouch(
        _ paper: Ink, leaf: Ink, seal: Ink, x: Double = 400, ground: Double = Canvas.ground + 20, size: Double = 1.15
    ) {
        let w = 320 * size
        let h = 480 * size
        let l = x - w / 2
        let top = ground - h
        standingShadow(x, ground - 6, radius: w * 0.48, height: h)
        let pouch = Outline {
            $0.move(l + 8, top)
            $0.line(l + w - 8, top)
            $0.curve(l + w + 6, top + h * 0.4, l + w + 4, top + h * 0.8, l + w - 6, ground)
            $0.bend(x, ground + 30, l + 6, ground)
            $0.curve(l - 4, top + h * 0.8, l - 6, top + h * 0.4, l + 8, top)
            $0.close()
        }
        keep(pouch)
        fill(
            pouch,
            linear([
                GradientStop(0, paper.darker(0.08)), GradientStop(0.16, paper.lighter(0.05)), GradientStop(0.5, paper),
                GradientStop(0.82, paper.lighter(0.02)), GradientStop(1, paper.darker(0.12)),
            ]))
        fill(.box(l + 8, top, w - 16, 44, corner: 3), fading(paper.darker(0.01), paper.darker(0.06)))
        stroke(.line(l + 10, top + 47, l + w - 10, top + 47), paper.darker(0.16), 3, opacity: 0.6)
        fill(.box(x - w * 0.25, top + h * 0.19, w * 0.5, h * 0.62, corner: 3), Self.paperInk, opacity: 0.94)
        twig(
            from: Point(x + 4, top + h * 0.6), bend: Point(x - 12, top + h * 0.42), to: Point(x + 10, top + h * 0.29),
            leaves: 7, length: 66 * size, width: 27 * size, leaf)
        fill(.circle(x, top + h * 0.72, 27 * size), seal)
        stroke(.circle(x, top + h * 0.72, 19 * size), Self.paperInk, 3)
        fill(Self.leaf(x, top + h * 0.72 + 12 * size, -90, length: 26 * size, width: 14 * size), Self.paperInk)
    }

    /// A heap of leaves or powder on a flat dish.
    mutating func teaDish(
        _ glaze: Glaze, tea: Ink, x: Double = 400, ground: Double = Canvas.ground, needles: Bool = true
    ) {
        let r: Double = 270
        standingShadow(x, ground, radius: r * 0.8, height: 60)
        let dish = Turned(axis: x, [(ground - 64, r), (ground - 30, r * 0.93), (ground, r * 0.6)])
        turnedBody(dish, glaze.ink, gloss: 0.2)
        mouth(dish, glaze.ink, wall: 9, lining: glaze.lining)
        let heap = Outline {
            $0.move(x - 190, ground - 56)
            $0.curve(x - 130, ground - 110, x - 60, ground - 172, x + 6, ground - 176)
            $0.curve(x + 70, ground - 172, x + 140, ground - 104, x + 196, ground - 54)
            $0.bend(x, ground - 8, x - 190, ground - 56)
            $0.close()
        }
        keep(heap)
        fill(
            heap,
            radial(
                [GradientStop(0, tea.lighter(0.1)), GradientStop(1, tea.darker(0.12))], at: Point(0.38, 0.2),
                radius: 0.8))
        guard needles else { return }
        var dark = Outline()
        var light = Outline()
        for index in 0..<64 {
            let at = Point(x + dice.roll(-180...184), ground - dice.roll(34...172))
            let end = Point(at.x + dice.roll(-26...26), at.y + dice.roll(-12...12))
            if index % 2 == 0 {
                dark = dark + .line(at.x, at.y, end.x, end.y)
            } else {
                light = light + .line(at.x, at.y, end.x, end.y)
            }
        }
        inside(heap) { canvas in
            canvas.stroke(dark, tea.darker(0.14), 7)
            canvas.stroke(light, tea.lighter(0.1), 6)
        }
    }

    /// A tin covered with printed paper: overlapping waves.
    mutating func washiTin(
        _ ink: Ink, _ second: Ink, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1.3
    ) {
        let r = 118 * size
        let h = 340 * size
        let top = ground - h
        standingShadow(x, ground, radius: r, height: h)
        let body = Turned(axis: x, [(top + 90 * size, r * 0.985), (ground, r * 0.985)])
        keep(body.body)
        fill(body.body, ink)
        let cap = Turned(axis: x, [(top, r), (top + 96 * size, r)])
        inside(body.body) { canvas in
            var row = Outline()
            for column in -3...2 {
                let at = (x + Double(column) * 62 * size).rounded()
                for radius in [(26 * size).rounded(), (15 * size).rounded()] {
                    row.move(at - radius, top)
                    row.arc(radius, radius, clockwise: true, at + radius, top)
                }
            }
            canvas.keep(row)
            for index in 0..<11 {
                canvas.placed(index % 2 == 0 ? 0 : 31 * size, (96 + Double(index) * 30) * size) {
                    $0.stroke(row, second, 3.5 * size, opacity: 0.75)
                }
            }
            canvas.fill(
                body.body,
                canvas.linear([
                    GradientStop(0, .shadow, 0.3), GradientStop(0.24, .white, 0.26), GradientStop(0.5, .white, 0),
                    GradientStop(1, .shadow, 0.42),
                ]))
        }
        turnedBody(cap, ink.darker(0.04), gloss: 0.3)
        fill(body.band(from: top + 96 * size, to: top + 102 * size), .shadow, opacity: 0.35)
        fill(cap.ring(at: top), slanted(ink.lighter(0.06), 0.05))
    }

    /// An iron kettle with a hobnail pattern.
    mutating func tetsubin(x: Double = 400, ground: Double = Canvas.ground + 20, size: Double = 1.2) {
        let iron = Ink(0.31, 0.012, 200)
        kettle(iron, x: x, ground: ground, size: size)
        let r = 195 * size
        let h = 255 * size
        let body = Turned(
            axis: x,
            [
                (ground - h, r * 0.5), (ground - h * 0.9, r * 0.72), (ground - h * 0.5, r * 0.98),
                (ground - h * 0.16, r * 1.02),
                (ground, r * 0.94),
            ])
        var points: [Point] = []
        for row in 0..<6 {
            for column in -8...8 {
                points.append(
                    body.point(
                        (Double(column) + (row % 2 == 0 ? 0 : 0.5)) / 9, ground - h * (0.78 - Double(row) * 0.11)))
            }
        }
        inside(body.body) { canvas in
            canvas.placed(2, 3) { $0.dots(points, iron.darker(0.14), 13 * size, opacity: 0.7) }
            canvas.dots(points, iron.lighter(0.07), 11 * size)
        }
    }

    /// A block of bean jelly, two slices cut, on a black tray.
    mutating func yokan(_ ink: Ink, x: Double = 400, ground: Double = 790) {
        let lacquer = Ink(0.25, 0.02, 30)
        soft(.box(x - 300, ground + 20, 640, 60, corner: 20), .shadow, opacity: 0.4, blur: 16)
        let tray = Outline.polygon([
            Point(x - 270, ground - 90), Point(x + 270, ground - 90), Point(x + 330, ground + 40),
            Point(x - 330, ground + 40),
        ])
        fill(tray, fading(lacquer.lighter(0.12), lacquer))
        fill(.box(x - 332, ground + 38, 664, 26, corner: 6), fading(Ink(0.45, 0.14, 28), Ink(0.33, 0.1, 28)))
        for (left, width) in [(x - 220, 250.0), (x + 70, 42), (x + 150, 42)] {
            let top = ground - 170
            soft(.box(left + 10, ground - 40, width + 60, 40), .shadow, opacity: 0.5, blur: 7)
            let face = Outline.box(left, top, width, 150, corner: 4)
            let upper = Outline.polygon([
                Point(left + 2, top + 2), Point(left + 56, top - 52), Point(left + width + 54, top - 52),
                Point(left + width, top + 2),
            ])
            let side = Outline.polygon([
                Point(left + width - 2, top), Point(left + width + 54, top - 52), Point(left + width + 54, ground - 72),
                Point(left + width - 2, ground - 20),
            ])
            fill(upper, fading(ink.lighter(0.16), ink.lighter(0.07)))
            fill(side, linear([GradientStop(0, ink.darker(0.05)), GradientStop(1, ink.darker(0.1))]))
            fill(
                face,
                linear([GradientStop(0, ink.lighter(0.06)), GradientStop(1, ink.darker(0.03))], to: Point(0.5, 1)))
            fill(
                .polygon([
                    Point(left + 8, top + 8), Point(left + min(width - 8, 70), top + 8), Point(left + 8, top + 90),
                ]), .white, opacity: 0.12)
        }
    }

    /// Sugar stars in a glass.
    mutating func sugarStars(_ inks: [Ink], x: Double = 400, ground: Double = Canvas.ground) {
        let body = Turned(axis: x, [(ground - 300, 138), (ground - 290, 150), (ground - 30, 150), (ground, 132)])
        glassShadow(x, ground, radius: 140, height: 300, .clear)
        for ink in inks {
            let places = (0..<6).map { _ in body.point(dice.roll(-0.8...0.8), ground - 40 - dice.roll(0...165)) }
            sugarStars(at: places, ink)
        }
        glassBody(body, .clear, base: 12, open: false)
        let lid = Turned(axis: x, [(ground - 350, 140), (ground - 296, 144)])
        turnedBody(lid, Wood.oak.ink, gloss: 0.1)
        fill(lid.ring(at: ground - 350), slanted(Wood.oak.ink.lighter(0.06), 0.05))
        for (index, offset) in [(-210.0, 60.0), (-160, 86), (214, 70)].enumerated() {
            soft(.ellipse(x + offset.0 + 5, ground + offset.1 + 15, 18, 7), .shadow, opacity: 0.4, blur: 5)
            sugarStars(at: [Point(x + offset.0, ground + offset.1)], inks[index + 1])
        }
    }

    /// Round grains with six blunt points.
    private mutating func sugarStars(at places: [Point], _ ink: Ink) {
        let offsets: [(Double, Double)] = [(16, 2), (4, 16), (-14, 8), (-12, -10), (7, -14)]
        dots(places.map { Point($0.x + 2, $0.y + 5) }, ink.darker(0.16), 34, opacity: 0.6)
        dots(places.flatMap { place in offsets.map { Point(place.x + $0.0, place.y + $0.1) } }, ink.darker(0.04), 15)
        dots(places, ink, 30)
        dots(places.map { Point($0.x - 5, $0.y - 6) }, .white, 9, opacity: 0.7)
    }
}
