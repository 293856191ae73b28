/// Cloth for the table and what is sewn from it.
extension Canvas {
    /// A folded square, flat on the table.
    mutating func flatCloth(
        _ weave: Weave, x: Double, y: Double, width: Double, height: Double, degrees: Double = 0, fringe: Bool = false
    ) {
        turned(degrees, around: x, y) { canvas in
            let l = x - width / 2
            let t = y - height / 2
            let sheet = Outline.box(l, t, width, height, corner: 5)
            canvas.lyingShadow(sheet, lift: 0.7)
            if fringe {
                var threads = Outline()
                for index in 0..<Int(width / 12) {
                    let at = l + 6 + Double(index) * 12
                    threads = threads + .line(at, t - 20, at, t + 4) + .line(at, t + height - 4, at, t + height + 20)
                }
                canvas.stroke(threads, weave.ink, 4)
            }
            canvas.fill(sheet, canvas.slanted(weave.ink, 0.035))
            canvas.inside(sheet) { inner in
                inner.pattern(weave, x: l, y: t, width: width, height: height)
                inner.threads(x: l, y: t, width: width, height: height)
            }
            if !fringe {
                canvas.stroke(
                    .box(l + 13, t + 13, width - 26, height - 26, corner: 3), weave.ink.darker(0.2), 2.5, opacity: 0.55,
                    dash: "9 6")
            }
        }
    }

    mutating func napkins(_ inks: [Ink]) {
        for (index, ink) in inks.enumerated() {
            let away = Double(inks.count - 1 - index)
            let weave = Weave(ink)
            flatCloth(
                weave, x: 420 - away * 16, y: 560 - away * 74, width: 410, height: 410, degrees: -9 + Double(index) * 7)
        }
    }

    /// An apron on its peg.
    mutating func apron(_ weave: Weave) {
        let ink = weave.ink
        peg(400, 118)
        let loop = Outline {
            $0.move(318, 330)
            $0.curve(330, 210, 370, 140, 400, 118)
            $0.curve(430, 140, 470, 210, 482, 330)
        }
        stroke(loop, ink.darker(0.1), 15)
        let cloth = Outline {
            $0.move(300, 320)
            $0.bend(400, 338, 500, 320)
            $0.curve(512, 420, 540, 470, 606, 500)
            $0.curve(618, 640, 616, 760, 606, 870)
            $0.bend(500, 892, 400, 880)
            $0.bend(300, 892, 194, 870)
            $0.curve(184, 760, 182, 640, 194, 500)
            $0.curve(260, 470, 288, 420, 300, 320)
            $0.close()
        }
        keep(cloth)
        placed(22, 22) { $0.soft(cloth, .shadow, opacity: 0.22, blur: 16) }
        for side in [-1.0, 1] {
            let tie = Outline {
                $0.move(400 + side * 204, 512)
                $0.curve(400 + side * 262, 560, 400 + side * 222, 660, 400 + side * 256, 760)
            }
            stroke(tie, ink.darker(0.12), 13)
        }
        fill(cloth, ink)
        inside(cloth) { canvas in
            canvas.pattern(weave, x: 180, y: 310, width: 440, height: 580)
            canvas.threads(x: 180, y: 310, width: 440, height: 580)
            canvas.fill(
                .box(170, 300, 460, 600),
                canvas.linear([
                    GradientStop(0, ink.darker(0.25), 0.35), GradientStop(0.22, .white, 0.15),
                    GradientStop(0.42, ink.darker(0.25), 0.16),
                    GradientStop(0.66, .white, 0.12), GradientStop(1, ink.darker(0.3), 0.45),
                ]))
        }
        let pocket = Outline {
            $0.move(296, 610)
            $0.line(504, 610)
            $0.line(504, 730)
            $0.bend(504, 756, 478, 756)
            $0.line(322, 756)
            $0.bend(296, 756, 296, 730)
            $0.close()
        }
        placed(3, 5) { $0.fill(pocket, ink.darker(0.25), opacity: 0.35) }
        fill(pocket, fading(ink.lighter(0.05), ink.darker(0.01)))
        stroke(.line(400, 618, 400, 752) + .line(300, 626, 500, 626), ink.darker(0.2), 2.5, opacity: 0.6, dash: "9 6")
        stroke(loop, ink.lighter(0.05), 3, opacity: 0.4)
    }

    mutating func peg(_ x: Double, _ y: Double) {
        placed(8, 10) { $0.soft(.circle(x, y, 22), .shadow, opacity: 0.35, blur: 5) }
        fill(.circle(x, y, 22), slanted(Wood.oak.ink, 0.09))
        fill(.circle(x - 4, y - 5, 11), Wood.oak.ink.lighter(0.1), opacity: 0.7)
    }

    /// A market bag with two handles and a sprig printed on it.
    mutating func tote(_ weave: Weave, print: Ink) {
        let ink = weave.ink
        peg(400, 140)
        let back = Outline {
            $0.move(300, 420)
            $0.curve(310, 240, 360, 150, 400, 140)
            $0.curve(440, 150, 490, 240, 500, 420)
        }
        stroke(back, ink.darker(0.12), 24)
        let bag = Outline {
            $0.move(206, 404)
            $0.bend(400, 424, 594, 404)
            $0.curve(606, 560, 612, 700, 622, 830)
            $0.bend(400, 880, 178, 830)
            $0.curve(188, 700, 194, 560, 206, 404)
            $0.close()
        }
        keep(bag)
        placed(24, 22) { $0.soft(bag, .shadow, opacity: 0.24, blur: 16) }
        fill(bag, ink)
        inside(bag) { canvas in
            canvas.pattern(weave, x: 170, y: 400, width: 460, height: 480)
            canvas.threads(x: 170, y: 400, width: 460, height: 480)
            canvas.fill(
                .box(170, 390, 460, 500),
                canvas.linear([
                    GradientStop(0, .white, 0.16), GradientStop(0.3, ink.darker(0.3), 0.1),
                    GradientStop(0.55, .white, 0.08),
                    GradientStop(1, ink.darker(0.3), 0.38),
                ]))
        }
        stroke(
            Outline {
                $0.move(208, 436)
                $0.bend(400, 456, 592, 436)
            }, ink.darker(0.2), 2.5, opacity: 0.6, dash: "9 6")
        stroke(.line(300, 414, 302, 470) + .line(500, 414, 498, 470), ink.darker(0.07), 24, round: false)
        twig(from: Point(400, 780), bend: Point(392, 660), to: Point(410, 530), leaves: 9, length: 76, width: 32, print)
    }
}
