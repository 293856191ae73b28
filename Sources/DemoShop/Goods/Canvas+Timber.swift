/// Things of wood.
extension Canvas {
    /// Long, slightly bent fibres across an area, clipped to the piece.
    mutating func grain(
        in piece: Outline, x: Double, y: Double, width: Double, height: Double, _ ink: Ink, lines: Int = 7,
        upright: Bool = false
    ) {
        var fine = Outline()
        var broad = Outline()
        for index in 0..<lines {
            let base = y + height * (Double(index) + 0.5) / Double(lines)
            let a = dice.roll(-0.5...0.5) * height / Double(lines)
            let b = dice.roll(-0.9...0.9) * height / Double(lines)
            let line = Outline {
                $0.move(x, base + a)
                $0.curve(x + width * 0.3, base + b, x + width * 0.6, base - b, x + width, base + a * 0.4)
            }
            if index % 3 == 1 { broad = broad + line } else { fine = fine + line }
        }
        inside(piece) { canvas in
            canvas.turned(upright ? 90 : 0, around: x + width / 2, y + height / 2) { turned in
                turned.stroke(broad, ink.darker(0.12), 7, opacity: 0.28)
                turned.stroke(fine, ink.darker(0.14), 2.5, opacity: 0.45)
            }
        }
    }

    /// Fibres that run down a turned body.
    mutating func grain(on body: Turned, _ ink: Ink) {
        var lines = Outline()
        for share in [-0.7, -0.38, -0.12, 0.2, 0.47, 0.76] {
            let lean = dice.roll(-0.06...0.06)
            var points: [Point] = []
            for step in 0...4 {
                let part = Double(step) / 4
                points.append(body.point(share + lean * part, body.top.y + (body.bottom.y - body.top.y) * part))
            }
            lines = lines + .thread(points)
        }
        inside(body.body) { $0.stroke(lines, ink.darker(0.16), 3, opacity: 0.4) }
    }

    /// A chopping board with a hole to hang it by, seen from above.
    mutating func board(
        _ wood: Wood, x: Double = 400, y: Double = 500, width: Double = 400, height: Double = 640, round: Bool = false
    ) {
        let left = x - width / 2
        let top = y - height / 2
        let neck = width * 0.15
        let shape = Outline {
            if round {
                $0.move(x - neck, top + height * 0.24)
                $0.line(x - neck * 0.8, top + 30)
                $0.curve(x - neck * 0.8, top - 12, x + neck * 0.8, top - 12, x + neck * 0.8, top + 30)
                $0.line(x + neck, top + height * 0.24)
                $0.arc(width / 2, width / 2, large: true, clockwise: true, x - neck, top + height * 0.24)
                $0.close()
            } else {
                $0.move(left + 40, top + 120)
                $0.curve(x - neck * 1.4, top + 118, x - neck, top + 96, x - neck, top + 40)
                $0.curve(x - neck, top - 14, x + neck, top - 14, x + neck, top + 40)
                $0.curve(x + neck, top + 96, x + neck * 1.4, top + 118, left + width - 40, top + 120)
                $0.curve(left + width, top + 120, left + width, top + 130, left + width, top + 160)
                $0.line(left + width, top + height - 40)
                $0.arc(40, 40, clockwise: true, left + width - 40, top + height)
                $0.line(left + 40, top + height)
                $0.arc(40, 40, clockwise: true, left, top + height - 40)
                $0.line(left, top + 160)
                $0.curve(left, top + 130, left, top + 120, left + 40, top + 120)
                $0.close()
            }
        }
        keep(shape)
        lyingShadow(shape)
        placed(3, 9) { $0.fill(shape, wood.ink.darker(0.2)) }
        fill(shape, slanted(wood.ink, 0.06))
        grain(
            in: shape, x: x - height * 0.52, y: y - width * 0.48, width: height * 1.04, height: width * 0.96, wood.ink,
            lines: 10,
            upright: true)
        fill(.circle(x, top + 40, 17), wood.ink.darker(0.3))
        fill(.circle(x + 3, top + 44, 14), Ink(0.86, 0.03, 60))
    }

    /// Spoons, spatula and scoop side by side.
    mutating func woodenSpoons(_ woods: [Wood], x: Double = 400, y: Double = 520) {
        let count = Double(woods.count)
        for (index, wood) in woods.enumerated() {
            let at = x + (Double(index) - (count - 1) / 2) * 150
            let tilt = (Double(index) - (count - 1) / 2) * 7
            turned(tilt, around: at, y) { $0.woodenSpoon(wood, x: at, y: y, kind: index % 4) }
        }
    }

    private mutating func woodenSpoon(_ wood: Wood, x: Double, y: Double, kind: Int) {
        let head = y - 230
        let shape = Outline {
            $0.move(x - 13, y + 300)
            switch kind {
            case 1:
                $0.line(x - 15, head + 130)
                $0.curve(x - 20, head + 90, x - 58, head + 80, x - 56, head - 90)
                $0.curve(x - 30, head - 112, x + 40, head - 92, x + 54, head - 70)
                $0.curve(x + 56, head + 80, x + 20, head + 90, x + 15, head + 130)
            default:
                $0.line(x - 15, head + 100)
                $0.curve(x - 24, head + 72, x - 66, head + 50, x - 66, head - 14)
                $0.curve(x - 66, head - 120, x + 66, head - 120, x + 66, head - 14)
                $0.curve(x + 66, head + 50, x + 24, head + 72, x + 15, head + 100)
            }
            $0.line(x + 13, y + 300)
            $0.arc(13, 13, clockwise: true, x - 13, y + 300)
            $0.close()
        }
        keep(shape)
        lyingShadow(shape, lift: 0.8)
        let across = linear([
            GradientStop(0, wood.ink.lighter(0.06)), GradientStop(0.5, wood.ink), GradientStop(1, wood.ink.darker(0.1)),
        ])
        fill(shape, across)
        if kind == 1 {
            fill(.box(x - 34, head - 66, 10, 120, corner: 5), wood.ink.darker(0.2), opacity: 0.7)
            fill(.box(x - 5, head - 66, 10, 120, corner: 5), wood.ink.darker(0.2), opacity: 0.7)
            fill(.box(x + 24, head - 60, 10, 114, corner: 5), wood.ink.darker(0.2), opacity: 0.7)
        } else {
            fill(
                .ellipse(x, head - 14, 50, 62),
                linear(
                    [GradientStop(0, wood.ink.darker(0.17)), GradientStop(1, wood.ink.lighter(0.02))], to: Point(0.8, 1)
                ))
        }
        var lines = Outline()
        for offset in [-6.0, 1, 7] { lines = lines + .line(x + offset, head + 120, x + offset * 0.8, y + 290) }
        stroke(lines, wood.ink.darker(0.14), 2, opacity: 0.5)
        if kind == 2 { stroke(.circle(x, y + 288, 5), wood.ink.darker(0.25), 4) }
    }

    mutating func rollingPin(_ wood: Wood, x: Double = 400, y: Double = 500) {
        turned(-38, around: x, y) { canvas in
            let grip = canvas.linear(
                [
                    GradientStop(0, wood.ink.lighter(0.08)), GradientStop(0.5, wood.ink),
                    GradientStop(1, wood.ink.darker(0.18)),
                ], to: Point(0, 1))
            let whole = Outline.box(x - 400, y - 26, 800, 52, corner: 26)
            let barrel = Outline.box(x - 270, y - 66, 540, 132, corner: 18)
            canvas.lyingShadow(whole + barrel, lift: 1.6)
            canvas.fill(whole, grip)
            canvas.fill(.box(x - 284, y - 16, 14, 32), wood.ink.darker(0.25))
            canvas.fill(.box(x + 270, y - 16, 14, 32), wood.ink.darker(0.25))
            let round = canvas.linear(
                [
                    GradientStop(0, wood.ink.darker(0.02)), GradientStop(0.22, wood.ink.lighter(0.09)),
                    GradientStop(0.55, wood.ink),
                    GradientStop(1, wood.ink.darker(0.2)),
                ], to: Point(0, 1))
            canvas.fill(barrel, round)
            canvas.grain(in: barrel, x: x - 270, y: y - 60, width: 540, height: 120, wood.ink)
        }
    }

    /// Salt or pepper mill, turned from one piece.
    mutating func mill(_ wood: Wood, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let h = 430 * size
        let top = ground - h
        let r = 84 * size
        standingShadow(x, ground, radius: r * 0.95, height: h)
        let body = Turned(
            axis: x,
            [
                (top + h * 0.34, r * 0.74), (top + h * 0.4, r * 0.8), (top + h * 0.56, r * 0.58),
                (top + h * 0.7, r * 0.66),
                (top + h * 0.86, r * 0.98), (ground, r),
            ], sharp: [1])
        turnedBody(body, wood.ink, gloss: 0.18)
        grain(on: body, wood.ink)
        inside(body.body) { canvas in
            canvas.stroke(body.line(at: ground - h * 0.06), wood.ink.darker(0.2), 5, opacity: 0.7)
            canvas.stroke(body.line(at: top + h * 0.41), wood.ink.darker(0.22), 4, opacity: 0.7)
        }
        let head = Turned(
            axis: x,
            [
                (top + h * 0.05, r * 0.12), (top + h * 0.07, r * 0.42), (top + h * 0.16, r * 0.8),
                (top + h * 0.26, r * 0.82), (top + h * 0.335, r * 0.6),
            ])
        turnedBody(head, wood.ink, gloss: 0.25)
        grain(on: head, wood.ink)
        let steel = Ink(0.75, 0.01, 240)
        let nut = Turned(
            axis: x,
            [(top - h * 0.02, r * 0.06), (top, r * 0.17), (top + h * 0.03, r * 0.17), (top + h * 0.06, r * 0.1)])
        fill(nut.body, metal(steel))
    }
}
