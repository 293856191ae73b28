/// Shop A: what one writes on and wraps with.
extension Alderhof {
    static let paper: [DemoProduct] = [ledger, sketchbook, letterSet, giftWrap]

    private static var ledger: DemoProduct {
        let colours: [(String, Ink, Ink)] = [
            ("Fern", Ink(0.45, 0.075, 150), Ink(0.72, 0.13, 65)), ("Brick", Ink(0.52, 0.12, 33), Ink(0.3, 0.02, 60)),
            ("Marine", Ink(0.38, 0.07, 258), Ink(0.8, 0.1, 85)), ("Straw", Ink(0.84, 0.08, 90), Ink(0.45, 0.08, 150)),
        ]
        return DemoProduct(
            "ledger-notebook", "Ledger Notebook", kind: "Notebook", by: "Papierhof", in: "paper", tags: ["bestseller"],
            about: """
                Thread-bound, so it opens flat on the first page and on the last. The paper takes ink without
                feathering and pencil without shine; the numbers at the foot of the pages were set by somebody who
                likes numbers.
                """,
            facts: ["A5, 192 numbered pages", "Paper 90 g/m², made with hydropower", "Elastic band, two ribbons"],
            offer: Offer(
                code: "LEDG", price: 1900,
                options: [.init("Colour", colours.map(\.0)), .init("Ruling", ["Plain", "Lined", "Dotted"])], stock: 24,
                left: ["Straw / Plain": 0, "Marine / Dotted": 3], weight: 340),
            pictures: colours.map { name, cover, band in
                DemoPicture(
                    "ledger-\(slug(name))", "Notebook with a label and an elastic band, \(name.lowercased())",
                    showing: name
                ) {
                    $0.tabletop(.paper)
                    $0.notebook(cover, band: band, title: "Ledger", size: 1.12)
                }
            } + [
                DemoPicture("ledger-open", "The open notebook with a pencil") {
                    $0.tabletop(.paper)
                    $0.openNotebook(Ink(0.45, 0.075, 150))
                    $0.turned(64, around: 520, 700) {
                        $0.pencil(Ink(0.62, 0.14, 45), x: 520, top: 470, bottom: 930, half: 15)
                    }
                }
            ])
    }

    private static var sketchbook: DemoProduct {
        DemoProduct(
            "kraft-sketchbook", "Kraft Sketchbook", kind: "Notebook", by: "Papierhof", in: "paper",
            about: """
                For trains, waiting rooms and ideas that do not deserve good paper yet. The good paper is inside all
                the same.
                """,
            facts: ["A5 or A4, 96 pages", "Paper 120 g/m², slightly rough", "Cover of recycled kraft board"],
            offer: Offer(
                code: "KRAF", price: 990, options: [.init("Size", ["A5", "A4"])], extra: ["A4": 500], stock: 40,
                weight: 300),
            pictures: [
                DemoPicture("kraft-sketchbook", "Sketchbook of brown card with a pencil") {
                    $0.tabletop(.paper)
                    $0.notebook(Ink(0.7, 0.06, 68), x: 370, degrees: 6, size: 1.08)
                    $0.turned(16, around: 640, 520) {
                        $0.pencil(Ink(0.3, 0.01, 60), x: 640, top: 240, bottom: 800, half: 19)
                    }
                }
            ])
    }

    private static var letterSet: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Sky", Ink(0.84, 0.04, 235)), ("Blush", Ink(0.86, 0.045, 25)), ("Sage", Ink(0.82, 0.04, 145)),
        ]
        return DemoProduct(
            "long-letter-set", "Long Letter Set", kind: "Stationery", by: "Papierhof", in: "paper", tags: ["gift"],
            about: """
                Twelve sheets and as many envelopes, for all that cannot be said with thumbs. Each set has one stick
                of sealing wax and no instructions.
                """,
            facts: ["Sheets A5, envelopes C6", "Cotton paper, 110 g/m²", "Gummed by hand"],
            offer: Offer(
                code: "LETT", price: 2200, options: [.init("Colour", colours.map(\.0))], stock: 16, weight: 260),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "letter-set-\(slug(name))", "Envelope with a red seal and a sheet of paper, \(name.lowercased())",
                    showing: name
                ) {
                    $0.tabletop(.paper)
                    $0.letterSet(ink)
                }
            })
    }

    private static var giftWrap: DemoProduct {
        DemoProduct(
            "gift-wrap-rolls", "Gift Wrap, three rolls", kind: "Gift wrap", by: "Papierhof", in: "paper",
            tags: ["gift"],
            about: """
                Leaves, dots and stripes, printed with plant inks on paper that tears straight. No foil and no
                glitter, so it may go into the paper bin, or round the next present.
                """,
            facts: ["Three rolls of 70 × 200 cm", "Recycled paper, 80 g/m²", "With 5 m of cotton string"],
            offer: Offer(code: "WRAP", price: 1690, was: 1990, stock: 27, weight: 520),
            pictures: [
                DemoPicture("gift-wrap-rolls", "Three rolls of printed paper") {
                    $0.tabletop(.paper)
                    $0.rolls([
                        (Ink(0.5, 0.08, 150), Ink(0.8, 0.06, 120), .leaves),
                        (Ink(0.91, 0.03, 80), Ink(0.6, 0.15, 35), .dots),
                        (Ink(0.84, 0.05, 20), Ink(0.52, 0.11, 15), .stripes),
                    ])
                }
            ])
    }
}
