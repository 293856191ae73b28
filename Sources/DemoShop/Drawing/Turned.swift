import Foundation

/// A body of revolution, as it leaves the wheel or the lathe: half its silhouette, turned about an upright axis.
struct Turned: Sendable {
    /// One station of the silhouette: the radius at a height. A `sharp` station is a corner.
    struct Station: Sendable {
        let y: Double
        let radius: Double
        let sharp: Bool
    }

    let axis: Double
    let stations: [Station]

    /// - Parameter profile: (y, radius) from the top down.
    init(axis: Double, _ profile: [(Double, Double)], sharp: Set<Int> = []) {
        self.axis = axis
        stations = profile.enumerated().map { Station(y: $1.0, radius: $1.1, sharp: sharp.contains($0)) }
    }

    /// How round a circle looks at this height: the eye looks down on what stands lower.
    static func tilt(at y: Double) -> Double { 0.105 + max(0, y) * 0.00012 }

    var top: Station { stations[0] }
    var bottom: Station { stations[stations.count - 1] }

    func radius(at y: Double) -> Double {
        guard y > top.y else { return top.radius }
        for index in 1..<stations.count where y <= stations[index].y {
            let upper = stations[index - 1]
            let lower = stations[index]
            let share = lower.y == upper.y ? 1 : (y - upper.y) / (lower.y - upper.y)
            let before = upper.sharp ? upper.radius : stations[max(0, index - 2)].radius
            let after = lower.sharp ? lower.radius : stations[min(stations.count - 1, index + 1)].radius
            return Self.between(before, upper.radius, lower.radius, after, share)
        }
        return bottom.radius
    }

    private static func between(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double) -> Double {
        let first = (c - a) / 2
        let second = (d - b) / 2
        let cube = t * t * t
        let square = t * t
        let start = (2 * cube - 3 * square + 1) * b + (cube - 2 * square + t) * first
        return start + (-2 * cube + 3 * square) * c + (cube - square) * second
    }

    func ring(at y: Double, shrunk: Double = 0) -> Outline {
        let radius = radius(at: y) - shrunk
        return .ellipse(axis, y, radius, radius * Self.tilt(at: y))
    }

    /// The whole body seen from outside: the rim's far edge, both sides, the foot's near edge.
    var body: Outline {
        Outline { outline in
            let top = top
            let bottom = bottom
            outline.move(axis - top.radius, top.y)
            outline.arc(top.radius, top.radius * Self.tilt(at: top.y), clockwise: true, axis + top.radius, top.y)
            side(&outline, stations, 1)
            let flat = bottom.radius * Self.tilt(at: bottom.y)
            if bottom.radius > 0.5 {
                outline.arc(bottom.radius, flat, clockwise: true, axis - bottom.radius, bottom.y)
            }
            side(&outline, stations.reversed(), -1)
            outline.close()
        }
    }

    /// The near surface between two heights: a glaze line, a label, a band of rope.
    func band(from upper: Double, to lower: Double, spread: Double = 1) -> Outline {
        let a = radius(at: upper) * spread
        let b = radius(at: lower) * spread
        return Outline {
            $0.move(axis - a, upper)
            $0.arc(a, a * Self.tilt(at: upper), clockwise: false, axis + a, upper)
            $0.line(axis + b, lower)
            $0.arc(b, b * Self.tilt(at: lower), clockwise: true, axis - b, lower)
            $0.close()
        }
    }

    /// The near half of a ring, as a line.
    func line(at y: Double, grown: Double = 0) -> Outline {
        let radius = radius(at: y) + grown
        return Outline {
            $0.move(axis - radius, y)
            $0.arc(radius, radius * Self.tilt(at: y), clockwise: false, axis + radius, y)
        }
    }

    /// A strip that follows the silhouette between two shares of the radius (-1 left edge, 1 right edge):
    /// highlights, flutes, pleats.
    func strip(_ left: Double, _ right: Double, from upper: Double, to lower: Double, steps: Int = 3) -> Outline {
        var near: [Point] = []
        var far: [Point] = []
        for step in 0...steps {
            let y = upper + (lower - upper) * Double(step) / Double(steps)
            near.append(point(left, y))
            far.append(point(right, y))
        }
        far.reverse()
        return Outline { outline in
            outline.move(near[0].x, near[0].y)
            outline.smooth(through: near)
            outline.line(far[0].x, far[0].y)
            outline.smooth(through: far)
            outline.close()
        }
    }

    /// A point of the near surface: share of the radius across, sunk by the curve of the ring.
    func point(_ share: Double, _ y: Double) -> Point {
        let radius = radius(at: y)
        let depth = (1 - share * share).squareRoot() * radius * Self.tilt(at: y)
        return Point(axis + share * radius, y + depth)
    }

    private func side(_ outline: inout Outline, _ path: [Station], _ sign: Double) {
        var run: [Point] = []
        for station in path {
            run.append(Point(axis + sign * station.radius, station.y))
            if station.sharp {
                outline.smooth(through: run)
                run = [run[run.count - 1]]
            }
        }
        if let first = run.first, run.count == path.count { outline.line(first.x, first.y) }
        outline.smooth(through: run)
    }
}
