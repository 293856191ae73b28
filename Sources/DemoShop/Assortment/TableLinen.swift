/// Shop A: woven for the table.
extension Alderhof {
    static let tableLinen: [DemoProduct] = [napkins, runner, kitchenTowel, apron]

    private static var napkins: DemoProduct {
        let sets: [(String, [Ink])] = [
            ("Meadow", [Ink(0.9, 0.025, 90), Ink(0.78, 0.06, 110), Ink(0.66, 0.07, 135), Ink(0.54, 0.07, 150)]),
            ("Dusk", [Ink(0.88, 0.03, 40), Ink(0.75, 0.06, 25), Ink(0.58, 0.07, 340), Ink(0.42, 0.06, 300)]),
        ]
        return DemoProduct(
            "linen-napkins", "Linen Napkins, set of four", kind: "Napkin", by: "Lerche Weaving", in: "table-linen",
            tags: ["gift"],
            about: """
                Four shades of one evening. The linen is washed before it is sewn, so it is soft on the first day and
                stays the size it was.
                """,
            facts: ["45 × 45 cm", "Linen from Normandy, woven in Saxony", "Wash at 60 °C, iron or don't"],
            offer: Offer(code: "NAPK", price: 4600, options: [.init("Colour", sets.map(\.0))], stock: 13, weight: 320),
            pictures: sets.map { name, inks in
                DemoPicture(
                    "\(slug(name))-napkins", "Four folded napkins in shades of \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.textiles)
                    $0.napkins(inks)
                }
            })
    }

    private static var runner: DemoProduct {
        let weaves: [(String, Weave)] = [
            ("Chalk stripe", Weave(Ink(0.92, 0.02, 88), .stripes, second: Ink(0.5, 0.07, 245))),
            ("Terracotta", Weave(Ink(0.64, 0.1, 42))),
        ]
        return DemoProduct(
            "long-table-runner", "Long Table Runner", kind: "Runner", by: "Lerche Weaving", in: "table-linen",
            about: """
                A road down the middle of the table. The fringe is knotted by hand, which takes forty minutes and a
                good radio play.
                """,
            facts: ["40 × 150 cm or 40 × 220 cm", "Linen and cotton", "Wash at 40 °C"],
            offer: Offer(
                code: "RUNN", price: 3900,
                options: [.init("Size", ["150 cm", "220 cm"]), .init("Colour", weaves.map(\.0))],
                extra: ["220 cm": 1400], was: 4900, reducedOnly: "Terracotta", stock: 7, weight: 300),
            pictures: weaves.map { name, weave in
                DemoPicture(
                    "table-runner-\(slug(name))", "Table runner with fringe, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.textiles)
                    $0.flatCloth(weave, x: 400, y: 500, width: 330, height: 820, degrees: 14, fringe: true)
                    $0.plate(.oat, x: 520, y: 600, radius: 180)
                }
            })
    }

    private static var kitchenTowel: DemoProduct {
        let weaves: [(String, Weave)] = [
            ("Blue border", Weave(Ink(0.93, 0.012, 85), .borders, second: Ink(0.45, 0.1, 255))),
            ("Red check", Weave(Ink(0.94, 0.012, 85), .checks, second: Ink(0.52, 0.16, 27))),
            ("Mustard stripe", Weave(Ink(0.92, 0.02, 88), .stripes, second: Ink(0.74, 0.13, 82))),
        ]
        return DemoProduct(
            "glass-and-all-cloths", "Glass-and-All Cloths, set of two", kind: "Kitchen towel", by: "Lerche Weaving",
            in: "table-linen", "kitchen-tools",
            about: """
                They dry without lint, so glasses come out clear; and they are big enough to wrap a loaf or to take a
                hot pan from the oven. A loop at the corner, a name tape for shared kitchens.
                """,
            facts: ["50 × 70 cm", "Half linen, half cotton", "Boil wash"],
            offer: Offer(
                code: "GLAS", price: 2400, options: [.init("Colour", weaves.map(\.0))], stock: 26, weight: 240),
            pictures: weaves.map { name, weave in
                DemoPicture(
                    "kitchen-cloth-\(slug(name))", "Kitchen cloth on a rail, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.textiles)
                    $0.hangingCloth(weave, top: 170, width: 400, height: 620, folds: 2)
                }
            })
    }

    private static var apron: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Slate", Ink(0.42, 0.04, 255)), ("Sand", Ink(0.84, 0.04, 80)), ("Moss", Ink(0.5, 0.06, 135)),
        ]
        return DemoProduct(
            "workshop-apron", "Workshop Apron", kind: "Apron", by: "Lerche Weaving", in: "table-linen", "kitchen-tools",
            about: """
                Cut for a workshop, worn in kitchens. The strap crosses at the back, so nothing pulls at the neck; the
                pocket is divided for a spoon and a phone, and nothing falls out when you bend down.
                """,
            facts: ["One size, straps adjust", "Heavy linen, 320 g/m²", "Wash at 60 °C"],
            offer: Offer(
                code: "APRO", price: 5900, options: [.init("Colour", colours.map(\.0))], stock: 10, left: ["Moss": 0],
                weight: 480),
            pictures: colours.map { name, ink in
                DemoPicture("workshop-apron-\(slug(name))", "Linen apron on a peg, \(name.lowercased())", showing: name)
                {
                    $0.tabletop(.textiles)
                    $0.apron(Weave(ink))
                }
            })
    }
}
