/// Electric light.
extension Canvas {
    mutating func tableLamp(_ glaze: Glaze, shade: Ink, x: Double = 400, ground: Double = Canvas.ground + 10) {
        glow(x, 330, radius: 400, strength: 0.5)
        standingShadow(x, ground, radius: 130, height: 200)
        soft(.ellipse(x, ground + 14, 330, 66), Ink(0.97, 0.05, 88), opacity: 0.55, blur: 16)
        soft(.ellipse(x + 12, ground + 5, 122, 28), .shadow, opacity: 0.4, blur: 6)
        let body = Turned(
            axis: x,
            [
                (ground - 310, 26), (ground - 282, 30), (ground - 236, 92), (ground - 156, 144), (ground - 66, 136),
                (ground, 96),
            ])
        turnedBody(body, glaze.ink, gloss: 0.4)
        if glaze.speckled { speckles(body, glaze.ink.darker(0.25), count: 40) }
        fill(.box(x - 15, ground - 362, 30, 66, corner: 6), metal(Self.brass))
        lampshade(shade, x: x, top: ground - 650, bottom: ground - 340, narrow: 148, wide: 238)
    }

    mutating func lampshade(_ ink: Ink, x: Double, top: Double, bottom: Double, narrow: Double, wide: Double) {
        let shade = Turned(axis: x, [(top, narrow), (bottom, wide)])
        keep(shade.body)
        fill(
            shade.body,
            linear([
                GradientStop(0, ink.darker(0.09)), GradientStop(0.28, ink.lighter(0.06)),
                GradientStop(0.5, ink.lighter(0.1)), GradientStop(1, ink.darker(0.12)),
            ]))
        fill(
            shade.body,
            radial(
                [
                    GradientStop(0, Ink(0.985, 0.07, 92), 0.85), GradientStop(0.55, Ink(0.93, 0.1, 80), 0.28),
                    GradientStop(1, Ink(0.9, 0.1, 70), 0),
                ], at: Point(0.5, 0.62), radius: 0.55))
        inside(shade.body) { canvas in
            canvas.stroke(shade.line(at: bottom - 9), ink.darker(0.2), 6, opacity: 0.5)
            canvas.stroke(shade.line(at: top + 7), ink.darker(0.16), 5, opacity: 0.35)
        }
        fill(shade.ring(at: top), ink.darker(0.12))
        fill(shade.ring(at: top + 2, shrunk: 7), Ink(0.97, 0.06, 90))
    }

    mutating func pendant(_ ink: Ink, x: Double = 400, top: Double = 330) {
        glow(x, top + 260, radius: 390, strength: 0.62)
        stroke(.line(x, -10, x, top - 70), Ink(0.3, 0.01, 60), 6)
        let cap = Turned(axis: x, [(top - 84, 12), (top - 74, 26), (top + 6, 32)])
        fill(cap.body, metal(Self.brass))
        let dome = Turned(
            axis: x, [(top, 36), (top + 16, 96), (top + 84, 196), (top + 170, 246), (top + 236, 262)])
        turnedBody(dome, ink, gloss: 0.4)
        let rim = dome.ring(at: top + 236)
        fill(rim, ink.darker(0.12))
        let inner = Outline.ellipse(x, top + 238, 252, 252 * Turned.tilt(at: top + 236) - 5)
        fill(
            inner,
            radial(
                [
                    GradientStop(0, Ink(0.995, 0.03, 95)), GradientStop(0.5, Ink(0.96, 0.08, 88)),
                    GradientStop(1, Ink(0.84, 0.08, 75)),
                ], radius: 0.6))
        inside(inner) { canvas in
            canvas.fill(.circle(x, top + 218, 54), .white)
            canvas.glow(x, top + 232, radius: 110, strength: 0.9, .white)
        }
    }

    mutating func deskLamp(_ ink: Ink, x: Double = 330, ground: Double = Canvas.ground + 10) {
        soft(.ellipse(x + 250, ground - 8, 210, 42), Ink(0.985, 0.06, 90), opacity: 0.75, blur: 16)
        standingShadow(x, ground, radius: 128, height: 60)
        let foot = Turned(axis: x, [(ground - 32, 120), (ground - 24, 126), (ground, 128)], sharp: [1])
        turnedBody(foot, ink, gloss: 0)
        fill(foot.ring(at: ground - 32), slanted(ink.lighter(0.06), 0.06))
        let elbow = Point(x - 130, ground - 330)
        let neck = Point(x + 90, ground - 590)
        rod(.line(x, ground - 36, elbow.x, elbow.y), ink, 20)
        rod(.line(elbow.x, elbow.y, neck.x, neck.y), ink, 20)
        fill(.circle(elbow.x, elbow.y, 25), metal(Self.brass))
        fill(.circle(elbow.x - 3, elbow.y - 3, 9), Self.brass.darker(0.2))
        let beam = Outline.polygon([
            Point(neck.x + 20, neck.y + 90), Point(neck.x + 150, neck.y + 20), Point(x + 470, ground + 10),
            Point(x + 70, ground + 10),
        ])
        fill(
            beam,
            linear(
                [GradientStop(0, Ink(0.985, 0.06, 92), 0.65), GradientStop(1, Ink(0.985, 0.06, 92), 0)],
                to: Point(0.15, 1)))
        turned(-32, around: neck.x, neck.y) { canvas in
            let head = Turned(
                axis: neck.x, [(neck.y - 48, 30), (neck.y - 26, 52), (neck.y + 40, 84), (neck.y + 128, 132)])
            canvas.turnedBody(head, ink, gloss: 0.4)
            let bulb = Outline.ellipse(neck.x, neck.y + 130, 124, 22)
            canvas.fill(.ellipse(neck.x, neck.y + 128, 132, 25), ink.darker(0.1))
            canvas.fill(bulb, canvas.radial([GradientStop(0, .white), GradientStop(1, Ink(0.93, 0.1, 85))]))
        }
        fill(.circle(neck.x, neck.y - 14, 19), metal(Self.brass))
    }
}
