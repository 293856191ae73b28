extension Canvas {
    /// A woven basket, open above.
    mutating func basket(
        _ ink: Ink, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, handles: Bool = true
    ) {
        let r = 205 * size
        let h = 280 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.85, height: h)
        let body = Turned(
            axis: x, [(top, r), (top + h * 0.5, r * 0.99), (top + h * 0.85, r * 0.9), (ground, r * 0.78)])
        if handles {
            for side in [-1.0, 1] {
                let ear = Outline {
                    $0.move(x + side * r * 0.97, top + 30 * size)
                    $0.curve(
                        x + side * r * 1.34, top - 40 * size, x + side * r * 1.3, top + 96 * size, x + side * r * 0.98,
                        top + 84 * size)
                }
                rod(ear, ink.darker(0.12), 24 * size)
            }
        }
        turnedBody(body, ink, gloss: 0)
        let rows = 11
        inside(body.body) { canvas in
            for row in 0..<rows {
                let y = top + h * (Double(row) + 0.6) / Double(rows)
                let line = body.line(at: y)
                canvas.stroke(
                    line, ink.darker(0.2), 20 * size, opacity: 0.36, round: false,
                    dash: row % 2 == 0 ? "26 26" : "0 26 26 0")
                canvas.placed(0, -5 * size) {
                    $0.stroke(
                        line, ink.lighter(0.14), 4 * size, opacity: 0.5, round: false,
                        dash: row % 2 == 0 ? "0 28 22 2" : "24 28")
                }
            }
        }
        mouth(body, ink.darker(0.03), wall: 17 * size, lining: ink.darker(0.12))
        stroke(body.line(at: top, grown: -7), ink.darker(0.22), 11 * size, opacity: 0.4, round: false, dash: "14 10")
    }
}
