/// Books, envelopes and wrapping.
extension Canvas {
    static let paperInk = Ink(0.965, 0.012, 90)

    mutating func notebook(
        _ cover: Ink, x: Double = 400, y: Double = 500, degrees: Double = -8, band: Ink? = nil, title: String = "",
        size: Double = 1
    ) {
        let w = 430 * size
        let h = 590 * size
        turned(degrees, around: x, y) { canvas in
            let l = x - w / 2
            let t = y - h / 2
            let whole = Outline.box(l, t, w, h, corner: 16)
            canvas.lyingShadow(whole, lift: 1.3)
            canvas.placed(8, 9) { $0.fill(whole, Canvas.paperInk.darker(0.12)) }
            canvas.placed(4, 5) { $0.fill(whole, Canvas.paperInk) }
            canvas.fill(whole, canvas.slanted(cover, 0.055))
            canvas.inside(whole) { inner in
                inner.fill(
                    .box(l, t, 62, h),
                    inner.linear([
                        GradientStop(0, cover.darker(0.05)), GradientStop(0.85, cover.darker(0.12)),
                        GradientStop(0.93, cover.darker(0.2)), GradientStop(1, cover.lighter(0.06)),
                    ]))
                inner.threads(x: l, y: t, width: w, height: h)
            }
            if !title.isEmpty {
                let card = Outline.box(x - 96, t + 110, 224, 116, corner: 4)
                canvas.placed(2, 3) { $0.fill(card, .shadow, opacity: 0.2) }
                canvas.fill(card, Canvas.paperInk)
                canvas.stroke(.box(x - 86, t + 120, 204, 96, corner: 2), cover.darker(0.05), 2)
                canvas.word(title, x + 16, t + 178, size: 30, Ink(0.3, 0.02, 60), spacing: 1)
            }
            if let band {
                canvas.fill(
                    .box(l + w - 84, t - 3, 15, h + 8),
                    canvas.linear([GradientStop(0, band.lighter(0.08)), GradientStop(1, band.darker(0.1))]))
                canvas.fill(.box(l + w - 69, t + 4, 5, h - 4), .shadow, opacity: 0.2)
            }
        }
    }

    mutating func pencils(_ inks: [Ink], x: Double = 400, y: Double = 500) {
        turned(24, around: x, y) { canvas in
            for (index, ink) in inks.enumerated() {
                let at = x + (Double(index) - Double(inks.count - 1) / 2) * 74
                let shift = canvas.dice.roll(-26...26)
                canvas.pencil(ink, x: at, top: y - 340 + shift, bottom: y + 330 + shift)
            }
        }
    }

    mutating func pencil(_ ink: Ink, x: Double, top: Double, bottom: Double, half: Double = 24) {
        let whole = Outline.polygon([
            Point(x, top), Point(x + half, top + 112), Point(x + half, bottom), Point(x - half, bottom),
            Point(x - half, top + 112),
        ])
        lyingShadow(whole, lift: 0.8)
        let wood = Ink(0.83, 0.06, 72)
        fill(
            .polygon([Point(x, top), Point(x + half, top + 118), Point(x - half, top + 118)]),
            linear([GradientStop(0, wood.lighter(0.05)), GradientStop(1, wood.darker(0.12))]))
        fill(
            .polygon([Point(x, top), Point(x + half * 0.3, top + 35), Point(x - half * 0.3, top + 35)]),
            ink.darker(0.08))
        let third = half * 2 / 3
        for (index, tone) in [ink.lighter(0.07), ink, ink.darker(0.12)].enumerated() {
            let left = x - half + Double(index) * third
            let facet = Outline {
                $0.move(left, bottom)
                $0.line(left, top + 112)
                $0.bend(left + third / 2, top + 92, left + third, top + 112)
                $0.line(left + third, bottom)
                $0.close()
            }
            fill(facet, tone)
        }
        fill(.box(x - half, bottom - 46, half * 2, 12), Ink(0.96, 0.02, 90), opacity: 0.85)
        fill(
            .box(x - half, bottom - 26, half * 2, 26),
            linear([GradientStop(0, ink.darker(0.02)), GradientStop(1, ink.darker(0.22))]))
    }

    mutating func letterSet(_ ink: Ink, x: Double = 400, y: Double = 500) {
        flatSheet(x: x + 46, y: y - 120, width: 400, height: 540, degrees: 7)
        turned(-5, around: x, y) { canvas in
            let l = x - 270
            let t = y - 40
            let envelope = Outline.box(l, t, 540, 370, corner: 6)
            canvas.lyingShadow(envelope)
            canvas.fill(envelope, canvas.slanted(ink, 0.03))
            let sides = Outline.polygon([Point(l, t + 366), Point(l + 270, t + 170), Point(l + 540, t + 366)])
            canvas.fill(sides, ink.lighter(0.03))
            canvas.stroke(
                .polygon([Point(l + 4, t + 366), Point(l + 270, t + 170), Point(l + 536, t + 366)]), ink.darker(0.1),
                2.5, opacity: 0.6)
            let flap = Outline {
                $0.move(l + 3, t)
                $0.line(l + 537, t)
                $0.curve(l + 440, t + 90, l + 330, t + 218, l + 286, t + 232)
                $0.bend(l + 270, t + 238, l + 254, t + 232)
                $0.curve(l + 210, t + 218, l + 100, t + 90, l + 3, t)
                $0.close()
            }
            canvas.placed(2, 9) { $0.soft(flap, .shadow, opacity: 0.28, blur: 5) }
            canvas.fill(flap, canvas.fading(ink.lighter(0.05), ink.darker(0.01)))
            let wax = Ink(0.5, 0.16, 27)
            canvas.fill(
                .blob([
                    Point(l + 226, t + 210), Point(l + 268, t + 176), Point(l + 312, t + 208), Point(l + 306, t + 252),
                    Point(l + 262, t + 264), Point(l + 232, t + 248),
                ]), canvas.slanted(wax, 0.07))
            canvas.stroke(.circle(l + 269, t + 220, 24), wax.darker(0.1), 4)
            canvas.twig(
                from: Point(l + 262, t + 236), bend: Point(l + 268, t + 220), to: Point(l + 277, t + 203), leaves: 5,
                length: 15, width: 8, wax.darker(0.1))
        }
    }

    mutating func flatSheet(x: Double, y: Double, width: Double, height: Double, degrees: Double, rules: Int = 0) {
        turned(degrees, around: x, y) { canvas in
            let l = x - width / 2
            let t = y - height / 2
            let sheet = Outline.box(l, t, width, height, corner: 3)
            canvas.lyingShadow(sheet, lift: 0.6)
            canvas.fill(sheet, canvas.slanted(Canvas.paperInk, 0.02))
            var lines = Outline()
            for rule in 0..<rules {
                let at = t + 90 + Double(rule) * (height - 140) / Double(max(1, rules))
                lines = lines + .line(l + 40, at, l + width - 40, at)
            }
            if rules > 0 { canvas.stroke(lines, Ink(0.7, 0.03, 240), 2, opacity: 0.7) }
        }
    }
}

extension Canvas {
    mutating func openNotebook(_ cover: Ink, x: Double = 400, y: Double = 480) {
        turned(-9, around: x, y) { canvas in
            let whole = Outline.box(x - 330, y - 240, 660, 480, corner: 12)
            canvas.lyingShadow(whole, lift: 1.2)
            canvas.fill(whole, canvas.slanted(cover, 0.04))
            let paper = Canvas.paperInk
            for side in [-1.0, 1] {
                let page = Outline.box(side < 0 ? x - 316 : x, y - 228, 316, 456, corner: 4)
                canvas.fill(
                    page,
                    canvas.linear(
                        side < 0
                            ? [GradientStop(0, paper), GradientStop(0.8, paper), GradientStop(1, paper.darker(0.16))]
                            : [
                                GradientStop(0, paper.darker(0.13)), GradientStop(0.16, paper.lighter(0.01)),
                                GradientStop(1, paper.darker(0.02)),
                            ]))
            }
            var lines = Outline()
            for line in 0..<11 {
                lines = lines + .line(x + 44, y - 160 + Double(line) * 34, x + 286, y - 160 + Double(line) * 34)
            }
            canvas.stroke(lines, Ink(0.7, 0.04, 240), 1.6, opacity: 0.7)
            canvas.twig(
                from: Point(x - 160, y + 150), bend: Point(x - 176, y), to: Point(x - 140, y - 150), leaves: 9,
                length: 84, width: 32, Ink(0.55, 0.05, 150))
            var writing = Outline()
            for line in 0..<4 {
                let at = y - 168 + Double(line) * 34
                writing =
                    writing
                    + .thread([
                        Point(x + 48, at), Point(x + 100, at - 6), Point(x + 150, at + 3),
                        Point(x + 200 + Double(line % 2) * 50, at - 4),
                    ])
            }
            canvas.stroke(writing, Ink(0.35, 0.05, 260), 3, opacity: 0.75)
        }
    }
}
