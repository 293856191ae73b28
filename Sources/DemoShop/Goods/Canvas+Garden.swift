/// Tools for the garden.
extension Canvas {
    mutating func wateringCan(_ ink: Ink, x: Double = 440, ground: Double = Canvas.ground, size: Double = 1.1) {
        let r = 150 * size
        let h = 270 * size
        let top = ground - h
        standingShadow(x, ground, radius: r * 0.98, height: h)
        let bow = Outline {
            $0.move(x - r * 0.5, top + 4)
            $0.curve(x - r * 0.4, top - h * 0.66, x + r * 1.1, top - h * 0.6, x + r * 1.34, top + h * 0.1)
            $0.curve(x + r * 1.42, top + h * 0.4, x + r * 1.25, top + h * 0.62, x + r * 0.96, top + h * 0.7)
        }
        rod(bow, ink, 24 * size)
        let spout = Outline {
            $0.move(x - r * 0.92, ground - h * 0.36)
            $0.line(x - r * 1.93, top - h * 0.14)
            $0.line(x - r * 2.08, top - h * 0.06)
            $0.line(x - r * 0.92, ground - h * 0.08)
            $0.close()
        }
        fill(
            spout,
            linear(
                [GradientStop(0, ink.lighter(0.1)), GradientStop(0.5, ink), GradientStop(1, ink.darker(0.2))],
                from: Point(0.4, 0.2), to: Point(0.65, 0.9)))
        let rose = Outline.polygon([
            Point(x - r * 1.76, top - h * 0.3), Point(x - r * 1.9, top - h * 0.08), Point(x - r * 2.12, top),
            Point(x - r * 2.36, top - h * 0.02),
        ])
        fill(rose, linear([GradientStop(0, ink.lighter(0.08)), GradientStop(1, ink.darker(0.2))]))
        turned(-47, around: x - r * 2.06, top - h * 0.16) {
            $0.fill(.ellipse(x - r * 2.06, top - h * 0.165, 58 * size, 17 * size), Canvas.brass.lighter(0.04))
        }
        let body = Turned(axis: x, [(top, r * 0.9), (top + 20, r * 0.93), (ground, r * 1.02)])
        turnedBody(body, ink, gloss: 0.35)
        inside(body.body) { canvas in
            for y in [top + h * 0.2, ground - h * 0.12] {
                canvas.stroke(body.line(at: y), ink.darker(0.18), 6, opacity: 0.5)
                canvas.placed(0, -5) { $0.stroke(body.line(at: y), .white, 4, opacity: 0.3) }
            }
        }
        mouth(body, ink, wall: 7)
        let lid = Outline {
            let tilt = Turned.tilt(at: top)
            $0.move(x - r * 0.9, top)
            $0.arc(r * 0.9, r * 0.9 * tilt, clockwise: true, x, top - r * 0.9 * tilt)
            $0.line(x, top + r * 0.9 * tilt)
            $0.arc(r * 0.9, r * 0.9 * tilt, clockwise: true, x - r * 0.9, top)
            $0.close()
        }
        fill(lid, fading(ink.lighter(0.12), ink.lighter(0.02)))
    }

    mutating func trowel(_ wood: Wood, x: Double = 400, y: Double = 500) {
        turned(34, around: x, y) { canvas in
            let blade = Outline {
                $0.move(x - 62, y - 60)
                $0.curve(x - 76, y - 190, x - 60, y - 300, x, y - 384)
                $0.curve(x + 60, y - 300, x + 76, y - 190, x + 62, y - 60)
                $0.curve(x + 40, y - 26, x + 20, y - 24, x + 13, y + 10)
                $0.line(x - 13, y + 10)
                $0.curve(x - 20, y - 24, x - 40, y - 26, x - 62, y - 60)
                $0.close()
            }
            let neck = Outline.box(x - 12, y, 24, 130, corner: 8)
            let handle = Outline {
                $0.move(x - 24, y + 110)
                $0.curve(x - 40, y + 200, x - 36, y + 290, x - 30, y + 340)
                $0.curve(x - 24, y + 376, x + 24, y + 376, x + 30, y + 340)
                $0.curve(x + 36, y + 290, x + 40, y + 200, x + 24, y + 110)
                $0.close()
            }
            canvas.lyingShadow(blade + neck + handle)
            canvas.fill(blade, canvas.metal(Canvas.steel.darker(0.05)))
            canvas.fill(
                Outline {
                    $0.move(x - 24, y - 30)
                    $0.curve(x - 34, y - 180, x - 24, y - 280, x, y - 350)
                    $0.curve(x + 24, y - 280, x + 34, y - 180, x + 24, y - 30)
                    $0.close()
                }, canvas.linear([GradientStop(0, Ink(0.55, 0.01, 240), 0.7), GradientStop(1, .white, 0.5)]))
            canvas.fill(neck, canvas.metal(Canvas.steel.darker(0.1)))
            canvas.keep(handle)
            canvas.fill(handle, canvas.rounded(wood.ink))
            canvas.grain(in: handle, x: x - 140, y: y + 200, width: 280, height: 76, wood.ink, lines: 5, upright: true)
            canvas.fill(.box(x - 26, y + 104, 52, 26, corner: 5), canvas.metal(Canvas.brass))
            canvas.stroke(
                Outline {
                    $0.move(x - 6, y + 352)
                    $0.curve(x - 60, y + 430, x + 60, y + 430, x + 6, y + 352)
                }, Ink(0.5, 0.07, 55), 6)
        }
    }

    /// A ball of twine with a loose end.
    mutating func twine(_ ink: Ink, x: Double = 400, ground: Double = Canvas.ground) {
        let r: Double = 165
        let y = ground - r + 6
        standingShadow(x, ground - 4, radius: r * 0.7, height: 240)
        stroke(
            .thread([
                Point(x + 120, ground - 60), Point(x + 190, ground + 4), Point(x + 240, ground + 40),
                Point(x + 200, ground + 74), Point(x + 110, ground + 70),
            ]), ink.darker(0.08), 9)
        let ball = Outline.circle(x, y, r)
        keep(ball)
        fill(
            ball,
            radial(
                [GradientStop(0, ink.lighter(0.1)), GradientStop(0.6, ink), GradientStop(1, ink.darker(0.2))],
                at: Point(0.36, 0.32), radius: 0.72))
        inside(ball) { canvas in
            var dark = Outline()
            var light = Outline()
            for index in 0..<9 {
                let offset = Double(index) * 40 - 170
                dark =
                    dark
                    + .thread([
                        Point(x - r, y + offset), Point(x - 30, y + offset * 0.9 - 44), Point(x + r, y + offset + 30),
                    ])
                light =
                    light
                    + .thread([
                        Point(x + offset - 60, y + r), Point(x + offset * 0.8, y), Point(x + offset + 90, y - r),
                    ])
            }
            canvas.stroke(dark, ink.darker(0.2), 5, opacity: 0.4)
            canvas.stroke(light, ink.lighter(0.16), 7, opacity: 0.55)
            canvas.placed(7, 5) { $0.stroke(light, ink.darker(0.24), 3.5, opacity: 0.5) }
        }
        let band = Outline {
            $0.move(x - 158, y - 46)
            $0.bend(x, y + 6, x + 158, y - 46)
            $0.line(x + 158, y + 44)
            $0.bend(x, y + 100, x - 158, y + 44)
            $0.close()
        }
        fill(band, rounded(Ink(0.93, 0.02, 85), contrast: 0.6))
        word("flax twine", x, y + 46, size: 42, Ink(0.35, 0.05, 150), spacing: 1)
    }

    enum Crop { case tomato, basil, poppy, carrot, sunflower, pea }

    /// A paper packet with a drawing of what it will become.
    mutating func seedPacket(_ crop: Crop, _ paper: Ink, title: String, latin: String, degrees: Double = -5) {
        turned(degrees, around: 400, 500) { canvas in
            let packet = Outline.box(190, 170, 420, 640, corner: 6)
            canvas.lyingShadow(packet)
            canvas.fill(packet, canvas.slanted(paper, 0.035))
            canvas.fill(.box(190, 170, 420, 60, corner: 6), canvas.fading(paper.lighter(0.06), paper.darker(0.02)))
            canvas.stroke(.line(196, 232, 604, 232), paper.darker(0.16), 3, opacity: 0.6)
            let window = Outline {
                $0.move(226, 640)
                $0.line(226, 430)
                $0.arc(174, 160, clockwise: true, 574, 430)
                $0.line(574, 640)
                $0.close()
            }
            canvas.fill(window, Ink(0.965, 0.022, 95))
            canvas.inside(window) { $0.crop(crop) }
            canvas.stroke(window, paper.darker(0.2), 3, opacity: 0.5)
            let ink = paper.lightness > 0.7 ? Ink(0.3, 0.05, paper.hue) : Ink(0.965, 0.02, 95)
            canvas.word(title, 400, 712, size: 44, ink, spacing: 1)
            canvas.word(latin, 400, 756, size: 21, ink, spacing: 1.5, sans: true)
        }
    }

    private mutating func crop(_ crop: Crop) {
        let green = Ink(0.55, 0.1, 142)
        switch crop {
        case .tomato:
            stroke(
                .thread([Point(400, 280), Point(394, 390), Point(410, 520), Point(400, 660)]), green.darker(0.08), 9)
            for (x, y, r) in [(322.0, 440.0, 56.0), (478, 470, 60), (348, 572, 60), (470, 600, 46)] {
                stroke(.thread([Point(400, y - 70), Point((400 + x) / 2, y - 80), Point(x, y - r + 4)]), green, 6)
                fill(
                    .circle(x, y, r),
                    radial(
                        [GradientStop(0, Ink(0.73, 0.19, 38)), GradientStop(1, Ink(0.55, 0.2, 29))],
                        at: Point(0.36, 0.3), radius: 0.75))
                blossom(x, y - r + 10, radius: 28, petals: 5, green, heart: green.darker(0.05))
                fill(.ellipse(x - r * 0.36, y - r * 0.3, r * 0.16, r * 0.1), .white, opacity: 0.6)
            }
            leaf(400, 330, -30, length: 120, width: 60, green)
            leaf(396, 350, -150, length: 120, width: 60, green)
        case .basil:
            for (y, length) in [(620.0, 150.0), (520, 140), (430, 116), (360, 84)] {
                leaf(400, y, -28, length: length, width: length * 0.62, green, droop: 10)
                leaf(400, y, -152, length: length, width: length * 0.62, green.lighter(0.04), droop: 10)
            }
            stroke(.line(400, 680, 400, 350), green.darker(0.1), 9)
            leaf(400, 360, -90, length: 76, width: 44, green.lighter(0.06))
        case .poppy: meadow(green)
        case .carrot:
            for (x, y, lean) in [(320.0, 430.0, 8.0), (400, 400, 0), (482, 430, -9)] {
                turned(lean, around: x, y) { canvas in
                    canvas.twig(
                        from: Point(x, y + 6), bend: Point(x - 20, y - 70), to: Point(x - 10, y - 130), leaves: 7,
                        length: 40, width: 17, green)
                    canvas.twig(
                        from: Point(x, y + 6), bend: Point(x + 24, y - 60), to: Point(x + 34, y - 108), leaves: 7,
                        length: 40, width: 17, green.lighter(0.05))
                    let root = Outline {
                        $0.move(x - 36, y + 20)
                        $0.curve(x - 34, y - 12, x + 34, y - 12, x + 36, y + 20)
                        $0.curve(x + 34, y + 110, x + 12, y + 190, x + 2, y + 228)
                        $0.curve(x - 12, y + 190, x - 34, y + 110, x - 36, y + 20)
                        $0.close()
                    }
                    canvas.fill(
                        root,
                        canvas.linear([GradientStop(0, Ink(0.78, 0.16, 60)), GradientStop(1, Ink(0.62, 0.17, 48))]))
                    canvas.stroke(
                        .line(x - 30, y + 40, x - 6, y + 44) + .line(x + 28, y + 84, x + 6, y + 88)
                            + .line(x - 22, y + 122, x - 4, y + 125), Ink(0.56, 0.15, 45), 4, opacity: 0.6)
                }
            }
        case .sunflower:
            stroke(.thread([Point(400, 450), Point(392, 560), Point(404, 680)]), green, 15)
            leaf(398, 610, -28, length: 130, width: 74, green)
            leaf(398, 590, -156, length: 120, width: 70, green)
            blossom(400, 425, radius: 138, petals: 18, Ink(0.83, 0.16, 85), heart: Ink(0.4, 0.07, 50))
            fill(
                .circle(400, 425, 56),
                radial([GradientStop(0, Ink(0.52, 0.09, 60)), GradientStop(1, Ink(0.32, 0.05, 50))]))
        case .pea: pods(green)
        }
    }

    private mutating func meadow(_ green: Ink) {
        let flowers: [(Double, Double, Double, Ink)] = [
            (310, 430, 62, Ink(0.62, 0.21, 30)), (470, 390, 56, Ink(0.62, 0.21, 30)),
            (400, 500, 44, Ink(0.6, 0.14, 262)),
            (510, 520, 40, Ink(0.94, 0.03, 95)), (290, 560, 38, Ink(0.6, 0.14, 262)),
        ]
        for (x, y, _, _) in flowers {
            stroke(.thread([Point(x, y), Point(x + 8, y + 90), Point(400 + (x - 400) * 0.5, 680)]), green, 6)
        }
        for (x, y, radius, ink) in flowers {
            blossom(
                x, y, radius: radius, petals: ink.lightness > 0.9 ? 12 : 6, ink,
                heart: ink.lightness > 0.9 ? Ink(0.83, 0.15, 88) : Ink(0.28, 0.04, 300))
        }
        leaf(360, 680, -70, length: 110, width: 28, green)
        leaf(450, 680, -112, length: 120, width: 28, green.lighter(0.05))
    }

    private mutating func pods(_ green: Ink) {
        stroke(.thread([Point(300, 290), Point(390, 380), Point(410, 500), Point(520, 660)]), green.darker(0.08), 8)
        for (x, y, lean) in [(300.0, 480.0, -20.0), (470, 430, 12)] {
            turned(lean, around: x, y) { canvas in
                canvas.fill(
                    Canvas.leaf(x, y - 110, 90, length: 250, width: 74),
                    canvas.linear([GradientStop(0, green.lighter(0.12)), GradientStop(1, green.darker(0.04))]))
                for pea in 0..<5 {
                    canvas.fill(
                        .circle(x, y - 66 + Double(pea) * 40, 19),
                        canvas.radial(
                            [GradientStop(0, green.lighter(0.24)), GradientStop(1, green.lighter(0.05))],
                            at: Point(0.36, 0.3), radius: 0.8))
                }
            }
        }
        leaf(400, 420, -150, length: 110, width: 64, green)
        leaf(424, 560, -20, length: 120, width: 66, green.lighter(0.04))
        blossom(420, 320, radius: 44, petals: 5, Ink(0.93, 0.03, 320), heart: Ink(0.75, 0.09, 330))
    }
}
