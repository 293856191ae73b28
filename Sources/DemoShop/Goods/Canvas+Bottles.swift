extension Canvas {
    /// A paper label round a body, with a word or two.
    mutating func label(
        _ body: Turned, from upper: Double, to lower: Double, _ paper: Ink, ink: Ink, _ title: String,
        _ line: String = "", size: Double = 34
    ) {
        let half = body.radius(at: (upper + lower) / 2)
        let sag = half * Turned.tilt(at: (upper + lower) / 2)
        let shape = Outline {
            let a = body.point(-0.8, upper)
            let b = body.point(0.8, upper)
            let c = body.point(0.8, lower)
            let d = body.point(-0.8, lower)
            $0.move(a.x, a.y)
            $0.bend(body.axis, a.y + sag * 0.8, b.x, b.y)
            $0.line(c.x, c.y)
            $0.bend(body.axis, c.y + sag * 0.8, d.x, d.y)
            $0.close()
        }
        fill(shape, rounded(paper, contrast: 0.55))
        let middle = (upper + lower) / 2 + sag * 0.8
        let room = half * 1.42
        let size = Self.fitting(title, room, size)
        word(title, body.axis, middle + (line.isEmpty ? size * 0.35 : 0), size: size, ink, spacing: 1)
        if !line.isEmpty {
            fill(.box(body.axis - 26, middle + size * 0.42, 52, 2.5), ink, opacity: 0.6)
            word(
                line, body.axis, middle + size * 1.2, size: Self.fitting(line, room * 0.8, size * 0.46), ink,
                spacing: 2, sans: true)
        }
    }

    /// The size at which a word stays within a width, judged by the average letter.
    static func fitting(_ word: String, _ width: Double, _ size: Double) -> Double {
        let widths: [Double] = word.unicodeScalars.map { $0.value > 0x2E80 ? 1.08 : 0.6 }
        let ems = widths.reduce(0, +)
        return ems == 0 ? size : min(size, width / ems)
    }

    mutating func corkStopper(_ x: Double, top: Double, radius: Double, height: Double) {
        let cork = Turned(axis: x, [(top, radius), (top + height, radius * 0.9)])
        fill(cork.body, rounded(Ink(0.74, 0.07, 68)))
        fill(cork.ring(at: top), Ink(0.8, 0.06, 70))
        var grain: [Point] = []
        for _ in 0..<9 { grain.append(cork.point(dice.roll(-0.8...0.8), dice.roll(top...(top + height * 0.9)))) }
        dots(grain, Ink(0.55, 0.07, 55), 4, opacity: 0.5)
    }

    mutating func storageJar(
        _ x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, height: Double = 340, filling: Ink? = nil
    ) {
        let h = height * size
        let r = 128 * size
        let top = ground - h
        let body = Turned(axis: x, [(top, r * 0.9), (top + 22 * size, r), (ground - 24 * size, r), (ground, r * 0.9)])
        glassShadow(x, ground, radius: r * 0.92, height: h, .clear)
        if let filling {
            liquid(in: body, level: top + h * 0.36, filling, opacity: 1, floor: 18)
            var grains: [Point] = []
            for _ in 0..<40 {
                grains.append(body.point(dice.roll(-0.86...0.86), dice.roll((top + h * 0.38)...(ground - 26))))
            }
            dots(Array(grains.prefix(20)), filling.darker(0.15), 9 * size, opacity: 0.5)
            dots(Array(grains.suffix(20)), filling.lighter(0.1), 8 * size, opacity: 0.6)
        }
        glassBody(body, .clear, base: 8)
        corkStopper(x, top: top - 40 * size, radius: r * 0.84, height: 52 * size)
    }

    mutating func swingBottle(
        _ glass: Glass, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, drink: Ink? = nil
    ) {
        let h = 520 * size
        let top = ground - h
        let r = 98 * size
        let body = Turned(
            axis: x,
            [
                (top, r * 0.34), (top + h * 0.2, r * 0.36), (top + h * 0.38, r * 0.86), (top + h * 0.46, r),
                (ground - 16, r), (ground, r * 0.92),
            ])
        glassShadow(x, ground, radius: r * 0.94, height: h, glass)
        if let drink { liquid(in: body, level: top + h * 0.42, drink, opacity: 0.8) }
        glassBody(body, glass)
        let steel = Ink(0.72, 0.01, 240)
        stroke(.box(x - r * 0.44, top - 4 * size, r * 0.88, h * 0.15, corner: 12), steel.darker(0.1), 5)
        let stopper = Turned(
            axis: x,
            [(top - 40 * size, r * 0.26), (top - 32 * size, r * 0.34), (top - 4, r * 0.34), (top + 2, r * 0.3)])
        turnedBody(stopper, Ink(0.95, 0.01, 80), gloss: 0.4)
        fill(.box(x - r * 0.33, top - 6 * size, r * 0.66, 13 * size, corner: 6), Ink(0.6, 0.15, 35))
        stroke(.line(x - r * 0.42, top + h * 0.1, x + r * 0.42, top + h * 0.1), steel, 5)
    }
}
