extension Canvas {
    /// A tall vase with a narrow neck.
    mutating func stemVase(_ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let h = 440 * size
        let top = ground - h
        let r = 128 * size
        standingShadow(x, ground, radius: r * 0.7, height: h)
        let body = Turned(
            axis: x,
            [
                (top, r * 0.36), (top + h * 0.04, r * 0.29), (top + h * 0.26, r * 0.3), (top + h * 0.46, r * 0.72),
                (top + h * 0.68, r), (top + h * 0.9, r * 0.8), (ground, r * 0.62),
            ])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 32) }
        bareFoot(body, from: top + h * 0.9, clay: Glaze.clay, wave: 5)
        mouth(body, glaze.ink, wall: 6 * size)
    }

    /// Two bowls joined at the waist: the Korean moon jar, never quite round.
    mutating func moonJar(_ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1) {
        let h = 430 * size
        let top = ground - h
        let r = 232 * size
        standingShadow(x, ground, radius: r * 0.62, height: h)
        let body = Turned(
            axis: x,
            [
                (top, r * 0.46), (top + h * 0.05, r * 0.44), (top + h * 0.2, r * 0.78), (top + h * 0.48, r * 1.01),
                (top + h * 0.76, r * 0.84), (top + h * 0.95, r * 0.5), (ground, r * 0.45),
            ], sharp: [1, 5])
        turnedBody(body, glaze.ink, contrast: 0.75, gloss: 0.5)
        inside(body.body) { canvas in
            canvas.stroke(body.line(at: top + h * 0.47), glaze.ink.darker(0.1), 4, opacity: 0.5)
        }
        mouth(body, glaze.ink, wall: 10 * size)
    }

    mutating func pitcher(_ glaze: Glaze, x: Double = 390, ground: Double = Canvas.ground, size: Double = 1) {
        let h = 400 * size
        let top = ground - h
        let r = 150 * size
        standingShadow(x, ground, radius: r * 0.86, height: h)
        let handle = Outline {
            $0.move(x + r * 0.62, top + h * 0.1)
            $0.curve(x + r * 1.75, top - h * 0.02, x + r * 1.6, top + h * 0.66, x + r * 0.94, top + h * 0.66)
        }
        rod(handle, glaze.ink, 32 * size)
        let lip = Outline {
            $0.move(x - r * 0.5, top - 8 * size)
            $0.curve(x - r * 0.8, top - 16 * size, x - r * 1.0, top - 22 * size, x - r * 1.08, top - 24 * size)
            $0.curve(x - r * 1.04, top + h * 0.06, x - r * 0.8, top + h * 0.12, x - r * 0.62, top + h * 0.19)
            $0.close()
        }
        fill(lip, glaze.ink.lighter(0.06))
        let body = Turned(
            axis: x,
            [
                (top, r * 0.72), (top + h * 0.2, r * 0.66), (top + h * 0.42, r * 0.86), (top + h * 0.7, r * 1.04),
                (top + h * 0.9, r * 0.94), (ground, r * 0.78),
            ])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 30) }
        bareFoot(body, from: top + h * 0.84, clay: Glaze.clay, wave: 8)
        mouth(body, glaze.ink, wall: 9 * size, lining: glaze.lining)
        let tongue = Outline {
            $0.move(x - r * 0.6, top + 10 * size)
            $0.curve(x - r * 0.8, top - 2 * size, x - r * 0.98, top - 14 * size, x - r * 1.06, top - 22 * size)
            $0.curve(x - r * 0.9, top - 18 * size, x - r * 0.6, top - 14 * size, x - r * 0.4, top - 9 * size)
            $0.close()
        }
        fill(tongue, (glaze.lining ?? glaze.ink).darker(0.12))
    }

    /// Eucalyptus, olive or whatever stood by the wayside.
    mutating func branches(_ x: Double, _ y: Double, _ ink: Ink, height: Double = 300) {
        twig(
            from: Point(x, y), bend: Point(x - 20, y - height * 0.6), to: Point(x - height * 0.5, y - height * 0.86),
            leaves: 9, length: 78, width: 30, ink)
        twig(
            from: Point(x + 4, y), bend: Point(x + 6, y - height * 0.7), to: Point(x + height * 0.3, y - height * 1.04),
            leaves: 9, length: 74, width: 30, ink.lighter(0.04))
    }
}
