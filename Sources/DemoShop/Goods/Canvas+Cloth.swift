/// Cloth that hangs, lies folded, or is filled.
extension Canvas {
    /// A cloth over a wooden rail, with soft folds and, if wanted, a fringe.
    mutating func hangingCloth(
        _ weave: Weave, x: Double = 400, top: Double = 170, width: Double = 400, height: Double = 600,
        fringe: Bool = false, folds: Int = 3
    ) {
        let left = x - width / 2
        let right = x + width / 2
        let bottom = top + height
        var hem: [Point] = []
        let steps = folds * 2
        for step in 0...steps {
            let across = right - width * Double(step) / Double(steps)
            hem.append(Point(across, bottom + (step % 2 == 0 ? 0 : 13)))
        }
        let cloth = Outline {
            $0.move(left + 4, top)
            $0.line(right - 4, top)
            $0.curve(right + 6, top + height * 0.4, right + 2, top + height * 0.8, right, bottom)
            $0.smooth(through: hem)
            $0.curve(left - 2, top + height * 0.8, left - 6, top + height * 0.4, left + 4, top)
            $0.close()
        }
        keep(cloth)
        placed(22, 20) { $0.soft(cloth, .shadow, opacity: 0.22, blur: 16) }
        if fringe {
            var tassels = Outline()
            for index in 0..<Int(width / 15) {
                let at = left + 8 + Double(index) * 15
                tassels = tassels + .line(at, bottom - 6, at + dice.roll(-3...3), bottom + 44 + dice.roll(-4...6))
            }
            stroke(tassels, weave.ink.darker(0.03), 6)
        }
        fill(cloth, weave.ink)
        inside(cloth) { canvas in
            canvas.pattern(weave, x: left - 10, y: top, width: width + 20, height: height)
            canvas.threads(x: left, y: top, width: width, height: height + 20)
            var stops = [GradientStop(0, weave.ink.darker(0.3), 0.35)]
            for fold in 0..<folds {
                let at = (Double(fold) + 0.3) / Double(folds)
                stops.append(GradientStop(at, .white, 0.2))
                stops.append(GradientStop(at + 0.5 / Double(folds), weave.ink.darker(0.34), 0.26))
            }
            stops.append(GradientStop(1, weave.ink.darker(0.34), 0.4))
            canvas.fill(.box(left - 10, top, width + 20, height + 30), canvas.linear(stops))
            canvas.fill(
                .box(left - 10, top, width + 20, 60),
                canvas.linear([GradientStop(0, .shadow, 0.3), GradientStop(1, .shadow, 0)], to: Point(0, 1)))
        }
        rail(y: top - 4, from: left - 70, to: right + 70)
        let over = Outline.box(left + 4, top - 20, width - 8, 34, corner: 15)
        fill(
            over,
            linear([GradientStop(0, weave.ink.lighter(0.1)), GradientStop(1, weave.ink.darker(0.06))], to: Point(0, 1)))
        if weave.pattern == .stripes || weave.pattern == .checks {
            inside(over) { $0.pattern(weave, x: left - 10, y: top - 40, width: width + 20, height: 70) }
        }
    }

    mutating func rail(y: Double, from left: Double, to right: Double) {
        let wood = Wood.oak.ink
        placed(14, 16) { $0.soft(.box(left, y - 11, right - left, 22, corner: 11), .shadow, opacity: 0.25, blur: 7) }
        fill(.box(left, y - 11, right - left, 22, corner: 11), fading(wood.lighter(0.08), wood.darker(0.12)))
        fill(.circle(left + 4, y, 17), fading(wood.lighter(0.05), wood.darker(0.14)))
        fill(.circle(right - 4, y, 17), fading(wood.lighter(0.05), wood.darker(0.14)))
    }

    /// Folded cloths in a pile, seen from the front.
    mutating func foldedPile(
        _ weaves: [Weave], x: Double = 400, ground: Double = Canvas.ground, width: Double = 440, thick: Double = 88
    ) {
        standingShadow(x, ground - 8, radius: width * 0.5, height: thick)
        var y = ground
        for (index, weave) in weaves.enumerated() {
            let w = width - Double(index) * 12 + dice.roll(-8...8)
            let shift = dice.roll(-7...7)
            foldedCloth(
                weave, left: x - w / 2 + shift, bottom: y, width: w, thick: thick, onTop: index == weaves.count - 1)
            y -= thick - 3
        }
    }

    private mutating func foldedCloth(
        _ weave: Weave, left: Double, bottom: Double, width: Double, thick: Double, onTop: Bool
    ) {
        let top = bottom - thick
        if onTop {
            let face = Outline {
                $0.move(left + 16, top + 22)
                $0.curve(left + 20, top - 14, left + 34, top - 34, left + 60, top - 36)
                $0.line(left + width - 60, top - 36)
                $0.curve(left + width - 34, top - 34, left + width - 20, top - 14, left + width - 12, top + 22)
                $0.close()
            }
            fill(face, fading(weave.ink.lighter(0.02), weave.ink.lighter(0.09)))
        }
        let slab = Outline.box(left, top, width, thick, corner: thick * 0.42)
        keep(slab)
        fill(
            slab,
            linear(
                [
                    GradientStop(0, weave.ink.lighter(0.09)), GradientStop(0.35, weave.ink),
                    GradientStop(1, weave.ink.darker(0.15)),
                ], to: Point(0, 1)))
        inside(slab) { canvas in
            if weave.pattern == .borders {
                for at in [0.16, 0.21, 0.79, 0.84] {
                    canvas.fill(.box(left + width * at, top, 13, thick), weave.second, opacity: 0.85)
                }
            } else {
                canvas.pattern(weave, x: left, y: top, width: width, height: thick)
            }
            var folds = Outline()
            for share in [0.36, 0.66] {
                let y = top + thick * share
                folds =
                    folds
                    + Outline {
                        $0.move(left + width, y - 3)
                        $0.curve(left + width * 0.6, y + 4, left + width * 0.3, y - 3, left + 26, y)
                        $0.curve(left + 14, y, left + 14, y + 7, left + 26, y + 8)
                    }
            }
            canvas.stroke(folds, weave.ink.darker(0.24), 4.5, opacity: 0.6)
            canvas.placed(0, 5) { $0.stroke(folds, weave.ink.lighter(0.12), 3, opacity: 0.55) }
            canvas.fill(
                slab,
                canvas.linear([
                    GradientStop(0, .white, 0.1), GradientStop(0.5, .white, 0), GradientStop(1, .shadow, 0.16),
                ]))
        }
    }

    mutating func cushion(
        _ weave: Weave, x: Double = 400, ground: Double = Canvas.ground + 10, width: Double = 470, height: Double = 440
    ) {
        standingShadow(x + 10, ground - 12, radius: width * 0.42, height: 160)
        let l = x - width / 2
        let r = x + width / 2
        let t = ground - height
        let b = ground
        let shape = Outline {
            $0.move(l + 6, t + 4)
            $0.curve(l + width * 0.3, t + 34, r - width * 0.3, t + 34, r - 6, t + 4)
            $0.curve(r + 6, t - 2, r + 8, t + 10, r, t + 18)
            $0.curve(r - 26, t + height * 0.34, r - 24, b - height * 0.34, r - 2, b - 20)
            $0.curve(r + 6, b - 6, r - 2, b + 4, r - 14, b - 2)
            $0.curve(r - width * 0.3, b - 16, l + width * 0.3, b - 16, l + 14, b - 2)
            $0.curve(l + 2, b + 4, l - 6, b - 6, l + 2, b - 20)
            $0.curve(l + 24, b - height * 0.34, l + 26, t + height * 0.34, l, t + 18)
            $0.curve(l - 8, t + 10, l - 6, t - 2, l + 6, t + 4)
            $0.close()
        }
        keep(shape)
        fill(shape, weave.ink)
        inside(shape) { canvas in
            canvas.pattern(weave, x: l, y: t, width: width, height: height)
            canvas.threads(x: l, y: t, width: width, height: height)
        }
        fill(
            shape,
            radial(
                [
                    GradientStop(0, .white, 0.26), GradientStop(0.5, .white, 0.03), GradientStop(0.72, .shadow, 0.05),
                    GradientStop(1, .shadow, 0.34),
                ], at: Point(0.4, 0.36), radius: 0.72))
        var creases = Outline()
        for (sx, sy) in [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)] {
            let cx = x + sx * (width / 2 - 20)
            let cy = (t + b) / 2 + sy * (height / 2 - 20)
            creases =
                creases
                + Outline {
                    $0.move(cx - sx * 10, cy - sy * 14)
                    $0.bend(cx - sx * 44, cy - sy * 38, cx - sx * 62, cy - sy * 86)
                }
        }
        stroke(creases, weave.ink.darker(0.2), 5, opacity: 0.4)
    }
}
