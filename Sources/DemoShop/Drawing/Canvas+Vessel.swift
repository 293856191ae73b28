/// What clay, glass and metal vessels share.
extension Canvas {
    /// An open or closed body of revolution in one colour, with its light.
    mutating func turnedBody(_ body: Turned, _ ink: Ink, contrast: Double = 1, gloss: Double = 0.35) {
        let outline = body.body
        keep(outline)
        fill(outline, rounded(ink, contrast: contrast))
        let deep = linear([GradientStop(0.55, .shadow, 0), GradientStop(1, .shadow, 0.2)], to: Point(0, 1))
        fill(outline, deep)
        if gloss > 0 { highlight(body, opacity: gloss) }
    }

    /// A streak of window light on the left shoulder.
    mutating func highlight(_ body: Turned, opacity: Double, from: Double = 0.1, to: Double = 0.72) {
        let height = body.bottom.y - body.top.y
        let strip = body.strip(-0.72, -0.56, from: body.top.y + height * from, to: body.top.y + height * to)
        let paint = linear(
            [
                GradientStop(0, .white, 0), GradientStop(0.25, .white, opacity),
                GradientStop(0.7, .white, opacity * 0.7),
                GradientStop(1, .white, 0),
            ], to: Point(0, 1))
        keep(strip)
        fill(strip, paint)
    }

    /// A rim of some thickness and the hollow behind it.
    mutating func mouth(_ body: Turned, _ ink: Ink, wall: Double = 9, lining: Ink? = nil) {
        let top = body.top
        let rim = linear([
            GradientStop(0, ink.lighter(0.02)), GradientStop(0.4, ink.lighter(0.13)), GradientStop(1, ink.darker(0.02)),
        ])
        fill(body.ring(at: top.y), rim)
        let inner = Outline.ellipse(
            body.axis, top.y + wall * 0.12, top.radius - wall, (top.radius - wall) * Turned.tilt(at: top.y) - wall * 0.1
        )
        fill(inner, hollow(lining ?? ink))
    }

    /// Iron specks in a glaze.
    mutating func speckles(_ body: Turned, _ ink: Ink, count: Int) {
        var small: [Point] = []
        for _ in 0..<count {
            let y = dice.roll(body.top.y...body.bottom.y)
            let share = dice.roll(-0.97...0.97)
            small.append(body.point(share, y))
        }
        inside(body.body) { canvas in
            canvas.dots(Array(small.prefix(count / 3)), ink, 6, opacity: 0.4)
            canvas.dots(Array(small.dropFirst(count / 3)), ink, 3.6, opacity: 0.45)
        }
    }

    /// Round dots of one size, as one path.
    mutating func dots(_ points: [Point], _ ink: Ink, _ width: Double, opacity: Double = 1) {
        guard !points.isEmpty else { return }
        let outline = Outline { outline in
            for point in points {
                outline.dot(point.x, point.y)
            }
        }
        stroke(outline, ink, width, opacity: opacity)
    }

    /// Bare clay under the glaze, from a height down; the glaze ends in a hand-held dip, not a ruled line.
    mutating func bareFoot(_ body: Turned, from y: Double, clay: Ink, wave: Double = 9) {
        let reach = body.stations.map(\.radius).max() ?? 0
        let axis = body.axis
        let a = dice.roll(-1...1) * wave
        let b = dice.roll(-1...1) * wave
        let sag = reach * Turned.tilt(at: y)
        let edge: [Point] = [
            Point(axis - reach - 4, y), Point(axis - reach * 0.5, y + sag * 0.84 + a), Point(axis, y + sag + b),
            Point(axis + reach * 0.5, y + sag * 0.84 - a), Point(axis + reach + 4, y),
        ]
        let clayArea = Outline {
            $0.move(edge[0].x, edge[0].y)
            $0.smooth(through: edge)
            $0.line(axis + reach + 4, body.bottom.y + 80)
            $0.line(axis - reach - 4, body.bottom.y + 80)
            $0.close()
        }
        let paint = rounded(clay)
        inside(body.body) { canvas in
            canvas.fill(clayArea, paint)
            canvas.stroke(.thread(edge), clay.darker(0.2), 5, opacity: 0.35)
            canvas.stroke(.thread(edge.map { Point($0.x, $0.y - 4) }), .white, 3, opacity: 0.3)
        }
    }

    /// A handle: a bent rod with light on it.
    mutating func rod(_ line: Outline, _ ink: Ink, _ width: Double) {
        stroke(line, ink.darker(0.17), width)
        placed(-width * 0.07, -width * 0.1) { $0.stroke(line, ink, width * 0.72) }
        placed(-width * 0.16, -width * 0.2) { $0.stroke(line, ink.lighter(0.11), width * 0.24, opacity: 0.8) }
    }
}
