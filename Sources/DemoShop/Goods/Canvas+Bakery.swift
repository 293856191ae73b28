/// Bread, cheese and chocolate.
extension Canvas {
    mutating func loaf(x: Double = 400, ground: Double = 780) {
        let plank = Outline.box(x - 330, ground - 6, 660, 46, corner: 16)
        standingShadow(x, ground + 36, radius: 310, height: 60)
        fill(plank, fading(Wood.oak.ink.lighter(0.06), Wood.oak.ink.darker(0.16)))
        grain(in: plank, x: x - 330, y: ground - 4, width: 660, height: 40, Wood.oak.ink, lines: 4)
        let crust = Ink(0.56, 0.1, 55)
        let loaf = Outline {
            $0.move(x - 250, ground)
            $0.curve(x - 310, ground - 60, x - 280, ground - 230, x - 120, ground - 282)
            $0.curve(x - 20, ground - 312, x + 110, ground - 308, x + 190, ground - 246)
            $0.curve(x + 290, ground - 180, x + 300, ground - 50, x + 250, ground)
            $0.bend(x, ground + 14, x - 250, ground)
            $0.close()
        }
        keep(loaf)
        fill(
            loaf,
            radial(
                [GradientStop(0, crust.lighter(0.16)), GradientStop(0.55, crust), GradientStop(1, crust.darker(0.17))],
                at: Point(0.36, 0.28), radius: 0.8))
        inside(loaf) { canvas in
            for (offset, lean) in [(-150.0, 70.0), (-40, 84), (76, 84), (184, 66)] {
                let cut = Outline {
                    $0.move(x + offset, ground - 70)
                    $0.curve(
                        x + offset + lean * 0.2, ground - 170, x + offset + lean * 0.7, ground - 240, x + offset + lean,
                        ground - 292)
                    $0.curve(
                        x + offset + lean * 0.9, ground - 210, x + offset + lean * 0.6, ground - 120, x + offset,
                        ground - 70)
                    $0.close()
                }
                canvas.fill(cut, Ink(0.85, 0.06, 78))
                canvas.stroke(cut, crust.darker(0.2), 4, opacity: 0.5)
            }
            let flour = (0..<44).map { _ in Point(x + canvas.dice.roll(-230...220), ground - canvas.dice.roll(60...290))
            }
            canvas.dots(flour, Ink(0.97, 0.015, 85), 9, opacity: 0.5)
            canvas.soft(.ellipse(x - 70, ground - 210, 130, 50), Ink(0.97, 0.015, 85), opacity: 0.35, blur: 16)
        }
    }

    /// A wedge cut from a wheel.
    mutating func cheese(_ ink: Ink, rind: Ink, holes: Bool = false, x: Double = 400, ground: Double = 760) {
        let board = Turned(axis: x, [(ground + 10, 330), (ground + 48, 326)], sharp: [0])
        standingShadow(x, ground + 44, radius: 310, height: 60)
        turnedBody(board, Wood.walnut.ink, gloss: 0)
        fill(board.ring(at: ground + 10), slanted(Wood.walnut.ink.lighter(0.05), 0.04))
        soft(
            .polygon([
                Point(x - 210, ground + 26), Point(x + 130, ground + 60), Point(x + 300, ground - 10),
                Point(x + 100, ground - 30),
            ]), .shadow, opacity: 0.45, blur: 7)
        let top = Outline.polygon([
            Point(x - 230, ground - 150), Point(x + 90, ground - 250), Point(x + 232, ground - 214),
            Point(x + 120, ground - 130),
        ])
        let face = Outline.polygon([
            Point(x - 230, ground - 150), Point(x + 120, ground - 130), Point(x + 120, ground + 46),
            Point(x - 230, ground + 12),
        ])
        let back = Outline {
            $0.move(x + 120, ground - 130)
            $0.bend(x + 206, ground - 166, x + 232, ground - 214)
            $0.line(x + 232, ground - 44)
            $0.bend(x + 206, ground + 14, x + 120, ground + 46)
            $0.close()
        }
        keep(face)
        fill(top, slanted(ink.lighter(0.05), 0.03))
        fill(face, linear([GradientStop(0, ink.lighter(0.04)), GradientStop(1, ink.darker(0.05))], to: Point(0.3, 1)))
        fill(back, linear([GradientStop(0, rind), GradientStop(1, rind.darker(0.16))]))
        stroke(
            .thread([Point(x + 90, ground - 250), Point(x + 160, ground - 240), Point(x + 232, ground - 214)]), rind, 12
        )
        inside(face) { canvas in
            canvas.fill(
                .polygon([
                    Point(x + 108, ground - 132), Point(x + 124, ground - 132), Point(x + 124, ground + 50),
                    Point(x + 108, ground + 50),
                ]), rind, opacity: 0.9)
            if holes {
                for (dx, dy, r) in [(-130.0, -80.0, 20.0), (-40, -30, 28), (40, -90, 17), (-90, -8, 13), (66, -14, 15)]
                {
                    canvas.fill(.ellipse(x + dx, ground + dy, r, r * 0.85), ink.darker(0.14))
                    canvas.fill(.ellipse(x + dx + 3, ground + dy + 4, r * 0.78, r * 0.64), ink.darker(0.04))
                }
            } else {
                let crystals = (0..<26).map { _ in
                    Point(x + canvas.dice.roll(-210...100), ground + canvas.dice.roll(-140...20))
                }
                canvas.dots(crystals, ink.lighter(0.12), 5, opacity: 0.9)
            }
        }
        let crumb = Outline.polygon([
            Point(x - 200, ground + 52), Point(x - 160, ground + 34), Point(x - 128, ground + 50),
            Point(x - 150, ground + 70),
        ])
        fill(crumb, slanted(ink, 0.05))
    }

    /// A bar in its sleeve, broken at one end.
    mutating func chocolate(_ sleeve: Ink, bar: Ink, title: String, line: String) {
        turned(-14, around: 400, 500) { canvas in
            let block = Outline.box(236, 130, 328, 420, corner: 8)
            canvas.lyingShadow(block, lift: 0.8)
            canvas.fill(block, canvas.slanted(bar, 0.05))
            var light = Outline()
            var dark = Outline()
            for row in 0..<3 {
                for column in 0..<3 {
                    let x = 246 + Double(column) * 104
                    let y = 140 + Double(row) * 92
                    dark = dark + .box(x + 3, y + 3, 98, 86, corner: 8)
                    light = light + .box(x + 10, y + 9, 80, 68, corner: 6)
                }
            }
            canvas.fill(dark, bar.darker(0.07))
            canvas.fill(light, canvas.slanted(bar.lighter(0.06), 0.04))
            let foil = Outline.polygon([
                Point(222, 360), Point(270, 340), Point(318, 366), Point(366, 338), Point(420, 364), Point(470, 340),
                Point(520, 366), Point(578, 346), Point(578, 470), Point(222, 470),
            ])
            canvas.fill(foil, canvas.metal(Ink(0.86, 0.02, 85)))
            let wrap = Outline.box(218, 408, 364, 480, corner: 5)
            canvas.lyingShadow(wrap, lift: 0.9)
            canvas.fill(wrap, canvas.slanted(sleeve, 0.04))
            canvas.stroke(.box(236, 426, 328, 444, corner: 3), sleeve.lighter(0.24), 2.5, opacity: 0.8)
            let ink = sleeve.lightness > 0.68 ? Ink(0.3, 0.04, 50) : Ink(0.965, 0.02, 85)
            canvas.twig(
                from: Point(400, 590), bend: Point(394, 540), to: Point(404, 478), leaves: 7, length: 44, width: 19, ink
            )
            canvas.word(title, 400, 690, size: 46, ink, spacing: 1)
            canvas.fill(.box(370, 716, 60, 2.5), ink, opacity: 0.7)
            canvas.word(line, 400, 764, size: 20, ink, spacing: 3, sans: true)
        }
    }
}
