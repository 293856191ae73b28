/// Shop A: what one writes with, and plans on.
extension Alderhof {
    static let desk: [DemoProduct] = [pencils, pen, weekPad, calendar]

    private static var pencils: DemoProduct {
        DemoProduct(
            "six-soft-pencils", "Six Soft Pencils", kind: "Pencil", by: "Papierhof", in: "paper",
            about: """
                Coloured leads that blend with a finger and sharpen without breaking. The barrels are lime wood,
                painted like the lead, dipped at the end so that they stay sharp at one end only.
                """,
            facts: ["Madder, ochre, leaf, river, plum, soot", "4 mm leads", "In a tin that closes"],
            offer: Offer(code: "PENC", price: 1500, stock: 38, weight: 90),
            pictures: [
                DemoPicture("six-soft-pencils", "Six coloured pencils side by side") {
                    $0.tabletop(.paper)
                    $0.pencils([
                        Ink(0.5, 0.15, 28), Ink(0.75, 0.13, 82), Ink(0.5, 0.1, 150), Ink(0.54, 0.1, 242),
                        Ink(0.42, 0.09, 320), Ink(0.34, 0.015, 60),
                    ])
                }
            ])
    }

    private static var pen: DemoProduct {
        DemoProduct(
            "pocket-brass-pen", "Pocket Brass Pen", kind: "Pen", by: "Klinge & Kern", in: "paper",
            tags: ["gift", "new"],
            about: """
                A fountain pen short enough for a shirt pocket and, with the cap posted, long enough for a novel. Raw
                brass takes on the colour of the hand that writes with it.
                """,
            facts: ["Nib of steel: fine, medium or broad", "Takes standard cartridges", "48 g"],
            offer: Offer(
                code: "PENB", price: 6400, options: [.init("Nib", ["Fine", "Medium", "Broad"])], stock: 9,
                left: ["Broad": 0], weight: 110),
            pictures: [
                DemoPicture("pocket-brass-pen", "Brass fountain pen beside its cap") {
                    $0.tabletop(.paper)
                    $0.brassPen(Canvas.brass)
                }
            ])
    }

    private static var weekPad: DemoProduct {
        let colours: [(String, Ink)] = [("Mint", Ink(0.68, 0.085, 170)), ("Coral", Ink(0.7, 0.12, 35))]
        return DemoProduct(
            "one-week-pad", "One-Week Pad", kind: "Planner", by: "Papierhof", in: "paper",
            about: """
                Seven boxes and a corner for everything else. Tear the week off when it is over; that is half of the
                pleasure.
                """,
            facts: ["A4, 54 sheets, no dates", "Glued at the head", "Cardboard back, so it can be written on in bed"],
            offer: Offer(
                code: "WEEK", price: 1290, options: [.init("Colour", colours.map(\.0))], stock: 29, weight: 380),
            pictures: colours.map { name, ink in
                DemoPicture("week-pad-\(slug(name))", "Desk pad with seven boxes, \(name.lowercased())", showing: name)
                {
                    $0.tabletop(.paper)
                    $0.placed(-56, -40, scale: 1.14) { $0.weekPad(ink) }
                }
            })
    }

    private static var calendar: DemoProduct {
        DemoProduct(
            "twelve-views-calendar", "Twelve Views, a wall calendar", kind: "Calendar", by: "Papierhof", in: "paper",
            about: """
                The same hill, drawn in every month by somebody who lives across from it. The dates are small, the sky
                is large; the page for May is everybody's favourite.
                """,
            facts: ["30 × 40 cm", "Risograph in four colours", "Hangs from a slat of oak"],
            offer: Offer(code: "TWEL", price: 2600, was: 3400, stock: 0, left: ["": 0], weight: 450),
            pictures: [
                DemoPicture("twelve-views-calendar", "Wall calendar with a drawn landscape") {
                    $0.tabletop(.paper)
                    $0.placed(-48, -46, scale: 1.12) { $0.wallCalendar(Ink(0.78, 0.06, 232)) }
                }
            ])
    }
}
