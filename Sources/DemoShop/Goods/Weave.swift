/// What a cloth is woven like.
struct Weave: Sendable {
    enum Pattern: Sendable {
        case plain, stripes, borders, checks, herringbone
    }

    let ink: Ink
    let second: Ink
    let pattern: Pattern

    init(_ ink: Ink, _ pattern: Pattern = .plain, second: Ink? = nil) {
        self.ink = ink
        self.pattern = pattern
        self.second = second ?? ink.darker(0.14)
    }
}

extension Canvas {
    /// Lays the pattern over an area; the caller clips.
    mutating func pattern(_ weave: Weave, x: Double, y: Double, width: Double, height: Double) {
        var broad = Outline()
        var thin = Outline()
        switch weave.pattern {
        case .plain: return
        case .stripes:
            for index in 0..<Int(width / 46) {
                broad = broad + .line(x + 23 + Double(index) * 46, y, x + 23 + Double(index) * 46, y + height)
            }
            stroke(broad, weave.second, 9, opacity: 0.85, round: false)
        case .borders:
            for (offset, share) in [(0.0, 1.0), (26, 1), (44, 0)] {
                let low = Outline.line(x, y + height - 70 - offset, x + width, y + height - 70 - offset)
                if share > 0 { broad = broad + low } else { thin = thin + low }
            }
            stroke(broad, weave.second, 13, opacity: 0.9, round: false)
            stroke(thin, weave.second, 4, opacity: 0.9, round: false)
        case .checks:
            for index in 0..<Int(width / 62) {
                broad = broad + .line(x + 31 + Double(index) * 62, y, x + 31 + Double(index) * 62, y + height)
            }
            for index in 0..<Int(height / 62) {
                thin = thin + .line(x, y + 31 + Double(index) * 62, x + width, y + 31 + Double(index) * 62)
            }
            stroke(broad, weave.second, 24, opacity: 0.42, round: false)
            stroke(thin, weave.second, 24, opacity: 0.42, round: false)
        case .herringbone:
            let rows = Int(height / 30)
            for index in 0...rows {
                let base = y + Double(index) * 30
                var points: [Point] = []
                for step in 0...Int(width / 30) {
                    points.append(Point(x + Double(step) * 30, base + (step % 2 == 0 ? 0 : 22)))
                }
                thin = thin + Self.zigzag(points)
            }
            stroke(thin, weave.second, 4.5, opacity: 0.5, round: false)
        }
    }

    private static func zigzag(_ points: [Point]) -> Outline {
        Outline { outline in
            for (index, point) in points.enumerated() {
                if index == 0 { outline.move(point.x, point.y) } else { outline.line(point.x, point.y) }
            }
        }
    }

    /// Threads in both directions, barely seen: linen up close.
    mutating func threads(x: Double, y: Double, width: Double, height: Double) {
        let middleX = x + width / 2
        let middleY = y + height / 2
        stroke(.line(x, middleY, x + width, middleY), .shadow, height, opacity: 0.05, round: false, dash: "2 5")
        stroke(.line(middleX, y, middleX, y + height), .white, width, opacity: 0.09, round: false, dash: "2 4")
    }
}
