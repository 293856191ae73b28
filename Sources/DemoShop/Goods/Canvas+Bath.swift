/// Soap, bottles and brushes.
extension Canvas {
    /// Two bars, one on the other, the upper with a paper band.
    mutating func soap(_ ink: Ink, specks: Ink? = nil, title: String, x: Double = 400, ground: Double = Canvas.ground) {
        soapBar(ink.darker(0.01), specks: specks, x: x + 24, bottom: ground, width: 370, thick: 100)
        soapBar(ink, specks: specks, x: x - 16, bottom: ground - 130, width: 352, thick: 98, band: title)
    }

    private mutating func soapBar(
        _ ink: Ink, specks: Ink?, x: Double, bottom: Double, width: Double, thick: Double, band: String? = nil
    ) {
        let l = x - width / 2
        let top = bottom - thick
        let depth: Double = 58
        standingShadow(x + 14, bottom - 10, radius: width * 0.5, height: 50)
        let whole = Outline {
            $0.move(l, top + 16)
            $0.curve(l + 8, top - 8, l + 26, top - depth + 6, l + 58, top - depth)
            $0.line(l + width - 34, top - depth)
            $0.curve(l + width - 8, top - depth, l + width, top - depth + 14, l + width, top - 10)
            $0.line(l + width, bottom - 30)
            $0.curve(l + width, bottom - 8, l + width - 10, bottom, l + width - 30, bottom)
            $0.line(l + 26, bottom)
            $0.curve(l + 8, bottom, l, bottom - 8, l, bottom - 26)
            $0.close()
        }
        let front = Outline.box(l, top, width, thick, corner: 26)
        keep(whole)
        keep(front)
        fill(whole, fading(ink.lighter(0.1), ink.lighter(0.03)))
        fill(
            front,
            linear(
                [
                    GradientStop(0, ink.lighter(0.02)), GradientStop(0.5, ink.darker(0.03)),
                    GradientStop(1, ink.darker(0.14)),
                ], to: Point(0.15, 1)))
        if let specks {
            let points = (0..<30).map { _ in
                Point(l + dice.roll(16...(width - 16)), bottom - dice.roll(10...(thick + depth - 12)))
            }
            inside(whole) { canvas in
                canvas.dots(Array(points.prefix(12)), specks, 8, opacity: 0.6)
                canvas.dots(Array(points.suffix(18)), specks, 5, opacity: 0.6)
            }
        }
        guard let band else { return }
        let paper = Self.paperInk
        let wrap = Outline {
            $0.move(x - 96, bottom)
            $0.line(x - 96, top + 4)
            $0.line(x - 66, top - depth)
            $0.line(x + 126, top - depth)
            $0.line(x + 96, top + 4)
            $0.line(x + 96, bottom)
            $0.close()
        }
        fill(wrap, paper)
        fill(
            .box(x - 96, top + 4, 192, thick - 4),
            linear([GradientStop(0, .shadow, 0.04), GradientStop(1, .shadow, 0.2)], to: Point(0, 1)))
        word(band, x, top + thick * 0.52, size: 31, Ink(0.3, 0.03, 60), spacing: 0.5)
        word("SOAP 120 G", x, top + thick * 0.8, size: 14, Ink(0.4, 0.03, 60), spacing: 3, sans: true)
    }

    mutating func pumpBottle(
        _ glass: Glass, title: String, line: String, x: Double = 400, ground: Double = Canvas.ground,
        size: Double = 1.15
    ) {
        let r = 108 * size
        let h = 370 * size
        let top = ground - h
        let body = Turned(
            axis: x,
            [
                (top, r * 0.36), (top + 22 * size, r * 0.38), (top + 66 * size, r * 0.9), (top + 100 * size, r),
                (ground - 20, r), (ground, r * 0.92),
            ])
        glassShadow(x, ground, radius: r * 0.95, height: h, glass)
        liquid(in: body, level: top + 84 * size, glass.ink.darker(0.16), opacity: 0.55)
        glassBody(body, glass, open: false)
        label(
            body, from: top + 140 * size, to: top + 290 * size, Self.paperInk, ink: Ink(0.3, 0.03, 60), title, line,
            size: 34 * size)
        let black = Ink(0.28, 0.01, 60)
        fill(.box(x - 9 * size, top - 92 * size, 18 * size, 80 * size), metal(Self.steel))
        let collar = Turned(axis: x, [(top - 26 * size, r * 0.38), (top + 16 * size, r * 0.42)])
        turnedBody(collar, black, gloss: 0.3)
        let head = Outline {
            $0.move(x + 46 * size, top - 122 * size)
            $0.curve(x + 48 * size, top - 96 * size, x + 40 * size, top - 86 * size, x + 20 * size, top - 86 * size)
            $0.line(x - 60 * size, top - 88 * size)
            $0.curve(x - 84 * size, top - 86 * size, x - 92 * size, top - 74 * size, x - 96 * size, top - 56 * size)
            $0.line(x - 114 * size, top - 62 * size)
            $0.curve(x - 110 * size, top - 104 * size, x - 88 * size, top - 116 * size, x - 56 * size, top - 118 * size)
            $0.line(x - 30 * size, top - 130 * size)
            $0.line(x + 36 * size, top - 130 * size)
            $0.close()
        }
        fill(head, fading(black.lighter(0.16), black))
    }

    mutating func bathBrush(_ wood: Wood, x: Double = 400, y: Double = 480) {
        turned(32, around: x, y) { canvas in
            let shape = Outline {
                $0.move(x - 20, y + 20)
                $0.curve(x - 40, y - 30, x - 104, y - 40, x - 104, y - 170)
                $0.curve(x - 104, y - 350, x + 104, y - 350, x + 104, y - 170)
                $0.curve(x + 104, y - 40, x + 40, y - 30, x + 20, y + 20)
                $0.curve(x + 16, y + 160, x + 24, y + 280, x + 32, y + 360)
                $0.curve(x + 30, y + 404, x - 30, y + 404, x - 32, y + 360)
                $0.curve(x - 24, y + 280, x - 16, y + 160, x - 20, y + 20)
                $0.close()
            }
            canvas.lyingShadow(shape, lift: 1.3)
            canvas.fill(
                shape,
                canvas.linear([
                    GradientStop(0, wood.ink.lighter(0.08)), GradientStop(0.5, wood.ink),
                    GradientStop(1, wood.ink.darker(0.12)),
                ]))
            canvas.grain(in: shape, x: x - 360, y: y - 80, width: 760, height: 190, wood.ink, lines: 8, upright: true)
            let pad = Outline.ellipse(x, y - 180, 84, 112)
            canvas.fill(pad, wood.ink.darker(0.14))
            var rows: [Point] = []
            for row in 0..<11 {
                for column in 0..<8 {
                    let at = Point(x - 74 + Double(column) * 21 + (row % 2 == 0 ? 0 : 10), y - 278 + Double(row) * 20)
                    let dx = (at.x - x) / 78
                    let dy = (at.y - (y - 180)) / 104
                    if dx * dx + dy * dy < 1 { rows.append(at) }
                }
            }
            let bristle = Ink(0.9, 0.035, 82)
            canvas.dots(rows.map { Point($0.x + 3, $0.y + 4) }, bristle.darker(0.35), 17, opacity: 0.6)
            canvas.dots(rows, bristle, 15)
            canvas.dots(rows.map { Point($0.x - 2, $0.y - 2) }, .white, 5, opacity: 0.7)
            canvas.fill(.circle(x, y + 362, 9), wood.ink.darker(0.3))
        }
    }

    /// An open tin of balm, from above, with its lid beside it.
    mutating func balm(_ cream: Ink, lid: Ink, title: String) {
        let tin = Outline.circle(330, 610, 190)
        lyingShadow(tin)
        fill(tin, metal(Self.steel))
        fill(.circle(330, 610, 172), slanted(cream.darker(0.04), 0.05))
        let swirl = Outline {
            $0.move(240, 640)
            $0.curve(230, 520, 420, 490, 430, 600)
            $0.curve(436, 690, 300, 700, 300, 620)
            $0.curve(300, 570, 370, 570, 372, 610)
        }
        stroke(swirl, cream.lighter(0.08), 40)
        placed(6, 8) { $0.stroke(swirl, cream.darker(0.09), 8, opacity: 0.5) }
        let cap = Outline.circle(500, 330, 192)
        lyingShadow(cap, lift: 1.3)
        fill(cap, metal(Self.steel))
        fill(.circle(500, 330, 176), slanted(lid, 0.05))
        stroke(.circle(500, 330, 156), lid.lighter(0.25), 3, opacity: 0.8)
        let ink = lid.lightness > 0.68 ? Ink(0.3, 0.03, 60) : Ink(0.97, 0.015, 85)
        twig(from: Point(500, 306), bend: Point(496, 270), to: Point(504, 226), leaves: 7, length: 40, width: 17, ink)
        word(title, 500, 358, size: 40, ink, spacing: 1)
        word("HAND BALM 75 ML", 500, 398, size: 17, ink, spacing: 3, sans: true)
    }
}
