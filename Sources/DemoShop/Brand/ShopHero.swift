/// A wide picture of a shop's goods, for its front page: 1600 by 720.
enum ShopHero {
    static let width = 1600
    static let height = 720

    /// A long table in the morning.
    static var alderhof: String {
        var canvas = Canvas(name: "hero-alderhof")
        canvas.wideRoom(Ink(0.9, 0.03, 75), horizon: 470)
        canvas.placed(1010, -130, scale: 0.66) { $0.pendant(Ink(0.42, 0.07, 158), top: 340) }
        canvas.placed(40, 40, scale: 0.6) { $0.rubberPlant(Ink(0.45, 0.08, 148), pot: Ink(0.9, 0.015, 80)) }
        canvas.placed(330, 90, scale: 0.58) {
            $0.branches(400, 380, Ink(0.55, 0.06, 140), height: 270)
            $0.stemVase(.plum)
        }
        canvas.placed(570, 100, scale: 0.62) { $0.teapot(.celadon, knob: Wood.oak.ink) }
        canvas.placed(1010, 90, scale: 0.62) { $0.casserole(Ink(0.58, 0.13, 42)) }
        canvas.placed(1310, 150, scale: 0.46) {
            $0.preserve(Ink(0.74, 0.14, 75), lid: Canvas.brass, title: "Linden", line: "HONEY 250 G")
        }
        canvas.placed(880, 280, scale: 0.42) {
            $0.mug(.tide, tea: Ink(0.45, 0.1, 50))
            $0.steam(385, 500)
        }
        canvas.placed(400, 330, scale: 0.4) { $0.bowl(.honey) }
        canvas.placed(1180, 380, scale: 0.34) { $0.loaf() }
        return canvas.svg(width: width, height: height)
    }

    /// A tray by the window.
    static var kissa: String {
        var canvas = Canvas(name: "hero-kissa")
        canvas.wideRoom(Ink(0.9, 0.026, 118), horizon: 470)
        canvas.placed(60, 60, scale: 0.6) { $0.tetsubin(x: 420) }
        canvas.placed(420, 120, scale: 0.56) { $0.washiTin(Ink(0.4, 0.075, 255), Ink(0.85, 0.03, 220)) }
        canvas.placed(690, 150, scale: 0.56) { $0.kyusu(Glaze("", Ink(0.52, 0.11, 38))) }
        canvas.placed(1080, 60, scale: 0.62) {
            $0.plumBranch(from: Point(404, 530), bend: Point(410, 330), to: Point(570, 210))
            $0.moonJar(.chalk, size: 0.7)
        }
        canvas.placed(560, 330, scale: 0.4) {
            $0.beaker(Glaze("", Ink(0.42, 0.075, 258), lining: Ink(0.9, 0.02, 220)), tea: Ink(0.7, 0.11, 118))
        }
        canvas.placed(980, 330, scale: 0.42) { $0.yokan(Ink(0.34, 0.07, 20)) }
        return canvas.svg(width: width, height: height)
    }
}

extension Canvas {
    /// A room as wide as a page, with sun on the wall.
    fileprivate mutating func wideRoom(_ wall: Ink, horizon: Double) {
        let paint = radial(
            [GradientStop(0, wall.lighter(0.055)), GradientStop(1, wall.darker(0.03))], at: Point(0.3, 0.2),
            radius: 0.85)
        fill(.box(0, 0, 1600, 720), paint)
        for x in [60.0, 640, 1220] {
            soft(
                .polygon([Point(x + 90, -20), Point(x + 330, -60), Point(x + 210, 430), Point(x - 30, 470)]), .white,
                opacity: 0.32,
                blur: 5)
        }
        fill(
            .box(0, horizon, 1600, 720 - horizon),
            fading(wall.lighter(0.012).muted(0.2), wall.lighter(0.05).muted(0.25)))
        fill(
            .box(0, horizon, 1600, 60),
            linear([GradientStop(0, wall.darker(0.16), 0.34), GradientStop(1, wall.darker(0.16), 0)], to: Point(0, 1)))
    }
}
