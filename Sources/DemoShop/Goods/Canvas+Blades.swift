/// Knives and small tools of steel.
extension Canvas {
    enum Blade { case chef, paring, bread }

    mutating func knife(_ kind: Blade, _ wood: Wood, x: Double = 400, y: Double = 500, degrees: Double = -52) {
        let length: Double = kind == .paring ? 250 : 440
        let depth: Double = kind == .chef ? 92 : (kind == .bread ? 64 : 50)
        let grip: Double = kind == .paring ? 200 : 240
        let heel = x + (grip - length) / 2 + 10
        turned(degrees, around: x, y) { canvas in
            let tip = Point(heel + length, y - depth * 0.36)
            let blade = Outline {
                $0.move(heel - 6, y - depth * 0.5)
                $0.curve(
                    heel + length * 0.5, y - depth * 0.52, heel + length * 0.8, y - depth * 0.5, tip.x,
                    tip.y + depth * 0.14)
                if kind == .bread {
                    let teeth = 22
                    $0.curve(
                        heel + length, y + depth * 0.2, heel + length * 0.99, y + depth * 0.44, heel + length * 0.96,
                        y + depth * 0.46)
                    for tooth in 0..<teeth {
                        let to = heel + length * 0.96 - (length * 0.94) * Double(tooth + 1) / Double(teeth)
                        $0.bend(to + 10, y + depth * 0.4, to, y + depth * 0.5)
                    }
                } else {
                    $0.curve(
                        heel + length * 0.86, y + depth * 0.3, heel + length * 0.5, y + depth * 0.52, heel,
                        y + depth * 0.52)
                }
                $0.line(heel - 6, y + depth * 0.3)
                $0.close()
            }
            let left = heel - grip
            let handle = Outline {
                $0.move(heel + 2, y - depth * 0.1 - 24)
                $0.line(heel + 2, y - depth * 0.1 + 26)
                $0.curve(heel - grip * 0.3, y + 8, heel - grip * 0.6, y + 10, left + 26, y + 30)
                $0.curve(left - 12, y + 40, left - 20, y - 22, left + 10, y - 34)
                $0.curve(
                    heel - grip * 0.6, y - depth * 0.1 - 30, heel - grip * 0.3, y - depth * 0.1 - 28, heel + 2,
                    y - depth * 0.1 - 24)
                $0.close()
            }
            canvas.keep(blade)
            canvas.keep(handle)
            canvas.lyingShadow(blade + handle)
            let steel = Canvas.steel
            canvas.fill(
                blade,
                canvas.linear(
                    [
                        GradientStop(0, steel.darker(0.1)), GradientStop(0.2, steel.lighter(0.12)),
                        GradientStop(0.55, steel.darker(0.03)),
                        GradientStop(0.72, steel.lighter(0.14)), GradientStop(1, steel.lighter(0.04)),
                    ], to: Point(0, 1)))
            if kind == .chef {
                let edge = Outline {
                    $0.move(heel + 4, y + depth * 0.38)
                    $0.curve(
                        heel + length * 0.5, y + depth * 0.38, heel + length * 0.82, y + depth * 0.2, tip.x - 10,
                        tip.y + depth * 0.16)
                }
                canvas.stroke(edge, .white, 3, opacity: 0.55)
            }
            canvas.fill(.box(heel - 8, y - depth * 0.1 - 25, 24, 52, corner: 3), canvas.metal(steel.darker(0.1)))
            canvas.fill(
                handle,
                canvas.linear(
                    [
                        GradientStop(0, wood.ink.lighter(0.1)), GradientStop(0.4, wood.ink),
                        GradientStop(1, wood.ink.darker(0.14)),
                    ], to: Point(0, 1)))
            canvas.grain(in: handle, x: left, y: y - 40, width: grip, height: 76, wood.ink, lines: 6)
            canvas.dots(
                [Point(heel - grip * 0.2, y - 8), Point(heel - grip * 0.5, y - 8), Point(heel - grip * 0.8, y - 2)],
                steel.darker(0.04), 13)
        }
    }

    mutating func whisk(_ wood: Wood, x: Double = 400, y: Double = 500) {
        turned(38, around: x, y) { canvas in
            var wires = Outline()
            for reach in [118.0, 82, 44, 12] {
                wires =
                    wires
                    + Outline {
                        $0.move(x - 12, y + 40)
                        $0.curve(x - reach * 1.25, y - 120, x - reach * 1.15, y - 360, x, y - 362)
                        $0.curve(x + reach * 1.15, y - 360, x + reach * 1.25, y - 120, x + 12, y + 40)
                    }
            }
            canvas.placed(18, 4) { $0.stroke(wires, .shadow, 6, opacity: 0.18) }
            canvas.stroke(wires, Canvas.steel.darker(0.18), 7)
            canvas.placed(-1.2, -0.6) { $0.stroke(wires, Canvas.steel.lighter(0.16), 3) }
            let handle = Outline {
                $0.move(x - 19, y + 36)
                $0.curve(x - 26, y + 160, x - 32, y + 260, x - 25, y + 336)
                $0.curve(x - 18, y + 372, x + 18, y + 372, x + 25, y + 336)
                $0.curve(x + 32, y + 260, x + 26, y + 160, x + 19, y + 36)
                $0.close()
            }
            canvas.lyingShadow(handle)
            canvas.fill(handle, canvas.rounded(wood.ink))
            canvas.grain(in: handle, x: x - 160, y: y + 178, width: 320, height: 44, wood.ink, lines: 4, upright: true)
            canvas.fill(.box(x - 22, y + 20, 44, 34, corner: 6), canvas.metal(Canvas.steel))
        }
    }
}
