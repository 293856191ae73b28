/// Shop A: coffee and tea.
extension Alderhof {
    static let coffeeAndTea: [DemoProduct] = [houseRoast, decaf, looseTea, herbTea]

    private static let brown = Ink(0.36, 0.055, 45)

    private static var houseRoast: DemoProduct {
        DemoProduct(
            "house-roast", "House Roast, by weight", kind: "Coffee", by: "Rösterei Nebel", in: "coffee-tea",
            tags: ["bestseller"],
            about: """
                Beans from two farms, roasted on Tuesdays in a drum that is older than we are. It tastes of hazelnut
                and dark cherry, and it does not mind milk.

                Tell us how much you want, to a hundred grams; we weigh it, and grind it if you like, on the day it
                leaves.
                """,
            facts: [
                "Price per kilogram, from 0.1 kg", "Huila, Colombia and Sidama, Ethiopia",
                "Best between the second and the eighth week",
            ],
            offer: Offer(
                code: "ROAS", price: 2990, options: [.init("Grind", ["Whole beans", "Filter", "Espresso"])], stock: 24,
                unit: .kilogram, step: 100,
                weight: 1000),
            pictures: [
                DemoPicture("house-roast", "Paper bag of coffee with a few beans beside it") {
                    $0.room(.pantry)
                    $0.coffeeBag(
                        Ink(0.72, 0.06, 65), label: brown, title: "House Roast", line: "FRESH ON TUESDAYS", ground: 840,
                        size: 1.2)
                    $0.scatteredBeans([
                        Point(140, 890), Point(206, 916), Point(660, 900), Point(600, 926), Point(700, 930),
                    ])
                }
            ])
    }

    private static var decaf: DemoProduct {
        DemoProduct(
            "slow-sunday-decaf", "Slow Sunday, decaffeinated", kind: "Coffee", by: "Rösterei Nebel", in: "coffee-tea",
            about: """
                Everything but the hurry. The caffeine is washed out with water and nothing else, so the caramel and
                the orange peel stay in the bean.
                """,
            facts: ["250 g or 1 kg", "Chiapas, Mexico", "Ground to order"],
            offer: Offer(
                code: "DECA", price: 990,
                options: [.init("Size", ["250 g", "1 kg"]), .init("Grind", ["Whole beans", "Filter"])],
                extra: ["1 kg": 2500],
                stock: 15, left: ["1 kg / Filter": 0], weight: 270),
            pictures: [
                DemoPicture("slow-sunday-decaf", "Dark blue bag of coffee") {
                    $0.room(.pantry)
                    $0.coffeeBag(
                        Ink(0.4, 0.05, 255), label: Ink(0.93, 0.03, 85), title: "Slow Sunday", line: "WITHOUT CAFFEINE",
                        ground: 840, size: 1.2)
                    $0.scatteredBeans([Point(170, 905), Point(650, 915)])
                }
            ])
    }

    private static var looseTea: DemoProduct {
        let kinds: [(String, Ink, String)] = [
            ("Assam", Ink(0.42, 0.1, 28), "STRONG AND MALTY"), ("Darjeeling", Ink(0.44, 0.07, 165), "SECOND FLUSH"),
            ("Earl Grey", Ink(0.4, 0.06, 262), "WITH REAL BERGAMOT"),
        ]
        return DemoProduct(
            "loose-tea-tin", "Loose Tea in a Tin", kind: "Tea", by: "Kontor Elbe", in: "coffee-tea", tags: ["gift"],
            about: """
                Whole leaves, packed in a tin with two lids: one keeps the air out, the other the curious. Refills
                come in paper bags, so the tin is bought once.
                """,
            facts: ["125 g, about 50 cups", "From single gardens", "Tin plate, printed in Dresden"],
            offer: Offer(
                code: "TEAT", price: 1490, options: [.init("Flavour", kinds.map(\.0))], stock: 23, weight: 260),
            pictures: kinds.map { name, ink, line in
                DemoPicture("loose-tea-\(slug(name))", "Tea tin labelled \(name)", showing: name) {
                    $0.room(.pantry)
                    $0.teaTin(ink, lid: ink.darker(0.05), title: name, line: line, ground: 830, size: 1.32)
                }
            })
    }

    private static var herbTea: DemoProduct {
        DemoProduct(
            "evening-meadow-tea", "Evening Meadow, a herb tea by weight", kind: "Tea", by: "Gärtnerei Lind",
            in: "coffee-tea",
            about: """
                Lemon balm, lime blossom, cornflower and a little mint, cut in June and dried in the attic above the
                shop. It smells as if a window were open.
                """,
            facts: [
                "Price per kilogram, from 0.1 kg", "Without caffeine", "One heaped spoon for a pot, seven minutes",
            ],
            offer: Offer(code: "EVEN", price: 5800, was: 6800, stock: 4, unit: .kilogram, step: 100, weight: 1000),
            pictures: [
                DemoPicture("evening-meadow-tea", "Glass jar of dried herbs") {
                    $0.room(.pantry)
                    $0.storageJar(400, ground: 840, size: 1.32, height: 350, filling: Ink(0.6, 0.075, 122))
                    $0.leaf(160, 880, -20, length: 90, width: 40, Ink(0.55, 0.08, 140))
                    $0.blossom(640, 890, radius: 36, petals: 8, Ink(0.58, 0.13, 265), heart: Ink(0.3, 0.05, 280))
                }
            ])
    }
}
