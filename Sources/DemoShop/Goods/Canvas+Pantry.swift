/// What is kept in bags, jars and tins.
extension Canvas {
    /// A bag with a folded top, standing on its block bottom.
    mutating func coffeeBag(
        _ paper: Ink, label: Ink, title: String, line: String, x: Double = 400, ground: Double = Canvas.ground + 10,
        size: Double = 1.1
    ) {
        let w = 310 * size
        let h = 460 * size
        let l = x - w / 2
        let top = ground - h
        standingShadow(x, ground - 4, radius: w * 0.5, height: h)
        let side = Outline {
            $0.move(l + w - 8, top + 40)
            $0.line(l + w + 34 * size, ground - 52 * size)
            $0.line(l + w - 4, ground + 8)
            $0.close()
        }
        fill(side, paper.darker(0.17))
        let front = Outline {
            $0.move(l + 14, top + 30)
            $0.line(l + w - 14, top + 30)
            $0.curve(l + w + 4, top + h * 0.3, l + w, top + h * 0.7, l + w - 2, ground + 6)
            $0.bend(x, ground + 26, l + 2, ground + 6)
            $0.curve(l, top + h * 0.7, l - 4, top + h * 0.3, l + 14, top + 30)
            $0.close()
        }
        keep(front)
        fill(
            front,
            linear([
                GradientStop(0, paper.darker(0.06)), GradientStop(0.12, paper.lighter(0.06)), GradientStop(0.5, paper),
                GradientStop(0.85, paper.darker(0.04)), GradientStop(1, paper.darker(0.12)),
            ]))
        inside(front) { canvas in
            canvas.fill(
                .polygon([Point(l, top + 60), Point(l + 66, top + 70), Point(l + 20, top + 260)]), .white, opacity: 0.1)
            canvas.fill(
                .polygon([Point(l + w, top + 70), Point(l + w - 70, top + 86), Point(l + w - 22, top + 240)]), .shadow,
                opacity: 0.08)
        }
        let fold = Outline.box(l + 4, top - 30, w - 8, 76, corner: 7)
        placed(3, 9) { $0.soft(fold, .shadow, opacity: 0.3, blur: 5) }
        fill(fold, fading(paper.lighter(0.07), paper.darker(0.05)))
        fill(.box(l - 12, top - 6, w + 24, 17, corner: 8), fading(label.lighter(0.05), label.darker(0.1)))
        let card = Outline.box(x - w * 0.36, top + h * 0.3, w * 0.72, h * 0.46, corner: 5)
        fill(card, slanted(label, 0.025))
        let ink = label.lightness > 0.65 ? Ink(0.3, 0.03, 60) : Ink(0.97, 0.015, 85)
        coffeeBean(x, top + h * 0.405, 25 * size, ink)
        word(title, x, top + h * 0.575, size: Self.fitting(title, w * 0.64, 40 * size), ink, spacing: 0.5)
        word(line, x, top + h * 0.66, size: 15.5 * size, ink, spacing: 2, sans: true)
    }

    mutating func coffeeBean(_ x: Double, _ y: Double, _ radius: Double, _ ink: Ink, degrees: Double = 28) {
        turned(degrees, around: x, y) { canvas in
            canvas.fill(.ellipse(x, y, radius * 0.7, radius), ink)
            canvas.stroke(
                Outline {
                    $0.move(x, y - radius * 0.92)
                    $0.curve(
                        x + radius * 0.4, y - radius * 0.3, x - radius * 0.4, y + radius * 0.3, x, y + radius * 0.92)
                }, ink.lightness > 0.6 ? Ink(0.4, 0.04, 50) : ink.lighter(0.3), radius * 0.13)
        }
    }

    mutating func scatteredBeans(_ places: [Point], _ ink: Ink = Ink(0.36, 0.06, 48)) {
        for place in places {
            soft(.ellipse(place.x + 6, place.y + 12, 22, 11), .shadow, opacity: 0.4, blur: 5)
            coffeeBean(place.x, place.y, 21, ink, degrees: dice.roll(20...130))
        }
    }

    mutating func teaTin(
        _ ink: Ink, lid: Ink, title: String, line: String, x: Double = 400, ground: Double = Canvas.ground,
        size: Double = 1.15, paper: Ink = Canvas.paperInk
    ) {
        let r = 125 * size
        let h = 340 * size
        let top = ground - h
        standingShadow(x, ground, radius: r, height: h)
        let body = Turned(axis: x, [(top + 60 * size, r * 0.985), (ground, r * 0.985)])
        turnedBody(body, ink, gloss: 0.3)
        label(
            body, from: top + 110 * size, to: top + 262 * size, paper, ink: Ink(0.3, 0.03, 60), title, line,
            size: 36 * size)
        let cap = Turned(axis: x, [(top, r), (top + 78 * size, r)])
        turnedBody(cap, lid, gloss: 0.35)
        fill(body.band(from: top + 78 * size, to: top + 86 * size), .shadow, opacity: 0.3)
        fill(cap.ring(at: top), slanted(lid.lighter(0.07), 0.05))
        stroke(cap.ring(at: top + 2, shrunk: 14), lid.darker(0.06), 4, opacity: 0.6)
    }

    /// A jar with a lid, filled to the shoulder: honey, jam, mustard.
    mutating func preserve(
        _ filling: Ink, lid: Ink, title: String, line: String, x: Double = 400, ground: Double = Canvas.ground,
        size: Double = 1.15, cloth: Weave? = nil
    ) {
        let r = 132 * size
        let h = 270 * size
        let top = ground - h
        let body = Turned(
            axis: x,
            [
                (top, r * 0.82), (top + 26 * size, r * 0.84), (top + 66 * size, r), (ground - 26 * size, r),
                (ground, r * 0.9),
            ], sharp: [1])
        glassShadow(x, ground, radius: r * 0.92, height: h, Glass(name: "", ink: filling, strength: 1))
        liquid(in: body, level: top + 34 * size, filling, opacity: 0.96, floor: 12)
        glassBody(body, .clear, base: 0, open: false)
        label(
            body, from: top + 96 * size, to: top + 214 * size, Self.paperInk, ink: Ink(0.3, 0.03, 60), title, line,
            size: 34 * size)
        if let cloth {
            clothCap(cloth, x: x, top: top - 44 * size, radius: r * 0.93, size: size)
        } else {
            let cap = Turned(
                axis: x, [(top - 48 * size, r * 0.88), (top - 40 * size, r * 0.9), (top + 18 * size, r * 0.9)])
            fill(cap.body, metal(lid))
            fill(cap.ring(at: top - 48 * size), slanted(lid.lighter(0.08), 0.06))
        }
    }

    private mutating func clothCap(_ weave: Weave, x: Double, top: Double, radius: Double, size: Double) {
        let skirt = Outline {
            $0.move(x - radius * 0.9, top + 10)
            $0.curve(
                x - radius * 0.96, top + 60 * size, x - radius * 1.1, top + 90 * size, x - radius * 1.2,
                top + 112 * size)
            $0.smooth(
                through: (0...8).map {
                    Point(x - radius * 1.2 + radius * 2.4 * Double($0) / 8, top + 112 * size + ($0 % 2 == 0 ? 0 : 24))
                })
            $0.curve(x + radius * 1.1, top + 90 * size, x + radius * 0.96, top + 60 * size, x + radius * 0.9, top + 10)
            $0.curve(x + radius * 0.7, top - 22, x - radius * 0.7, top - 22, x - radius * 0.9, top + 10)
            $0.close()
        }
        keep(skirt)
        fill(skirt, weave.ink)
        inside(skirt) { canvas in
            canvas.pattern(weave, x: x - radius * 1.25, y: top - 20, width: radius * 2.5, height: 190 * size)
            canvas.fill(
                skirt,
                canvas.linear([
                    GradientStop(0, .shadow, 0.2), GradientStop(0.3, .white, 0.24), GradientStop(0.6, .shadow, 0),
                    GradientStop(1, .shadow, 0.3),
                ]))
        }
        stroke(
            Outline {
                $0.move(x - radius * 0.97, top + 58 * size)
                $0.bend(x, top + 88 * size, x + radius * 0.97, top + 58 * size)
            }, Ink(0.72, 0.07, 70), 8)
    }

    mutating func oilBottle(
        _ glass: Glass, label paper: Ink, title: String, line: String, x: Double = 400,
        ground: Double = Canvas.ground + 10, size: Double = 1.1, oil: Ink
    ) {
        let r = 92 * size
        let h = 560 * size
        let top = ground - h
        let body = Turned(
            axis: x,
            [
                (top + 30 * size, r * 0.3), (top + h * 0.24, r * 0.33), (top + h * 0.37, r * 0.8), (top + h * 0.46, r),
                (ground - 20, r), (ground, r * 0.9),
            ])
        glassShadow(x, ground, radius: r * 0.95, height: h * 0.7, glass)
        liquid(in: body, level: top + h * 0.3, oil, opacity: 0.9)
        glassBody(body, glass, open: false)
        label(
            body, from: top + h * 0.53, to: top + h * 0.85, paper, ink: Ink(0.3, 0.04, 120), title, line,
            size: 33 * size)
        let cap = Turned(axis: x, [(top - 40 * size, r * 0.34), (top + 60 * size, r * 0.36)])
        turnedBody(cap, Ink(0.35, 0.02, 60), gloss: 0.2)
        fill(cap.ring(at: top - 40 * size), Ink(0.45, 0.02, 60))
    }
}
