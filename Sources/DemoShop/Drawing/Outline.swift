import Foundation

struct Point: Sendable, Equatable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A path, written as it is drawn: relative steps in tenths, since every byte is served many times.
struct Outline: Sendable {
    private(set) var data = ""
    /// Where the pen stands, in tenths, as a reader of `data` sees it: rounding does not add up.
    private var pen: (x: Int, y: Int) = (0, 0)

    static func decimal(_ value: Double) -> String { text(tenths(value)) }

    private static func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }

    private static func text(_ tenths: Int) -> String {
        if tenths % 10 == 0 { return String(tenths / 10) }
        let sign = tenths < 0 ? "-" : ""
        let whole = abs(tenths) / 10
        return "\(sign)\(whole == 0 ? "" : String(whole)).\(abs(tenths) % 10)"
    }

    /// Appends a number; a minus sign separates by itself.
    private mutating func write(_ tenths: Int, first: Bool = false) {
        let text = Self.text(tenths)
        if !first, tenths >= 0 { data += " " }
        data += text
    }

    private mutating func step(_ command: String, _ points: [(Double, Double)]) {
        data += command
        var target = pen
        for (index, point) in points.enumerated() {
            target = (Self.tenths(point.0), Self.tenths(point.1))
            write(target.x - pen.x, first: index == 0)
            write(target.y - pen.y)
        }
        pen = target
    }

    mutating func move(_ x: Double, _ y: Double) {
        pen = (Self.tenths(x), Self.tenths(y))
        data += "M"
        write(pen.x, first: true)
        write(pen.y)
    }
    mutating func line(_ x: Double, _ y: Double) { step("l", [(x, y)]) }
    mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double) {
        step("c", [(x1, y1), (x2, y2), (x, y)])
    }
    mutating func bend(_ x1: Double, _ y1: Double, _ x: Double, _ y: Double) { step("q", [(x1, y1), (x, y)]) }
    /// A point without extent: visible when stroked with round ends.
    mutating func dot(_ x: Double, _ y: Double) {
        move(x.rounded(), y.rounded())
        data += "h0"
    }
    /// An elliptical arc; `clockwise` as seen on the screen.
    mutating func arc(_ rx: Double, _ ry: Double, large: Bool = false, clockwise: Bool, _ x: Double, _ y: Double) {
        data += "a\(Self.decimal(rx)) \(Self.decimal(ry)) 0 \(large ? 1 : 0) \(clockwise ? 1 : 0) "
        step("", [(x, y)])
    }
    /// Back to the start; what follows begins with a move.
    mutating func close() { data += "z" }

    /// Continues with a smooth curve through the points (Catmull-Rom); the outline already stands at the first.
    mutating func smooth(through points: [Point]) {
        guard points.count > 1 else { return }
        for index in 0..<(points.count - 1) {
            let before = points[max(0, index - 1)]
            let from = points[index]
            let to = points[index + 1]
            let after = points[min(points.count - 1, index + 2)]
            curve(
                from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y)
        }
    }
}

// Whole outlines
extension Outline {
    init(_ draw: (inout Outline) -> Void) {
        draw(&self)
    }

    static func + (left: Outline, right: Outline) -> Outline {
        var joined = left
        joined.data += right.data
        return joined
    }

    static func ellipse(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double) -> Outline {
        Outline {
            $0.move(x - rx, y)
            $0.arc(rx, ry, clockwise: true, x + rx, y)
            $0.arc(rx, ry, clockwise: true, x - rx, y)
            $0.close()
        }
    }

    static func circle(_ x: Double, _ y: Double, _ radius: Double) -> Outline { ellipse(x, y, radius, radius) }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, corner: Double = 0) -> Outline {
        let r = min(corner, width / 2, height / 2)
        return Outline {
            $0.move(x + r, y)
            $0.line(x + width - r, y)
            if r > 0 { $0.arc(r, r, clockwise: true, x + width, y + r) }
            $0.line(x + width, y + height - r)
            if r > 0 { $0.arc(r, r, clockwise: true, x + width - r, y + height) }
            $0.line(x + r, y + height)
            if r > 0 { $0.arc(r, r, clockwise: true, x, y + height - r) }
            $0.line(x, y + r)
            if r > 0 { $0.arc(r, r, clockwise: true, x + r, y) }
            $0.close()
        }
    }

    static func polygon(_ points: [Point]) -> Outline {
        Outline { outline in
            for (index, point) in points.enumerated() {
                if index == 0 { outline.move(point.x, point.y) } else { outline.line(point.x, point.y) }
            }
            outline.close()
        }
    }

    /// An open, smooth line through the points.
    static func thread(_ points: [Point]) -> Outline {
        Outline { outline in
            guard let first = points.first else { return }
            outline.move(first.x, first.y)
            outline.smooth(through: points)
        }
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Outline {
        Outline {
            $0.move(x1, y1)
            $0.line(x2, y2)
        }
    }

    /// A closed, smooth shape through the points.
    static func blob(_ points: [Point]) -> Outline {
        let count = points.count
        guard count > 2 else { return Outline() }
        return Outline { outline in
            outline.move(points[0].x, points[0].y)
            for index in 0..<count {
                let before = points[(index + count - 1) % count]
                let from = points[index]
                let to = points[(index + 1) % count]
                let after = points[(index + 2) % count]
                outline.curve(
                    from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                    to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y)
            }
            outline.close()
        }
    }
}
