/// Shop A: blankets, cushions, bags and baskets.
extension Alderhof {
    static let softHome: [DemoProduct] = [heathBlanket, linenCushion, tickingCushion, marketBag, willowBasket]

    private static var heathBlanket: DemoProduct {
        let weaves: [(String, Weave)] = [
            ("Moss", Weave(Ink(0.58, 0.06, 140), .herringbone)), ("Heather", Weave(Ink(0.55, 0.07, 330), .herringbone)),
            ("Fog", Weave(Ink(0.8, 0.012, 240), .herringbone)), ("Rust", Weave(Ink(0.58, 0.11, 42), .herringbone)),
        ]
        return DemoProduct(
            "heath-wool-blanket", "Heath Wool Blanket", kind: "Blanket", by: "Lerche Weaving", in: "blankets-cushions",
            tags: ["bestseller"],
            about: """
                Wool from heath sheep that mow the slopes behind the mill, spun thick and woven in herringbone. It is
                warm when damp, cool when the sun comes out, and the dog will want it too.
                """,
            facts: [
                "140 × 200 cm", "Pure new wool, not dyed in Fog", "Air it; wool washes itself",
                "Woven in an old mill by the Mulde",
            ],
            offer: Offer(
                code: "HEAT", price: 15_900, options: [.init("Colour", weaves.map(\.0))], stock: 6,
                left: ["Heather": 1, "Rust": 0], weight: 1500),
            pictures: weaves.map { name, weave in
                DemoPicture(
                    "heath-blanket-\(slug(name))", "Wool blanket over a rail, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.textiles)
                    $0.hangingCloth(weave, top: 140, width: 470, height: 680, fringe: true)
                }
            } + [
                DemoPicture("heath-blanket-pile", "Folded blankets in a pile") {
                    $0.room(.textiles)
                    $0.foldedPile(weaves.map(\.1).reversed(), ground: 830, width: 500, thick: 96)
                }
            ])
    }

    private static var linenCushion: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Rust", Ink(0.62, 0.115, 45)), ("Oat", Ink(0.87, 0.03, 85)), ("Ink", Ink(0.36, 0.05, 258)),
            ("Sage", Ink(0.7, 0.045, 145)),
        ]
        return DemoProduct(
            "washed-linen-cushion", "Washed Linen Cushion", kind: "Cushion", by: "Lerche Weaving",
            in: "blankets-cushions",
            about: """
                Linen that has been washed with stones until it gave up being stiff. Choose it with a filling of
                feathers for people who sink, or of wool for people who sit.
                """,
            facts: ["40 × 40 cm or 50 × 50 cm", "Hidden zip, cover washes at 40 °C", "Filling from Germany"],
            offer: Offer(
                code: "LINC", price: 3900,
                options: [
                    .init("Size", ["40 cm", "50 cm"]), .init("Colour", colours.map(\.0)),
                    .init("Filling", ["Cover only", "Feathers", "Wool"]),
                ],
                extra: ["50 cm": 900, "Feathers": 1600, "Wool": 1900], stock: 8,
                left: ["50 cm / Sage / Wool": 0, "50 cm / Sage / Feathers": 0, "40 cm / Ink / Wool": 1], weight: 700),
            pictures: colours.map { name, ink in
                DemoPicture("linen-cushion-\(slug(name))", "Plain linen cushion, \(name.lowercased())", showing: name) {
                    $0.room(.textiles)
                    $0.cushion(Weave(ink), ground: 840, width: 560, height: 520)
                }
            })
    }

    private static var tickingCushion: DemoProduct {
        DemoProduct(
            "ticking-stripe-cushion", "Ticking Stripe Cushion", kind: "Cushion", by: "Lerche Weaving",
            in: "blankets-cushions",
            about: """
                The stripe that mattresses wore before anybody called it a pattern. Woven so tight that no feather
                finds its way out.
                """,
            facts: ["50 × 50 cm, with feather filling", "Cotton, yarn-dyed", "Cover washes at 60 °C"],
            offer: Offer(code: "TICK", price: 5200, was: 6500, stock: 9, weight: 900),
            pictures: [
                DemoPicture("ticking-cushion", "Cushion with dark blue stripes") {
                    $0.room(.textiles)
                    $0.cushion(
                        Weave(Ink(0.92, 0.018, 85), .stripes, second: Ink(0.4, 0.06, 255)), ground: 840, width: 560,
                        height: 520)
                }
            ])
    }

    private static var marketBag: DemoProduct {
        let weaves: [(String, Weave, Ink)] = [
            ("Natural", Weave(Ink(0.9, 0.026, 85)), Ink(0.48, 0.08, 150)),
            ("Night", Weave(Ink(0.35, 0.04, 262)), Ink(0.9, 0.04, 95)),
        ]
        return DemoProduct(
            "saturday-market-bag", "Saturday Market Bag", kind: "Bag", by: "Lerche Weaving", in: "storage",
            tags: ["gift"],
            about: """
                Leeks, a loaf and the newspaper, on one shoulder. The bottom is doubled and the handles go all the way
                round, so it carries what you can carry.
                """,
            facts: ["42 × 46 cm, 12 l", "Organic cotton canvas, printed by hand", "Holds 18 kg; we tried"],
            offer: Offer(
                code: "SATU", price: 2600, options: [.init("Colour", weaves.map(\.0))], stock: 35, weight: 260),
            pictures: weaves.map { name, weave, print in
                DemoPicture(
                    "market-bag-\(slug(name))", "Canvas bag with a printed sprig, \(name.lowercased())", showing: name
                ) {
                    $0.tabletop(.textiles)
                    $0.tote(weave, print: print)
                }
            })
    }

    private static var willowBasket: DemoProduct {
        DemoProduct(
            "willow-basket", "Willow Basket with Ears", kind: "Basket", by: "Korbmacherei Lind", in: "storage",
            about: """
                For logs, laundry, toys, or a cat who has decided. The willow is grown, cut, soaked and woven by two
                sisters, who sign the bottom of each basket.
                """,
            facts: ["Small 28 cm, medium 36 cm, large 45 cm across", "Unpeeled willow", "Mist it twice a year"],
            offer: Offer(
                code: "WILL", price: 4800, options: [.init("Size", ["Small", "Medium", "Large"])],
                extra: ["Medium": 1700, "Large": 3900], stock: 5,
                left: ["Large": 0], weight: 1200),
            pictures: [
                DemoPicture("willow-basket", "Woven basket with two handles") {
                    $0.room(.textiles)
                    $0.basket(Ink(0.74, 0.08, 76), ground: 840, size: 1.2)
                }
            ])
    }
}
