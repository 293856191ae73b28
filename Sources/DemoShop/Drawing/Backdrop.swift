import Foundation

/// The room that a picture is taken in: a wall, a table, and one calm shape behind the goods.
struct Backdrop: Sendable {
    enum Motif: Sendable {
        case plain, arch, disc, window, shelf
    }

    let wall: Ink
    let motif: Motif

    init(_ wall: Ink, _ motif: Motif) {
        self.wall = wall
        self.motif = motif
    }

    static let ceramics = Backdrop(Ink(0.905, 0.026, 75), .arch)
    static let glass = Backdrop(Ink(0.895, 0.017, 215), .window)
    static let kitchen = Backdrop(Ink(0.9, 0.022, 58), .plain)
    static let textiles = Backdrop(Ink(0.9, 0.012, 45), .plain)
    static let light = Backdrop(Ink(0.82, 0.035, 70), .disc)
    static let paper = Backdrop(Ink(0.91, 0.03, 95), .plain)
    static let garden = Backdrop(Ink(0.9, 0.024, 135), .window)
    static let pantry = Backdrop(Ink(0.9, 0.045, 85), .disc)
    static let bath = Backdrop(Ink(0.905, 0.017, 190), .arch)
    static let tea = Backdrop(Ink(0.9, 0.03, 120), .disc)

    func with(_ motif: Motif) -> Backdrop { Backdrop(wall, motif) }
}

extension Canvas {
    /// Where the table begins.
    static let horizon: Double = 672
    /// Where goods stand by default.
    static let ground: Double = 812

    /// A room with a table, for what stands.
    mutating func room(_ backdrop: Backdrop) {
        let wall = backdrop.wall
        let paint = radial(
            [GradientStop(0, wall.lighter(0.055)), GradientStop(1, wall.darker(0.03))], at: Point(0.32, 0.28),
            radius: 0.85)
        fill(.box(0, 0, Self.width, Self.height), paint)
        draw(backdrop.motif, wall)
        let table = linear(
            [GradientStop(0, wall.lighter(0.012).muted(0.2)), GradientStop(1, wall.lighter(0.05).muted(0.25))],
            to: Point(0, 1))
        fill(.box(0, Self.horizon, Self.width, Self.height - Self.horizon), table)
        let crease = linear(
            [GradientStop(0, wall.darker(0.16), 0.34), GradientStop(1, wall.darker(0.16), 0)], to: Point(0, 1))
        fill(.box(0, Self.horizon, Self.width, 60), crease)
    }

    /// A table seen from straight above, for what lies flat.
    mutating func tabletop(_ backdrop: Backdrop) {
        let wall = backdrop.wall
        let paint = linear(
            [GradientStop(0, wall.lighter(0.055)), GradientStop(1, wall.darker(0.03))], to: Point(1, 1))
        fill(.box(0, 0, Self.width, Self.height), paint)
        if backdrop.motif == .window { windowLight(opacity: 0.3) }
    }

    private mutating func draw(_ motif: Backdrop.Motif, _ wall: Ink) {
        switch motif {
        case .plain: break
        case .arch:
            let arch = Outline {
                $0.move(170, Self.horizon)
                $0.line(170, 400)
                $0.arc(230, 230, clockwise: true, 630, 400)
                $0.line(630, Self.horizon)
                $0.close()
            }
            fill(arch, fading(wall.darker(0.055), wall.darker(0.03)))
        case .disc:
            fill(.circle(410, 400, 262), fading(wall.lighter(0.05), wall.lighter(0.02)), opacity: 0.85)
        case .window: windowLight(opacity: 0.38)
        case .shelf:
            fill(.box(0, 300, Self.width, 14), wall.lighter(0.04))
            fill(.box(0, 314, Self.width, 26), fading(wall.darker(0.12), wall), opacity: 0.5)
        }
    }

    /// Sun through a window with four panes, thrown aslant on the wall.
    private mutating func windowLight(opacity: Double) {
        var panes = Outline()
        for column in 0..<2 {
            for row in 0..<2 {
                let x = 250 + Double(column) * 215 - Double(row) * 66
                let y = 60 + Double(row) * 270 - Double(column) * 46
                panes =
                    panes
                    + .polygon([
                        Point(x, y), Point(x + 195, y - 42), Point(x + 135, y + 208), Point(x - 60, y + 250),
                    ])
            }
        }
        soft(panes, .white, opacity: opacity, blur: 3)
    }

    /// The shadow of a round thing that stands at `y`.
    mutating func standingShadow(_ x: Double, _ y: Double, radius: Double, height: Double = 300) {
        let tilt = Turned.tilt(at: y)
        let reach = radius * 0.35 + height * 0.14
        let cast = Outline.ellipse(
            (x + reach).rounded(), (y + radius * tilt * 0.35).rounded(), (radius + reach * 0.75).rounded(),
            (radius * tilt * 1.25).rounded())
        let contact = Outline.ellipse(
            (x + radius * 0.12).rounded(), (y + 5).rounded(), (radius * 1.06).rounded(),
            (radius * tilt * 1.12).rounded())
        soft(cast, .shadow, opacity: 0.2, blur: 16)
        soft(contact, .shadow, opacity: 0.42, blur: 7)
    }

    /// The shadow of a thing that lies flat.
    mutating func lyingShadow(_ outline: Outline, lift: Double = 1) {
        let angle = -rotation * .pi / 180
        let x = (16 * cos(angle) - 22 * sin(angle)) * lift
        let y = (16 * sin(angle) + 22 * cos(angle)) * lift
        keep(outline)
        placed(x, y) { $0.soft(outline, .shadow, opacity: 0.2, blur: 16) }
        placed(x * 0.32, y * 0.32) { $0.soft(outline, .shadow, opacity: 0.32, blur: 5) }
    }
}
