/// Shop A: light.
extension Alderhof {
    static let lamps: [DemoProduct] = [duskLamp, domePendant, craneLamp, gardenLantern]
    static let candles: [DemoProduct] = [pillars, tapers, chamberstick, scentedCandle]

    private static var duskLamp: DemoProduct {
        let glazes: [Glaze] = [.tide, .ember, .chalk]
        return DemoProduct(
            "dusk-table-lamp", "Dusk Table Lamp", kind: "Lamp", by: "Halle Lichtwerk", in: "lamps",
            tags: ["bestseller"],
            about: """
                A pot with a light on it, which is what a table lamp should be. The foot is thrown by Anker Pottery,
                the shade is linen, and the switch turns with a click that you can find in the dark.
                """,
            facts: ["58 cm tall", "E27, up to 60 W, lamp not included", "Cable covered in cotton, 2 m"],
            offer: Offer(
                code: "DUSK", price: 18_900,
                options: [.init("Glaze", glazes.map(\.name)), .init("Shade", ["Natural linen", "White linen"])],
                stock: 4, left: ["Ember / White linen": 0], weight: 2900),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "dusk-lamp-\(glaze.slug)", "Lit table lamp on a foot in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.light)
                    $0.tableLamp(glaze, shade: Ink(0.92, 0.035, 85), ground: 880)
                }
            })
    }

    private static var domePendant: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Forest", Ink(0.42, 0.07, 158)), ("Brick", Ink(0.54, 0.13, 35)), ("Bone", Ink(0.91, 0.02, 88)),
        ]
        return DemoProduct(
            "dome-pendant", "Dome Pendant", kind: "Lamp", by: "Halle Lichtwerk", in: "lamps",
            about: """
                Spun from one sheet of steel and enamelled outside, left white inside so that all of the light lands
                on the table. Hang it low enough to see each other over it.
                """,
            facts: ["42 cm across", "E27, lamp not included", "Cable 2.5 m, to be shortened without tools"],
            offer: Offer(
                code: "DOME", price: 14_500, options: [.init("Colour", colours.map(\.0))], stock: 7, left: ["Bone": 1],
                weight: 2100),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "dome-pendant-\(slug(name))", "Enamelled pendant lamp, lit, \(name.lowercased())", showing: name
                ) {
                    $0.room(.light)
                    $0.pendant(ink, top: 360)
                }
            })
    }

    private static var craneLamp: DemoProduct {
        let colours: [(String, Ink)] = [("Vermilion", Ink(0.58, 0.17, 35)), ("Graphite", Ink(0.36, 0.012, 250))]
        return DemoProduct(
            "crane-desk-lamp", "Crane Desk Lamp", kind: "Lamp", by: "Halle Lichtwerk", in: "lamps", "paper",
            about: """
                Two arms, two joints, one counterweight: it stays where you push it, without a spring to squeak. The
                head is vented, so it can be turned by hand even after a long night.
                """,
            facts: ["Reaches 70 cm", "LED, 7 W, warm white, can be changed", "Joints of brass"],
            offer: Offer(
                code: "CRAN", price: 12_900, options: [.init("Colour", colours.map(\.0))], was: 15_900,
                reducedOnly: "Graphite", stock: 8,
                weight: 2600),
            pictures: colours.map { name, ink in
                DemoPicture("crane-lamp-\(slug(name))", "Jointed desk lamp, lit, \(name.lowercased())", showing: name) {
                    $0.room(.light)
                    $0.deskLamp(ink, ground: 860)
                }
            })
    }

    private static var gardenLantern: DemoProduct {
        DemoProduct(
            "harbour-lantern", "Harbour Lantern", kind: "Lantern", by: "Eisenau Foundry", in: "lamps", "candles",
            "garden-tools",
            about: """
                Four panes, a roof, a ring to hang it from. The candle stands out of the wind, and the door closes
                with a hook that a wet hand can work.
                """,
            facts: ["38 cm tall", "Powder-coated steel and glass", "For pillars up to 8 cm across"],
            offer: Offer(code: "HALA", price: 6900, stock: 10, weight: 2300),
            pictures: [
                DemoPicture("harbour-lantern", "Black lantern with a burning candle") {
                    $0.room(.light)
                    $0.lantern(Ink(0.3, 0.01, 250), ground: 850)
                }
            ])
    }

    private static var pillars: DemoProduct {
        DemoProduct(
            "beeswax-pillar", "Beeswax Pillar", kind: "Candle", by: "Imkerei Birke", in: "candles",
            about: """
                Poured from the wax of our neighbour's bees, who also make the honey on the next shelf. It smells of
                summer before it is lit, burns without soot, and grows a grey bloom that a soft cloth wipes away.
                """,
            facts: ["Pure beeswax", "7 cm across; burns 30, 55 or 80 hours", "Cotton wick"],
            offer: Offer(
                code: "BEES", price: 1400, options: [.init("Size", ["8 cm", "14 cm", "20 cm"])],
                extra: ["14 cm": 900, "20 cm": 1900], stock: 19,
                left: ["20 cm": 0], weight: 350),
            pictures: [
                DemoPicture("beeswax-pillars", "Three beeswax candles of different heights") {
                    let wax = Ink(0.8, 0.115, 80)
                    $0.room(.light)
                    $0.pillar(wax, x: 260, ground: 770, radius: 102, height: 370)
                    $0.pillar(wax, x: 510, ground: 800, radius: 102, height: 250)
                    $0.pillar(wax, x: 350, ground: 890, radius: 92, height: 140, lit: false)
                }
            ])
    }

    private static var tapers: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Brick", Ink(0.52, 0.1, 30)), ("Ivory", Ink(0.92, 0.03, 90)), ("Pine", Ink(0.43, 0.06, 160)),
            ("Mustard", Ink(0.74, 0.12, 82)),
        ]
        return DemoProduct(
            "dipped-tapers", "Dipped Tapers, six in a band", kind: "Candle", by: "Imkerei Birke", in: "candles",
            tags: ["gift"],
            about: """
                Dipped thirty times by hand, coloured through and through, and straight enough for any candlestick.
                They burn down quietly in an evening and a half.
                """,
            facts: ["25 cm, 2.2 cm across", "Stearin and beeswax", "Burns for eight hours"],
            offer: Offer(
                code: "TAPE", price: 1800, options: [.init("Colour", colours.map(\.0))], stock: 30, weight: 480),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "dipped-tapers-\(slug(name))", "Six tapers in a paper band, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.light)
                    $0.tapers(Array(repeating: ink, count: 6))
                }
            })
    }

    private static var chamberstick: DemoProduct {
        DemoProduct(
            "brass-chamberstick", "Brass Chamberstick", kind: "Candle holder", by: "Eisenau Foundry", in: "candles",
            about: """
                To carry to bed, or down to the fuse box. The dish catches the wax, the ring fits a finger, and the
                brass darkens until somebody polishes it in December.
                """,
            facts: ["For candles of 2.2 cm", "Solid brass, unlacquered", "14 cm across"],
            offer: Offer(code: "BRAS", price: 3600, stock: 12, weight: 410),
            pictures: [
                DemoPicture("brass-chamberstick", "Brass candle holder with a burning white candle") {
                    $0.room(.light)
                    $0.chamberstick(Canvas.brass, wax: Ink(0.95, 0.02, 88), ground: 840)
                }
            ])
    }

    private static var scentedCandle: DemoProduct {
        let kinds: [(String, Glass, Ink)] = [
            ("Rain on slate", .smoke, Ink(0.9, 0.01, 220)), ("Fig & cedar", .moss, Ink(0.92, 0.02, 110)),
            ("Warm hay", .amber, Ink(0.92, 0.035, 85)),
        ]
        return DemoProduct(
            "scented-candle", "Scented Candle", kind: "Candle", by: "Imkerei Birke", in: "candles",
            tags: ["gift", "new"],
            about: """
                Three smells that we could not agree on, so there are three candles. Soy wax burns cool and slowly;
                when it is gone the glass holds toothbrushes.
                """,
            facts: ["220 g, burns 45 hours", "Soy wax, essential oils", "Cut the wick to 5 mm first"],
            offer: Offer(code: "SCEN", price: 2800, options: [.init("Scent", kinds.map(\.0))], stock: 22, weight: 520),
            pictures: kinds.map { name, glass, wax in
                DemoPicture("scented-candle-\(slug(name))", "Candle in a glass, labelled \(name)", showing: name) {
                    $0.room(.light)
                    $0.scentedCandle(glass, wax: wax, name: name.replacing("&", with: "and"), ground: 830, size: 1.35)
                }
            })
    }
}
