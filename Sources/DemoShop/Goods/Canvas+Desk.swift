/// What lies on a writing desk.
extension Canvas {
    /// A pad with the week in boxes.
    mutating func weekPad(_ accent: Ink, x: Double = 400, y: Double = 500) {
        turned(-5, around: x, y) { canvas in
            let l = x - 290
            let t = y - 210
            let pad = Outline.box(l, t, 580, 430, corner: 5)
            canvas.lyingShadow(pad, lift: 1.1)
            canvas.placed(5, 7) { $0.fill(pad, Canvas.paperInk.darker(0.13)) }
            canvas.fill(pad, canvas.slanted(Canvas.paperInk, 0.015))
            canvas.fill(.box(l, t, 580, 44, corner: 5), canvas.slanted(accent, 0.04))
            canvas.word("this week", l + 94, t + 96, size: 34, Ink(0.3, 0.02, 60))
            var grid = Outline()
            for column in 0..<4 {
                let at = l + 26 + Double(column) * 133
                grid = grid + .box(at, t + 122, 124, 132, corner: 6)
                if column < 3 { grid = grid + .box(at, t + 264, 124, 132, corner: 6) }
            }
            canvas.stroke(grid, accent, 2.5, opacity: 0.8)
            var writing = Outline()
            for (column, row, length) in [(0.0, 0.0, 70.0), (1, 0, 86), (2, 0, 54), (0, 1, 80), (2, 1, 66)] {
                for line in 0..<2 {
                    let at = t + 152 + row * 142 + Double(line) * 26
                    let from = l + 42 + column * 133
                    writing =
                        writing
                        + .thread([
                            Point(from, at), Point(from + length * 0.3, at - 5), Point(from + length * 0.6, at + 3),
                            Point(from + length - Double(line) * 22, at - 2),
                        ])
                }
            }
            canvas.stroke(writing, Ink(0.4, 0.06, 260), 3.5, opacity: 0.75)
            canvas.dots([Point(l + 470, t + 310), Point(l + 500, t + 332), Point(l + 466, t + 344)], accent, 14)
        }
        turned(62, around: 560, 760) { $0.pencil(Ink(0.45, 0.05, 250), x: 560, top: 560, bottom: 960, half: 14) }
    }

    /// A pen of brass with its cap.
    mutating func brassPen(_ metal: Ink, x: Double = 400, y: Double = 500) {
        turned(36, around: x, y) { canvas in
            let barrel = Outline {
                $0.move(x - 25, y - 170)
                $0.line(x - 27, y + 260)
                $0.curve(x - 26, y + 306, x + 26, y + 306, x + 27, y + 260)
                $0.line(x + 25, y - 170)
                $0.close()
            }
            let grip = Outline.polygon([
                Point(x - 22, y - 172), Point(x + 22, y - 172), Point(x + 15, y - 262), Point(x - 15, y - 262),
            ])
            let nib = Outline {
                $0.move(x - 17, y - 262)
                $0.curve(x - 22, y - 300, x - 8, y - 350, x, y - 372)
                $0.curve(x + 8, y - 350, x + 22, y - 300, x + 17, y - 262)
                $0.close()
            }
            canvas.lyingShadow(barrel + grip + nib)
            canvas.fill(barrel, canvas.metal(metal))
            canvas.fill(grip, canvas.metal(metal.darker(0.1)))
            canvas.fill(nib, canvas.metal(Canvas.steel))
            canvas.stroke(.line(x, y - 366, x, y - 306), Ink(0.3, 0.01, 240), 2.5)
            canvas.fill(.circle(x, y - 302, 5), Ink(0.3, 0.01, 240))
            canvas.fill(.box(x - 28, y - 176, 56, 12, corner: 4), canvas.metal(metal.lighter(0.04)))
            let cap = Outline.box(x + 84, y - 60, 60, 290, corner: 26)
            canvas.lyingShadow(cap)
            canvas.fill(cap, canvas.metal(metal))
            canvas.fill(.box(x + 84, y + 190, 60, 10), metal.darker(0.2), opacity: 0.6)
            canvas.fill(.box(x + 107, y - 40, 14, 180, corner: 7), canvas.metal(metal.lighter(0.05)))
        }
    }

    enum Print { case leaves, dots, stripes }

    /// Rolls of wrapping paper.
    mutating func rolls(_ papers: [(ink: Ink, second: Ink, print: Print)], x: Double = 400, y: Double = 500) {
        turned(-28, around: x, y) { canvas in
            for (index, paper) in papers.enumerated() {
                let at = x + (Double(index) - Double(papers.count - 1) / 2) * 148
                let shift = Double(index % 2) * 46 - 20
                let roll = Outline.box(at - 62, y - 370 + shift, 124, 740, corner: 6)
                canvas.lyingShadow(roll, lift: 1.3)
                canvas.fill(roll, paper.ink)
                canvas.inside(roll) {
                    $0.printed(paper.print, paper.second, x: at - 62, y: y - 370 + shift, width: 124, height: 740)
                }
                canvas.fill(
                    roll,
                    canvas.linear([
                        GradientStop(0, .shadow, 0.22), GradientStop(0.24, .white, 0.34), GradientStop(0.5, .white, 0),
                        GradientStop(1, .shadow, 0.4),
                    ]))
                canvas.fill(.ellipse(at, y - 370 + shift, 62, 13), paper.ink.lighter(0.05))
                canvas.fill(.ellipse(at, y - 370 + shift, 44, 8), Ink(0.66, 0.05, 65))
                canvas.fill(.ellipse(at, y - 369 + shift, 34, 5.5), Ink(0.36, 0.03, 60))
                canvas.fill(.box(at - 63, y + 10 + shift, 126, 60), Canvas.paperInk, opacity: 0.95)
                canvas.fill(
                    .box(at - 63, y + 10 + shift, 126, 60),
                    canvas.linear([
                        GradientStop(0, .shadow, 0.16), GradientStop(0.3, .white, 0.2), GradientStop(1, .shadow, 0.3),
                    ]))
            }
        }
    }

    private mutating func printed(_ print: Print, _ ink: Ink, x: Double, y: Double, width: Double, height: Double) {
        switch print {
        case .dots:
            var points: [Point] = []
            for row in 0..<Int(height / 36) {
                for column in 0..<3 {
                    points.append(
                        Point(x + 14 + Double(column) * 46 + (row % 2 == 0 ? 0 : 23), y + 16 + Double(row) * 36))
                }
            }
            dots(points, ink, 15)
        case .stripes:
            var lines = Outline()
            for index in 0..<Int(height / 40) + 4 {
                lines = lines + .line(x - 10, y + Double(index) * 40, x + width + 10, y + Double(index) * 40 - 90)
            }
            stroke(lines, ink, 12, round: false)
        case .leaves:
            var leaves = Outline()
            for row in 0..<Int(height / 62) {
                for column in 0..<2 {
                    let at = Point(x + 30 + Double(column) * 60, y + 46 + Double(row) * 62 + Double(column) * 30)
                    leaves =
                        leaves + Self.leaf(at.x, at.y, -50, length: 40, width: 20)
                        + Self.leaf(at.x, at.y, -130, length: 34, width: 18)
                }
            }
            fill(leaves, ink)
        }
    }

    /// A calendar page with a landscape, hung on a nail.
    mutating func wallCalendar(_ sky: Ink) {
        stroke(.line(320, 214, 400, 112) + .line(480, 214, 400, 112), Ink(0.4, 0.03, 60), 4)
        fill(.circle(400, 110, 9), metal(Self.brass))
        let sheet = Outline.box(160, 206, 480, 640, corner: 3)
        keep(sheet)
        placed(18, 20) { $0.soft(sheet, .shadow, opacity: 0.26, blur: 16) }
        fill(sheet, Canvas.paperInk)
        fill(.box(152, 192, 496, 26, corner: 6), fading(Wood.oak.ink.lighter(0.06), Wood.oak.ink.darker(0.1)))
        let view = Outline.box(192, 248, 416, 330)
        inside(view) { canvas in
            canvas.fill(view, canvas.fading(sky, sky.lighter(0.13)))
            canvas.fill(.circle(480, 360, 44), Ink(0.93, 0.09, 80))
            for (offset, tone) in [(0.0, 0.0), (52, 0.1), (104, 0.2)] {
                let base = 430 + offset
                canvas.fill(
                    .blob([
                        Point(150, base + 30), Point(260, base - 34), Point(380, base + 18), Point(500, base - 22),
                        Point(660, base + 24), Point(660, 620), Point(150, 620),
                    ]),
                    Ink(0.66 - tone, 0.06 + tone * 0.1, 160))
            }
        }
        word("May", 240, 640, size: 46, Ink(0.3, 0.03, 60))
        var days: [Point] = []
        for day in 0..<31 { days.append(Point(214 + Double((day + 4) % 7) * 62, 676 + Double((day + 4) / 7) * 29)) }
        dots(days, Ink(0.5, 0.02, 60), 8, opacity: 0.8)
        stroke(.circle(days[16].x, days[16].y, 14), Ink(0.6, 0.16, 35), 3.5)
    }
}
