extension Canvas {
    /// A footed bowl. `depth` 1 is a breakfast bowl, 0.6 a pasta bowl.
    mutating func bowl(
        _ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, depth: Double = 1,
        bare: Double = 0.74
    ) {
        let r = 245 * size
        let h = 235 * size * depth
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.62, height: h)
        let body = Turned(
            axis: x,
            [
                (top, r), (top + h * 0.3, r * 0.94), (top + h * 0.62, r * 0.76), (top + h * 0.88, r * 0.48),
                (top + h * 0.9, r * 0.43), (ground, r * 0.42),
            ], sharp: [3, 4])
        turnedBody(body, glaze.ink)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 26) }
        if bare < 1 { bareFoot(body, from: top + h * bare, clay: Glaze.clay, wave: 7) }
        mouth(body, glaze.ink, wall: 10 * size, lining: glaze.lining)
    }

    /// A plate seen from straight above.
    mutating func plate(_ glaze: Glaze, x: Double = 400, y: Double = 500, radius: Double = 300) {
        let outline = Outline.circle(x, y, radius)
        lyingShadow(outline, lift: 1.1)
        let rim = linear(
            [
                GradientStop(0, glaze.ink.lighter(0.07)), GradientStop(0.6, glaze.ink),
                GradientStop(1, glaze.ink.darker(0.09)),
            ],
            to: Point(1, 1))
        fill(outline, rim)
        stroke(.circle(x, y, radius - 4), Glaze.clay, 8, opacity: 0.85)
        let well = linear(
            [
                GradientStop(0, glaze.ink.darker(0.13)), GradientStop(0.4, glaze.ink.darker(0.01)),
                GradientStop(1, glaze.ink.lighter(0.07)),
            ],
            to: Point(1, 1))
        fill(.circle(x, y, radius * 0.72), well)
        fill(.circle(x, y, radius * 0.66), slanted(glaze.ink, 0.025))
        guard glaze.speckled else { return }
        var points: [Point] = []
        for _ in 0..<46 {
            let across = dice.roll(-0.94...0.94)
            let reach = (0.9 - across * across).squareRoot()
            points.append(Point(x + across * radius, y + dice.roll(-0.98...0.98) * reach * radius))
        }
        dots(points, glaze.ink.darker(0.22), 3.6, opacity: 0.45)
    }

    mutating func butterDish(_ glaze: Glaze, x: Double = 400, ground: Double = Canvas.ground) {
        let tilt = Turned.tilt(at: ground)
        standingShadow(x, ground, radius: 250, height: 90)
        fill(.ellipse(x, ground + 8, 262, 262 * tilt), Glaze.clay.darker(0.14))
        fill(.ellipse(x, ground - 4, 262, 262 * tilt), rounded(Glaze.clay.lighter(0.03), contrast: 0.8))
        fill(.ellipse(x, ground - 2, 222, 222 * tilt * 0.94), hollow(Glaze.clay, contrast: 0.4))
        let lid = Turned(
            axis: x,
            [(ground - 205, 8), (ground - 200, 92), (ground - 172, 158), (ground - 96, 190), (ground - 12, 196)])
        soft(.ellipse(x + 22, ground, 200, 40), .shadow, opacity: 0.4, blur: 6)
        turnedBody(lid, glaze.ink)
        if glaze.speckled { speckles(lid, glaze.ink.darker(0.25), count: 36) }
        let knob = Turned(axis: x, [(ground - 262, 8), (ground - 255, 34), (ground - 234, 40), (ground - 200, 20)])
        turnedBody(knob, Wood.oak.ink, gloss: 0.2)
    }
}
