import Foundation

/// Leaves, twigs and flowers.
extension Canvas {
    /// A pointed leaf from its stalk; degrees: 0 right, -90 up.
    static func leaf(_ x: Double, _ y: Double, _ degrees: Double, length: Double, width: Double, droop: Double = 0)
        -> Outline
    {
        let angle = degrees * .pi / 180
        let tip = Point(x + cos(angle) * length, y + sin(angle) * length + droop)
        let side = Point(-sin(angle) * width * 0.66, cos(angle) * width * 0.66)
        let near = Point(x + (tip.x - x) * 0.3, y + (tip.y - y) * 0.3 - droop * 0.3)
        let far = Point(x + (tip.x - x) * 0.72, y + (tip.y - y) * 0.72 - droop * 0.15)
        // Whole numbers: leaves are many and small.
        return Outline {
            $0.move(x.rounded(), y.rounded())
            $0.curve(
                (near.x + side.x).rounded(), (near.y + side.y).rounded(), (far.x + side.x).rounded(),
                (far.y + side.y).rounded(), tip.x.rounded(), tip.y.rounded())
            $0.curve(
                (far.x - side.x).rounded(), (far.y - side.y).rounded(), (near.x - side.x).rounded(),
                (near.y - side.y).rounded(), x.rounded(), y.rounded())
        }
    }

    mutating func leaf(
        _ x: Double, _ y: Double, _ degrees: Double, length: Double, width: Double, _ ink: Ink, droop: Double = 0,
        vein: Bool = true
    ) {
        let angle = degrees * .pi / 180
        let paint = linear(
            [GradientStop(0, ink.darker(0.09)), GradientStop(0.55, ink), GradientStop(1, ink.lighter(0.07))],
            from: Point(cos(angle) < 0 ? 1 : 0, sin(angle) < 0 ? 1 : 0),
            to: Point(cos(angle) < 0 ? 0 : 1, sin(angle) < 0 ? 0 : 1))
        fill(Self.leaf(x, y, degrees, length: length, width: width, droop: droop), paint)
        guard vein else { return }
        let rib = Outline {
            $0.move(x, y)
            $0.bend(
                x + cos(angle) * length * 0.5, y + sin(angle) * length * 0.5 - droop * 0.2,
                x + cos(angle) * length * 0.86,
                y + sin(angle) * length * 0.86 + droop * 0.74)
        }
        stroke(rib, ink.lighter(0.14), max(1.5, length * 0.016), opacity: 0.7)
    }

    /// A bent twig with leaves left and right, each with a lit and a shaded half.
    mutating func twig(
        from start: Point, bend: Point, to end: Point, leaves: Int, length: Double, width: Double, _ ink: Ink,
        stem: Ink? = nil
    ) {
        let line = Outline {
            $0.move(start.x, start.y)
            $0.bend(bend.x, bend.y, end.x, end.y)
        }
        stroke(line, stem ?? ink.darker(0.14), max(4, length * 0.06))
        var whole = Outline()
        var lit = Outline()
        for index in 0..<leaves {
            let share = 0.26 + 0.74 * Double(index) / Double(max(1, leaves - 1))
            let rest = 1 - share
            let x = rest * rest * start.x + 2 * rest * share * bend.x + share * share * end.x
            let y = rest * rest * start.y + 2 * rest * share * bend.y + share * share * end.y
            let dx = 2 * rest * (bend.x - start.x) + 2 * share * (end.x - bend.x)
            let dy = 2 * rest * (bend.y - start.y) + 2 * share * (end.y - bend.y)
            let along = atan2(dy, dx) * 180 / .pi
            let turn: Double = index == leaves - 1 ? 0 : (index % 2 == 0 ? 46 : -46)
            let size = length * (1.05 - share * 0.3)
            let degrees = along + turn + dice.roll(-8...8)
            whole = whole + Self.leaf(x, y, degrees, length: size, width: width)
            lit = lit + Self.halfLeaf(x, y, degrees, length: size, width: width)
        }
        fill(whole, ink.darker(0.05))
        fill(lit, ink.lighter(0.05))
    }

    /// The half of a leaf that the light falls on.
    static func halfLeaf(_ x: Double, _ y: Double, _ degrees: Double, length: Double, width: Double) -> Outline {
        let angle = degrees * .pi / 180
        let across = -sin(angle) * 0.7 + cos(angle)
        let sign: Double = across > 0 ? -1 : 1
        let tip = Point(x + cos(angle) * length, y + sin(angle) * length)
        let side = Point(-sin(angle) * width * 0.66 * sign, cos(angle) * width * 0.66 * sign)
        return Outline {
            $0.move(x.rounded(), y.rounded())
            $0.curve(
                (x + (tip.x - x) * 0.3 + side.x).rounded(), (y + (tip.y - y) * 0.3 + side.y).rounded(),
                (x + (tip.x - x) * 0.72 + side.x).rounded(), (y + (tip.y - y) * 0.72 + side.y).rounded(),
                tip.x.rounded(), tip.y.rounded())
        }
    }

    /// A flower seen from the front.
    mutating func blossom(_ x: Double, _ y: Double, radius: Double, petals: Int, _ ink: Ink, heart: Ink) {
        let paint = radial(
            [GradientStop(0, ink.darker(0.1)), GradientStop(0.5, ink), GradientStop(1, ink.lighter(0.08))], radius: 0.6)
        var outline = Outline()
        for petal in 0..<petals {
            let degrees = 360 * Double(petal) / Double(petals) - 90
            outline = outline + Self.leaf(x, y, degrees, length: radius, width: radius * 4.4 / Double(petals))
        }
        fill(outline, paint)
        fill(.circle(x, y, radius * 0.2), heart)
        fill(.circle(x - radius * 0.05, y - radius * 0.06, radius * 0.1), heart.lighter(0.1))
    }
}

extension Canvas {
    /// A bare branch in blossom.
    mutating func plumBranch(from start: Point, bend: Point, to end: Point) {
        let bark = Ink(0.33, 0.03, 40)
        stroke(
            Outline {
                $0.move(start.x, start.y)
                $0.bend(bend.x, bend.y, end.x, end.y)
            }, bark, 11)
        let side = Point((bend.x + end.x) / 2, (bend.y + end.y) / 2)
        stroke(
            .thread([
                Point(side.x - 24, side.y + 26), Point(side.x - 60, side.y - 40), Point(side.x - 40, side.y - 120),
            ]), bark, 7)
        let petal = Ink(0.93, 0.03, 10)
        for (x, y, radius) in [
            (end.x, end.y, 40.0), (side.x - 42, side.y - 122, 36), (side.x + 10, side.y + 8, 34),
            (side.x - 58, side.y - 44, 26),
            (end.x - 70, end.y + 24, 28),
        ] {
            blossom(x, y, radius: radius, petals: 5, petal, heart: Ink(0.72, 0.13, 20))
        }
    }
}
