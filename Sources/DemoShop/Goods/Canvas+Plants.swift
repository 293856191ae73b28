import Foundation

/// Pots and what grows in them.
extension Canvas {
    static let terracotta = Ink(0.64, 0.115, 42)
    static let soil = Ink(0.32, 0.035, 50)

    /// A flower pot with a thick rim; returns the height at which the earth lies.
    @discardableResult
    mutating func flowerPot(
        _ ink: Ink, x: Double = 400, ground: Double = Canvas.ground, size: Double = 1, earth: Bool = true,
        clods: Int = 14
    ) -> Double {
        let r = 140 * size
        let h = 240 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.8, height: h)
        let body = Turned(axis: x, [(top + h * 0.2, r * 0.93), (ground, r * 0.68)])
        turnedBody(body, ink, gloss: 0.12)
        fill(body.band(from: top + h * 0.2, to: top + h * 0.3), .shadow, opacity: 0.18)
        let rim = Turned(axis: x, [(top, r * 1.04), (top + h * 0.23, r * 1.0)])
        turnedBody(rim, ink.lighter(0.015), gloss: 0.15)
        mouth(rim, ink, wall: 13 * size, lining: earth ? Self.soil : nil)
        if earth {
            let places = (0..<clods).map { _ in Point(x + dice.roll(-0.8...0.8) * r, top + dice.roll(-0.06...0.09) * r)
            }
            dots(places, Self.soil.lighter(0.09), 8 * size, opacity: 0.8)
        }
        return top + 4
    }

    /// Broad, glossy leaves on a stem: a rubber plant.
    mutating func rubberPlant(_ ink: Ink, pot: Ink, x: Double = 400, ground: Double = Canvas.ground + 20) {
        let earth = flowerPot(pot, x: x, ground: ground, size: 1.05)
        stroke(
            .thread([Point(x, earth + 4), Point(x - 6, earth - 160), Point(x + 6, earth - 330), Point(x, earth - 440)]),
            Ink(0.45, 0.06, 70), 13)
        let leaves: [(Double, Double, Double, Double)] = [
            (-70, -38, 190, 0.0), (-100, -148, 190, -0.04), (-190, -24, 200, 0.03), (-215, -158, 200, 0),
            (-300, -42, 180, -0.03),
            (-325, -140, 178, 0.04), (-405, -60, 160, 0.02), (-420, -118, 158, -0.02), (-440, -88, 130, 0.05),
        ]
        for (rise, degrees, length, tone) in leaves {
            leaf(
                x, earth + rise, degrees, length: length, width: length * 0.52, ink.lighter(tone),
                droop: abs(degrees + 90) * 0.35)
        }
    }

    /// Upright, banded swords: a snake plant.
    mutating func snakePlant(_ ink: Ink, pot: Ink, x: Double = 400, ground: Double = Canvas.ground + 20) {
        let earth = flowerPot(pot, x: x, ground: ground, size: 1.1)
        let blades: [(Double, Double, Double)] = [
            (-52, 330, -7), (48, 360, 6), (-18, 460, -2), (70, 240, 13), (-78, 230, -14), (20, 300, 3),
        ]
        for (offset, height, lean) in blades {
            turned(lean, around: x + offset, earth) { canvas in
                let blade = Outline {
                    $0.move(x + offset - 24, earth + 8)
                    $0.curve(
                        x + offset - 44, earth - height * 0.4, x + offset - 36, earth - height * 0.8, x + offset,
                        earth - height)
                    $0.curve(
                        x + offset + 36, earth - height * 0.8, x + offset + 44, earth - height * 0.4, x + offset + 24,
                        earth + 8)
                    $0.bend(x + offset, earth + 16, x + offset - 24, earth + 8)
                    $0.close()
                }
                canvas.keep(blade)
                let edge = Ink(0.83, 0.1, 108)
                canvas.fill(blade, edge)
                var bands = Outline()
                for band in 0..<Int(height / 44) {
                    let y = earth - 10 - Double(band) * 44
                    bands =
                        bands
                        + Outline {
                            $0.move(x + offset - 40, y.rounded())
                            $0.bend(x + offset, y.rounded() - 18, x + offset + 40, y.rounded())
                        }
                }
                let heart = Outline {
                    $0.move(x + offset - 16, earth + 8)
                    $0.curve(
                        x + offset - 33, earth - height * 0.4, x + offset - 26, earth - height * 0.76, x + offset,
                        earth - height * 0.95)
                    $0.curve(
                        x + offset + 26, earth - height * 0.76, x + offset + 33, earth - height * 0.4, x + offset + 16,
                        earth + 8)
                    $0.close()
                }
                canvas.fill(
                    heart,
                    canvas.linear([
                        GradientStop(0, ink.lighter(0.07)), GradientStop(0.5, ink), GradientStop(1, ink.darker(0.1)),
                    ]))
                canvas.inside(heart) { $0.stroke(bands, ink.lighter(0.2), 8, opacity: 0.45) }
            }
        }
    }

    /// Many sprigs in a small pot.
    mutating func rosemaryPot(pot: Ink, x: Double = 400, ground: Double = Canvas.ground + 10) {
        let earth = flowerPot(pot, x: x, ground: ground, size: 1.05)
        let sprigs: [(Double, Double, Double)] = [
            (-60, -190, 240), (60, 170, 260), (-24, -80, 340), (30, 84, 350), (0, 10, 400),
        ]
        for (offset, lean, height) in sprigs {
            rosemary(
                from: Point(x + offset, earth + 6), bend: Point(x + offset + lean * 0.2, earth - height * 0.6),
                to: Point(x + offset + lean, earth - height), needles: 20)
        }
    }

    /// A small olive tree.
    mutating func oliveTree(pot: Ink, x: Double = 400, ground: Double = Canvas.ground + 30) {
        let earth = flowerPot(pot, x: x, ground: ground, size: 0.95)
        stroke(
            .thread([Point(x, earth + 6), Point(x - 12, earth - 110), Point(x + 8, earth - 230), Point(x, earth - 300)]
            ), Ink(0.52, 0.04, 70), 17)
        let ink = Ink(0.6, 0.055, 135)
        let twigs: [(Double, Double, Double)] = [
            (-230, -120, 7), (-160, -262, 7), (-40, -330, 7), (90, -310, 7), (190, -220, 7), (225, -90, 7),
        ]
        for (index, twig) in twigs.enumerated() {
            self.twig(
                from: Point(x, earth - 250), bend: Point(x + twig.0 * 0.4, earth - 270 + twig.1 * 0.6),
                to: Point(x + twig.0, earth - 250 + twig.1), leaves: Int(twig.2), length: 66, width: 21,
                ink.lighter(index % 2 == 0 ? 0 : 0.06))
        }
        dots(
            [
                Point(x - 120, earth - 390), Point(x + 96, earth - 420), Point(x + 150, earth - 340),
                Point(x - 60, earth - 480),
            ], Ink(0.36, 0.06, 330), 24)
    }

    /// Three rosettes in three pots.
    mutating func succulents(_ pots: [Ink]) {
        let places: [(Double, Double, Double)] = [(235, 760, 0.62), (560, 765, 0.68), (400, 850, 0.74)]
        for (index, place) in places.enumerated() {
            // Drawn in one place and moved, so that the three share their outlines.
            placed(place.0 - 400 * place.2, place.1 - 812 * place.2, scale: place.2) { canvas in
                let earth = canvas.flowerPot(pots[index % pots.count], clods: 0)
                let ink = [Ink(0.68, 0.07, 165), Ink(0.62, 0.09, 140), Ink(0.7, 0.055, 200)][index]
                if index == 1 {
                    canvas.cactus(ink, x: 400, earth: earth)
                } else {
                    canvas.rosette(ink, x: 400, earth: earth - 10, radius: 125)
                }
            }
        }
    }

    private mutating func rosette(_ ink: Ink, x: Double, earth: Double, radius: Double) {
        for (ring, count) in [7, 6, 5].enumerated() {
            let reach = radius * (1.12 - Double(ring) * 0.28)
            var whole = Outline()
            var lit = Outline()
            for index in 0..<count {
                let degrees = -180 + 180 / Double(count - 1) * Double(index)
                let length = reach * ((degrees + 90).magnitude < 50 ? 0.84 : 1)
                let y = earth - Double(ring) * 10
                whole = whole + Self.leaf(x, y, degrees, length: length, width: reach * 0.5)
                lit = lit + Self.halfLeaf(x, y, degrees, length: length, width: reach * 0.5)
            }
            let tone = ink.lighter(Double(ring) * 0.045)
            keep(whole)
            keep(lit)
            fill(whole, tone.darker(0.07))
            fill(lit, tone.lighter(0.05))
        }
    }

    private mutating func cactus(_ ink: Ink, x: Double, earth: Double) {
        let body = Turned(
            axis: x, [(earth - 270, 10), (earth - 256, 56), (earth - 180, 92), (earth - 70, 96), (earth + 6, 74)])
        turnedBody(body, ink, gloss: 0)
        var spines: [Point] = []
        var ribs = Outline()
        for share in [-0.7, -0.25, 0.25, 0.7] {
            ribs = ribs + .thread((0...2).map { body.point(share, earth - 264 + Double($0) * 132) })
            for step in 1...4 { spines.append(body.point(share + 0.2, body.top.y + Double(step) * 50)) }
        }
        stroke(ribs, ink.darker(0.12), 9, opacity: 0.45)
        dots(spines, Ink(0.95, 0.03, 90), 6)
        blossom(
            x + 10, earth - 268, radius: 46, petals: 7, Ink(0.68, 0.17, 5), heart: Ink(0.85, 0.13, 90))
    }

    /// Empty pots, one in the other and one beside.
    mutating func potStack(_ ink: Ink) {
        flowerPot(ink, x: 300, ground: 790, size: 1.25, earth: false)
        placed(0, 0) { $0.flowerPot(ink.lighter(0.02), x: 300, ground: 706, size: 1.14, earth: false) }
        flowerPot(ink.darker(0.015), x: 550, ground: 850, size: 0.85, earth: false)
    }
}
