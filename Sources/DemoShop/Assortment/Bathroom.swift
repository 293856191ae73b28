/// Shop A: towels, soap and care.
extension Alderhof {
    static let towels: [DemoProduct] = [thirstyTowel, honeycombTowel]
    static let soapAndCare: [DemoProduct] = [barSoap, handWash, bathBrush, bathSalts, handBalm]

    private static var thirstyTowel: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Tide", Ink(0.5, 0.07, 238)), ("Chalk", Ink(0.94, 0.01, 85)), ("Rosewood", Ink(0.55, 0.09, 20)),
            ("Sage", Ink(0.72, 0.04, 145)),
        ]
        return DemoProduct(
            "thirsty-towel", "Thirsty Towel", kind: "Towel", by: "Lerche Weaving", in: "towels", tags: ["bestseller"],
            about: """
                A towel should drink. Ours is woven from long-staple cotton with loops on both sides and left
                unsoftened, so it works from the first morning.
                """,
            facts: [
                "Guest 30 × 50 cm, hand 50 × 100 cm, bath 80 × 160 cm", "600 g/m²", "Wash at 60 °C, tumble if you like",
            ],
            offer: Offer(
                code: "THIR", price: 1200,
                options: [.init("Colour", colours.map(\.0)), .init("Size", ["Guest", "Hand", "Bath"])],
                extra: ["Hand": 1400, "Bath": 3700], stock: 20, left: ["Rosewood / Bath": 0, "Rosewood / Hand": 2],
                weight: 500),
            pictures: colours.map { name, ink in
                DemoPicture("thirsty-towel-\(slug(name))", "Folded towels, \(name.lowercased())", showing: name) {
                    $0.room(.bath)
                    $0.foldedPile(
                        [
                            Weave(ink, .borders, second: ink.darker(0.1)), Weave(ink.lighter(0.02)),
                            Weave(ink, .borders, second: ink.darker(0.1)),
                        ], ground: 820,
                        width: 500, thick: 100)
                }
            })
    }

    private static var honeycombTowel: DemoProduct {
        let weaves: [(String, Weave)] = [
            ("White", Weave(Ink(0.94, 0.012, 85), .checks, second: Ink(0.86, 0.015, 80))),
            ("Clay", Weave(Ink(0.72, 0.07, 45), .checks, second: Ink(0.62, 0.08, 40))),
        ]
        return DemoProduct(
            "honeycomb-linen-towel", "Honeycomb Linen Towel for Sauna, Beach and Long Baths", kind: "Towel",
            by: "Lerche Weaving", in: "towels",
            about: """
                Light, flat, and dry again before the next swim. The cells of the weave rub the skin awake and close
                up when the towel is folded, so it takes up no room in the bag.
                """,
            facts: ["100 × 160 cm", "Linen and cotton", "Dries in an hour of sun"],
            offer: Offer(code: "HONE", price: 5400, options: [.init("Colour", weaves.map(\.0))], stock: 9, weight: 420),
            pictures: weaves.map { name, weave in
                DemoPicture(
                    "honeycomb-towel-\(slug(name))", "Linen towel on a rail, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.bath)
                    $0.hangingCloth(weave, top: 150, width: 450, height: 670, fringe: true)
                }
            })
    }

    private static var barSoap: DemoProduct {
        let kinds: [(String, Ink, Ink)] = [
            ("Sage", Ink(0.8, 0.055, 140), Ink(0.5, 0.08, 140)),
            ("Oat & honey", Ink(0.87, 0.055, 85), Ink(0.6, 0.08, 65)),
            ("Rose clay", Ink(0.78, 0.065, 20), Ink(0.58, 0.1, 18)),
            ("Charcoal", Ink(0.42, 0.01, 250), Ink(0.7, 0.01, 250)),
        ]
        return DemoProduct(
            "kettle-bar-soap", "Kettle Bar Soap", kind: "Soap", by: "Seifenküche Ost", in: "soap-care", tags: ["gift"],
            about: """
                Boiled in small kettles, poured, cut with a wire and left on the shelf for six weeks. Olive, coconut
                and a little castor oil; the scent comes from what the name says.
                """,
            facts: ["120 g", "No palm oil, no plastic", "Keep it dry and it lasts a month longer"],
            offer: Offer(code: "SOAP", price: 790, options: [.init("Scent", kinds.map(\.0))], stock: 50, weight: 130),
            pictures: kinds.map { name, ink, specks in
                DemoPicture("bar-soap-\(slug(name))", "Two bars of soap, \(name.lowercased())", showing: name) {
                    $0.room(.bath)
                    $0.soap(ink, specks: specks, title: name.replacing("&", with: "and"), ground: 830)
                }
            })
    }

    private static var handWash: DemoProduct {
        let kinds: [(String, Glass)] = [("Fig", .amber), ("Mint", .moss)]
        return DemoProduct(
            "hand-wash", "Hand Wash in a Bottle for Good", kind: "Soap", by: "Seifenküche Ost", in: "soap-care",
            about: """
                The glass stays, the soap comes in paper: refills are a powder that you shake with water. The pump can
                be taken apart, and every part of it is sold.
                """,
            facts: ["0.3 l", "Mild, for hands that are washed often", "Refills on their way"],
            offer: Offer(code: "WASH", price: 1650, options: [.init("Scent", kinds.map(\.0))], stock: 28, weight: 620),
            pictures: kinds.map { name, glass in
                DemoPicture(
                    "hand-wash-\(slug(name))", "Glass pump bottle of hand wash, \(name.lowercased())", showing: name
                ) {
                    $0.room(.bath)
                    $0.pumpBottle(glass, title: name, line: "HAND WASH 300 ML", ground: 840, size: 1.25)
                }
            })
    }

    private static var bathBrush: DemoProduct {
        DemoProduct(
            "long-bath-brush", "Long Bath Brush", kind: "Brush", by: "Tischlerei Holm", in: "soap-care",
            about: """
                For the place between the shoulders that nobody reaches. Firm bristles of plant fibre, a handle of
                oiled beech with a bend in the right place.
                """,
            facts: ["42 cm", "Tampico fibre, vegan", "Hang it with the bristles down"],
            offer: Offer(code: "BRUS", price: 2200, stock: 15, weight: 240),
            pictures: [
                DemoPicture("long-bath-brush", "Wooden brush with a long handle") {
                    $0.tabletop(.bath)
                    $0.bathBrush(.beech)
                }
            ])
    }

    private static var bathSalts: DemoProduct {
        DemoProduct(
            "evening-bath-salts", "Evening Bath Salts", kind: "Bath salt", by: "Seifenküche Ost", in: "soap-care",
            tags: ["gift"],
            about: """
                Sea salt, rose petals and a little lavender, in a jar that will hold rice when the salt is gone. Two
                handfuls for a bath, one for tired feet.
                """,
            facts: ["600 g", "For about eight baths", "Jar with a natural cork"],
            offer: Offer(code: "SALT", price: 1900, was: 2300, stock: 18, weight: 1100),
            pictures: [
                DemoPicture("evening-bath-salts", "Jar of pale pink bath salts") {
                    $0.room(.bath)
                    $0.storageJar(400, ground: 830, size: 1.36, height: 320, filling: Ink(0.86, 0.05, 12))
                }
            ])
    }

    private static var handBalm: DemoProduct {
        DemoProduct(
            "calendula-hand-balm", "Calendula Hand Balm", kind: "Balm", by: "Seifenküche Ost", in: "soap-care",
            about: """
                For gardeners, potters and everybody else in February. Marigold petals steep in sunflower oil for a
                month; beeswax does the rest.
                """,
            facts: ["75 ml in a tin", "No water, so no preservative", "A little is enough"],
            offer: Offer(code: "BALM", price: 1400, stock: 31, weight: 120),
            pictures: [
                DemoPicture("calendula-hand-balm", "Open tin of balm beside its lid") {
                    $0.tabletop(.bath)
                    $0.balm(Ink(0.94, 0.045, 95), lid: Ink(0.78, 0.13, 75), title: "Calendula")
                }
            ])
    }
}
