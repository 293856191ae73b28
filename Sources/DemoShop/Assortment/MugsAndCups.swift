/// Shop A: what one drinks from.
extension Alderhof {
    static let mugsAndCups: [DemoProduct] = [
        harbourMug, twoHandsBeaker, lullTeacup, thimbleCup, gatherTeapot, enamelMug,
    ]

    private static var harbourMug: DemoProduct {
        let glazes: [Glaze] = [.moss, .tide, .oat, .ember, .plum]
        return DemoProduct(
            "harbour-mug", "Harbour Mug", kind: "Mug", by: "Anker Pottery", in: "mugs-cups",
            tags: ["bestseller", "gift"],
            about: """
                The mug we reach for before anyone speaks. It is thrown from dark stoneware, holds the warmth for a
                good quarter of an hour, and its handle has room for three fingers, even in gloves.

                The foot stays bare so that you can feel the clay. Every pot leaves the kiln a little different; that
                is how you know which one is yours.
                """,
            facts: [
                "Small 0.28 l, large 0.42 l", "Stoneware, fired at 1,240 °C",
                "Goes into the dishwasher and the microwave",
                "Thrown in Husum",
            ],
            offer: Offer(
                code: "HARB", price: 2400,
                options: [.init("Glaze", glazes.map(\.name)), .init("Size", ["Small", "Large"])],
                extra: ["Large": 500], stock: 18, left: ["Plum / Large": 0, "Ember / Small": 2], weight: 420),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "harbour-mug-\(glaze.slug)", "Stoneware mug glazed in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.mug(glaze, size: 1.2)
                }
            } + [
                DemoPicture("harbour-mug-pair", "Two mugs, one of them with hot tea") {
                    $0.room(.ceramics.with(.window))
                    $0.mug(.oat, x: 280, ground: 750, size: 0.86)
                    $0.mug(.tide, x: 500, ground: 850, size: 0.9, tea: Ink(0.45, 0.1, 50))
                    $0.steam(500, 580)
                }
            ])
    }

    private static var twoHandsBeaker: DemoProduct {
        let glazes: [Glaze] = [.oat, .tide, .honey]
        return DemoProduct(
            "two-hands-beaker", "Two-Hands Beaker, set of two", kind: "Beaker", by: "Anker Pottery", in: "mugs-cups",
            about: """
                A beaker without a handle asks for both hands, which is the point of it on a cold morning. The glaze
                is dipped once and stops where it stops, so no two waterlines are alike.
                """,
            facts: ["Two beakers of 0.25 l", "Unglazed clay below, food-safe glaze inside", "Dishwasher yes, oven no"],
            offer: Offer(
                code: "TWOH", price: 3600, options: [.init("Glaze", glazes.map(\.name))], was: 4200,
                reducedOnly: "Honey",
                stock: 14, weight: 560),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "two-hands-\(glaze.slug)", "Two dipped beakers in \(glaze.name.lowercased())", showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.beaker(glaze, x: 290, ground: 760, size: 1.08, bare: 0.5)
                    $0.beaker(glaze, x: 510, ground: 840, size: 1.12, bare: 0.66, tea: Ink(0.55, 0.11, 62))
                }
            })
    }

    private static var lullTeacup: DemoProduct {
        let glazes: [Glaze] = [.rose, .celadon, .chalk]
        return DemoProduct(
            "lull-teacup", "Lull Teacup & Saucer", kind: "Cup", by: "Porzellan Weide", in: "mugs-cups", tags: ["gift"],
            about: """
                Thin at the lip, a little heavier at the foot: tea cools slowly in it and drinks easily. The saucer is
                wide enough for a biscuit, and for a second one.
                """,
            facts: ["0.22 l, saucer 15 cm", "Hard-paste porcelain", "Sold as a pair of cup and saucer"],
            offer: Offer(
                code: "LULL", price: 2900, options: [.init("Glaze", glazes.map(\.name))], stock: 11, left: ["Rose": 3],
                weight: 380),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "lull-teacup-\(glaze.slug)", "Porcelain teacup and saucer in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.cup(glaze, size: 1.2, tea: Ink(0.58, 0.12, 60))
                }
            })
    }

    private static var thimbleCup: DemoProduct {
        let glazes: [Glaze] = [.slate, .ember, .chalk]
        return DemoProduct(
            "thimble-espresso-cup", "Thimble Espresso Cup", kind: "Cup", by: "Anker Pottery", in: "mugs-cups",
            about: """
                Two sips and a half. The wall is thick so that the cup stays warm for as long as an espresso should
                last, and the inside is round so that the crema keeps together.
                """,
            facts: ["70 ml, with saucer", "Stoneware", "Stacks four high, five if nobody walks past"],
            offer: Offer(
                code: "THIM", price: 1600, options: [.init("Glaze", glazes.map(\.name))], stock: 30, weight: 210),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "thimble-\(glaze.slug)", "Espresso cup in \(glaze.name.lowercased()), steaming", showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.cup(glaze, x: 395, size: 0.92, tea: Ink(0.3, 0.06, 50))
                    $0.steam(395, 610)
                }
            })
    }

    private static var gatherTeapot: DemoProduct {
        let glazes: [Glaze] = [.celadon, .tide, .chalk]
        return DemoProduct(
            "gather-teapot", "Gather Teapot", kind: "Teapot", by: "Porzellan Weide", in: "mugs-cups", tags: ["new"],
            about: """
                A pot for four cups and a long conversation. The spout was drawn, tried and drawn again until the last
                drop ran back into the pot and not down onto the cloth.

                A fine sieve of steel hangs below the lid; take it out when the tea is as you like it.
                """,
            facts: [
                "1.1 l", "Porcelain with a knob of oiled oak", "Sieve of stainless steel",
                "Rinse the knob, do not soak it",
            ],
            offer: Offer(
                code: "GATH", price: 7800, options: [.init("Glaze", glazes.map(\.name))], stock: 5, left: ["Chalk": 0],
                weight: 980),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "gather-teapot-\(glaze.slug)", "Round porcelain teapot in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.teapot(glaze, size: 1.12, knob: Wood.oak.ink)
                }
            } + [
                DemoPicture("gather-teapot-table", "The teapot with a filled cup") {
                    $0.room(.ceramics.with(.window))
                    $0.teapot(.celadon, x: 470, ground: 755, size: 0.86, knob: Wood.oak.ink)
                    $0.cup(.celadon, x: 250, ground: 880, size: 0.66, tea: Ink(0.6, 0.12, 65))
                }
            ])
    }

    private static var enamelMug: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Cream", Ink(0.93, 0.03, 90)), ("Forest", Ink(0.42, 0.07, 155)), ("Signal red", Ink(0.58, 0.19, 28)),
        ]
        return DemoProduct(
            "campfire-enamel-mug", "Campfire Enamel Mug", kind: "Mug", by: "Eisenau Foundry", in: "mugs-cups",
            about: """
                Steel, enamel, nothing else. It may fall off a rock, stand in the embers and roll about in a boot; a
                chip only shows that it was there.
                """,
            facts: ["0.35 l, 160 g", "Rim of bare steel", "Not for the microwave"],
            offer: Offer(
                code: "CAMP", price: 1450, options: [.init("Colour", colours.map(\.0))], stock: 40, weight: 190),
            pictures: colours.map { name, ink in
                DemoPicture("campfire-\(Alderhof.slug(name))", "Enamel mug in \(name.lowercased())", showing: name) {
                    $0.room(.garden)
                    $0.enamelMug(ink)
                }
            })
    }
}
