/// Logos: a small mark and the shop's name beside it. The name is dark on a light page and light on a dark one.
enum ShopLogo {
    /// An alder twig under a gable.
    static var alderhof: String {
        var canvas = Canvas(name: "logo-alderhof")
        let green = Ink(0.47, 0.085, 150)
        let house = Outline {
            $0.move(6, 30)
            $0.line(32, 6)
            $0.line(58, 30)
            $0.line(58, 58)
            $0.line(6, 58)
            $0.close()
        }
        canvas.fill(house, green)
        canvas.stroke(house, green, 6)
        canvas.twig(
            from: Point(32, 54), bend: Point(30, 38), to: Point(33, 18), leaves: 7, length: 17, width: 8,
            Ink(0.95, 0.02, 100), stem: Ink(0.95, 0.02, 100))
        return document(canvas, name: "Alderhof", width: 204, nameWidth: 128)
    }

    /// A drop of tea in a round bowl.
    static var kissa: String {
        var canvas = Canvas(name: "logo-kissa")
        canvas.fill(.circle(32, 32, 30), Ink(0.5, 0.08, 140))
        let drop = Outline {
            $0.move(32, 12)
            $0.curve(38, 24, 46, 30, 46, 39)
            $0.curve(46, 58, 18, 58, 18, 39)
            $0.curve(18, 30, 26, 24, 32, 12)
            $0.close()
        }
        canvas.fill(drop, Ink(0.96, 0.02, 110))
        canvas.stroke(.thread([Point(25, 40), Point(26, 46), Point(31, 49)]), Ink(0.5, 0.08, 140), 3)
        return document(canvas, name: "Kissa Shizuku", width: 264, nameWidth: 188)
    }

    private static func document(_ canvas: Canvas, name: String, width: Int, nameWidth: Int) -> String {
        let style =
            "<style>text{fill:#35302b}@media(prefers-color-scheme:dark){text{fill:#f0eae1}}</style>"
        let word =
            "<text x=\"74\" y=\"43\" font-family=\"Georgia,'Times New Roman',serif\" font-size=\"32\" "
            + "textLength=\"\(nameWidth)\" lengthAdjust=\"spacingAndGlyphs\">\(name)</text>"
        return canvas.svg(width: width, height: 64).replacing("</svg>", with: style + word + "</svg>")
    }
}
