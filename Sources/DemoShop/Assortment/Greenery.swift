/// Shop A: plants, pots and tools.
extension Alderhof {
    static let plants: [DemoProduct] = [rubberPlant, snakePlant, rosemary, oliveTree, succulents, clayPot]
    static let gardenTools: [DemoProduct] = [wateringCan, trowel, twine]

    private static var rubberPlant: DemoProduct {
        DemoProduct(
            "rubber-plant", "Rubber Plant", kind: "Plant", by: "Gärtnerei Lind", in: "plants", tags: ["bestseller"],
            about: """
                It grows a leaf a month, forgives holidays and dusts well. Place it near a window but not in the sun,
                and turn it when it leans.
                """,
            facts: [
                "60 to 70 cm with its pot", "Water when the earth is dry to the first knuckle",
                "Not for cats that chew",
            ],
            offer: Offer(code: "RUBB", price: 3900, stock: 7, weight: 3800),
            pictures: [
                DemoPicture("rubber-plant", "Rubber plant with broad, dark leaves") {
                    $0.room(.garden)
                    $0.rubberPlant(Ink(0.45, 0.08, 148), pot: Ink(0.9, 0.015, 80), ground: 880)
                }
            ])
    }

    private static var snakePlant: DemoProduct {
        DemoProduct(
            "snake-plant", "Snake Plant", kind: "Plant", by: "Gärtnerei Lind", in: "plants",
            about: """
                For dark corners, dry air and forgetful people. It needs a glass of water every third week and would
                rather have none than two.
                """,
            facts: ["45 cm with its pot", "Grows in half shade", "Divide it when the pot bulges"],
            offer: Offer(code: "SNAK", price: 2900, stock: 12, weight: 3100),
            pictures: [
                DemoPicture("snake-plant", "Upright banded leaves in a clay pot") {
                    $0.room(.garden)
                    $0.snakePlant(Ink(0.48, 0.08, 152), pot: Canvas.terracotta, ground: 870)
                }
            ])
    }

    private static var rosemary: DemoProduct {
        DemoProduct(
            "kitchen-rosemary", "Kitchen Rosemary", kind: "Plant", by: "Gärtnerei Lind", in: "plants",
            about: """
                An upright sort that stays slim on the sill and comes through a mild winter outdoors. Cut it often: it
                thickens where it was cut.
                """,
            facts: ["25 cm with its clay pot", "Full sun, little water", "Grown without sprays; eat it today"],
            offer: Offer(code: "ROSM", price: 1290, stock: 18, weight: 1400),
            pictures: [
                DemoPicture("kitchen-rosemary", "Rosemary in a clay pot") {
                    $0.room(.garden)
                    $0.rosemaryPot(pot: Canvas.terracotta, ground: 850)
                }
            ])
    }

    private static var oliveTree: DemoProduct {
        DemoProduct(
            "balcony-olive", "Balcony Olive", kind: "Plant", by: "Gärtnerei Lind", in: "plants", tags: ["new"],
            about: """
                A small tree with a life ahead of it. It bears a handful of olives in a warm year, keeps its silver
                leaves in winter, and can stay outside down to minus eight.
                """,
            facts: ["80 cm with its pot", "Sends roots slowly: repot every third spring", "Sent on Mondays only"],
            offer: Offer(code: "BOLV", price: 5900, left: ["": 3], weight: 5200),
            pictures: [
                DemoPicture("balcony-olive", "Small olive tree in a clay pot") {
                    $0.room(.garden)
                    $0.oliveTree(pot: Canvas.terracotta, ground: 890)
                }
            ])
    }

    private static var succulents: DemoProduct {
        DemoProduct(
            "three-small-survivors", "Three Small Survivors", kind: "Plant", by: "Gärtnerei Lind", in: "plants",
            tags: ["gift"],
            about: """
                Two rosettes and a cactus that flowers when it feels like it. They travel well, ask for nothing, and
                come with the pots.
                """,
            facts: ["Each about 12 cm", "Water on the first of the month", "The sorts vary with the season"],
            offer: Offer(code: "THRE", price: 2400, was: 2900, stock: 14, weight: 1900),
            pictures: [
                DemoPicture("three-small-survivors", "Two succulents and a cactus in small pots") {
                    $0.room(.garden)
                    $0.succulents([Canvas.terracotta, Ink(0.88, 0.02, 80), Ink(0.5, 0.03, 250)])
                }
            ])
    }

    private static var clayPot: DemoProduct {
        DemoProduct(
            "honest-clay-pot", "Honest Clay Pot", kind: "Pot", by: "Anker Pottery", in: "plants", "garden-tools",
            about: """
                Clay breathes, plastic does not; roots know the difference. Thick walls, a rim to lift it by, a hole
                in the bottom. It whitens with the years, and that looks right.
                """,
            facts: ["12, 16, 20 or 26 cm across", "Frost-proof down to -10 °C", "Saucers are sold with it"],
            offer: Offer(
                code: "CLAY", price: 690, options: [.init("Size", ["12 cm", "16 cm", "20 cm", "26 cm"])],
                extra: ["16 cm": 500, "20 cm": 1200, "26 cm": 2500], stock: 33, left: ["26 cm": 0], weight: 1500),
            pictures: [
                DemoPicture("honest-clay-pot", "Clay pots, two of them stacked") {
                    $0.room(.garden)
                    $0.potStack(Canvas.terracotta)
                }
            ])
    }

    private static var wateringCan: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Green", Ink(0.46, 0.08, 155)), ("Zinc", Ink(0.7, 0.012, 240)), ("Mustard", Ink(0.74, 0.125, 82)),
        ]
        return DemoProduct(
            "long-spout-watering-can", "Long-Spout Watering Can", kind: "Watering can", by: "Eisenau Foundry",
            in: "garden-tools", tags: ["bestseller"],
            about: """
                It balances full and empty, because somebody moved the handle four times before the mould was made.
                The rose is brass, unscrews, and gives rain and not a torrent.
                """,
            facts: ["3 l for rooms, 8 l for beds", "Zinc-plated steel, painted", "Rose of brass"],
            offer: Offer(
                code: "WATE", price: 3900,
                options: [.init("Size", ["3 l", "8 l"]), .init("Colour", colours.map(\.0))], extra: ["8 l": 1800],
                stock: 9, left: ["8 l / Mustard": 0], weight: 1300),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "watering-can-\(slug(name))", "Watering can with a long spout, \(name.lowercased())", showing: name
                ) {
                    $0.room(.garden)
                    $0.wateringCan(ink, x: 460, ground: 840, size: 1.2)
                }
            })
    }

    private static var trowel: DemoProduct {
        DemoProduct(
            "ash-trowel", "Forged Trowel", kind: "Trowel", by: "Klinge & Kern", in: "garden-tools",
            about: """
                Forged from one piece, so there is no weld to break on the first stone. The handle is ash, turned to
                the shape of a hand that has been digging for an hour.
                """,
            facts: ["32 cm", "Boron steel", "Leather loop"],
            offer: Offer(code: "TROW", price: 2900, stock: 17, weight: 330),
            pictures: [
                DemoPicture("ash-trowel", "Hand trowel with an ash handle") {
                    $0.tabletop(.garden)
                    $0.trowel(.ash)
                }
            ])
    }

    private static var twine: DemoProduct {
        let colours: [(String, Ink)] = [("Natural", Ink(0.74, 0.065, 80)), ("Green", Ink(0.52, 0.08, 148))]
        return DemoProduct(
            "flax-twine", "Flax Twine", kind: "Twine", by: "Lerche Weaving", in: "garden-tools",
            about: """
                Soft enough for tomatoes, strong enough for roses, and after two seasons it has become earth. The ball
                unwinds from the inside, so it does not roll away.
                """,
            facts: ["120 m", "Three-ply flax, waxed", "Knife not included; see kitchen"],
            offer: Offer(
                code: "TWIN", price: 850, options: [.init("Colour", colours.map(\.0))], stock: 44, weight: 210),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "flax-twine-\(slug(name))", "Ball of twine with a paper band, \(name.lowercased())", showing: name
                ) {
                    $0.room(.garden)
                    $0.placed(-60, -120, scale: 1.15) { $0.twine(ink) }
                }
            })
    }
}
