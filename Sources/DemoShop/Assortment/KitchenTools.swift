/// Shop A: small things of the kitchen.
extension Alderhof {
    static let kitchenTools: [DemoProduct] = [spoons, rollingPin, mill, whisk, mortar, dripper]

    private static var spoons: DemoProduct {
        DemoProduct(
            "stirring-spoons", "Four Stirring Spoons", kind: "Spoon", by: "Tischlerei Holm", in: "kitchen-tools",
            tags: ["gift"],
            about: """
                One to stir, one to turn, one to taste, one to lend. Each is cut from another tree, so that you can
                tell the sweet one from the one that smells of garlic.
                """,
            facts: ["Cherry, beech, walnut and oak", "32 cm long", "Wash by hand"],
            offer: Offer(code: "STIR", price: 3800, stock: 21, weight: 220),
            pictures: [
                DemoPicture("stirring-spoons", "Four wooden spoons of different woods") {
                    $0.tabletop(.kitchen)
                    $0.woodenSpoons([.cherry, .beech, .walnut, .oak])
                }
            ])
    }

    private static var rollingPin: DemoProduct {
        let woods: [Wood] = [.beech, .cherry]
        return DemoProduct(
            "rolling-pin", "Rolling Pin with Turning Handles", kind: "Rolling pin", by: "Tischlerei Holm",
            in: "kitchen-tools",
            about: """
                The barrel turns on a steel axle, the handles stay where your hands are. Heavy enough that the dough
                does as it is told.
                """,
            facts: ["Barrel 28 cm", "950 g", "Flour it, scrape it, never soak it"],
            offer: Offer(
                code: "ROLL", price: 3200, options: [.init("Wood", woods.map(\.name))], extra: ["Cherry": 600],
                stock: 12, weight: 1000),
            pictures: woods.map { wood in
                DemoPicture("rolling-pin-\(wood.slug)", "Rolling pin of \(wood.name.lowercased())", showing: wood.name)
                {
                    $0.tabletop(.kitchen)
                    $0.rollingPin(wood)
                }
            })
    }

    private static var mill: DemoProduct {
        let woods: [Wood] = [.walnut, .ash, .cherry]
        return DemoProduct(
            "tall-pepper-mill", "Tall Pepper Mill", kind: "Mill", by: "Tischlerei Holm", in: "kitchen-tools",
            about: """
                Turned from a single piece, so that the grain runs from foot to head. The grinder is ceramic: it takes
                pepper, salt and coriander and does not rust at sea.
                """,
            facts: ["18 cm or 26 cm tall", "Ceramic grinder, guaranteed for life", "Set with the nut on top"],
            offer: Offer(
                code: "TALL", price: 3900,
                options: [.init("Wood", woods.map(\.name)), .init("Size", ["18 cm", "26 cm"])],
                extra: ["26 cm": 1500], stock: 10, left: ["Cherry / 26 cm": 0], weight: 420),
            pictures: woods.map { wood in
                DemoPicture(
                    "tall-pepper-mill-\(wood.slug)", "Turned pepper mill of \(wood.name.lowercased())",
                    showing: wood.name
                ) {
                    $0.room(.kitchen)
                    $0.mill(wood, ground: 840, size: 1.35)
                }
            })
    }

    private static var whisk: DemoProduct {
        DemoProduct(
            "balloon-whisk", "Balloon Whisk", kind: "Whisk", by: "Klinge & Kern", in: "kitchen-tools",
            about: """
                Eight wires, two of them thinner: egg whites stand in half the time. The handle floats, so it never
                sinks into the sauce.
                """,
            facts: ["28 cm", "Stainless steel, handle of beech", "Dishwasher if it must be"],
            offer: Offer(code: "BALL", price: 1800, stock: 33, weight: 120),
            pictures: [
                DemoPicture("balloon-whisk", "Whisk with a beech handle") {
                    $0.tabletop(.kitchen)
                    $0.whisk(.beech)
                }
            ])
    }

    private static var mortar: DemoProduct {
        DemoProduct(
            "granite-mortar", "Granite Mortar & Pestle", kind: "Mortar", by: "Steinbruch Nord", in: "kitchen-tools",
            about: """
                Two and a half kilos of patience. The inside is left rough, so that peppercorns stay and become
                powder; the outside is polished by nothing but rain.
                """,
            facts: ["14 cm across, holds 0.4 l", "Granite from one quarry", "Felt feet for the worktop"],
            offer: Offer(code: "GRAN", price: 4400, stock: 8, weight: 2600),
            pictures: [
                DemoPicture("granite-mortar", "Granite mortar with its pestle") {
                    $0.room(.kitchen)
                    $0.mortar(Ink(0.6, 0.012, 220), ground: 830, size: 1.25)
                }
            ])
    }

    private static var dripper: DemoProduct {
        let glazes: [Glaze] = [.chalk, .slate]
        return DemoProduct(
            "slow-pour-dripper", "Slow-Pour Dripper with Jug", kind: "Coffee maker", by: "Porzellan Weide",
            in: "kitchen-tools", "coffee-tea",
            about: """
                Four minutes that belong to nobody else. The ribs inside hold the paper off the wall, the single hole
                decides the pace, and the jug keeps count.
                """,
            facts: [
                "For two to four cups", "Dripper of porcelain, jug of borosilicate glass",
                "Takes paper filters of size 2",
            ],
            offer: Offer(
                code: "SLOW", price: 5600, options: [.init("Glaze", glazes.map(\.name))], stock: 9, weight: 900),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "slow-pour-\(glaze.slug)", "Coffee dripper in \(glaze.name.lowercased()) on a glass jug",
                    showing: glaze.name
                ) {
                    $0.room(.kitchen)
                    $0.dripper(glaze, ground: 850, size: 1.32)
                }
            })
    }
}
