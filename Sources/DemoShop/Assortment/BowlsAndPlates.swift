/// Shop A: what one eats from.
extension Alderhof {
    static let bowlsAndPlates: [DemoProduct] = [earlyBowl, sundayBowl, everydayPlate, noodleBowl, butterDish]

    private static var earlyBowl: DemoProduct {
        let glazes: [Glaze] = [.honey, .oat, .moss, .rose]
        return DemoProduct(
            "early-bowl", "Early Bowl", kind: "Bowl", by: "Anker Pottery", in: "bowls-plates", tags: ["bestseller"],
            about: """
                Porridge, soup, cherries, keys: the bowl that is always in use and never in the cupboard. Its foot is
                high enough to carry it hot from the stove to the sofa.
                """,
            facts: ["0.6 l, 15 cm across", "Stoneware with a bare foot", "Oven up to 200 °C"],
            offer: Offer(
                code: "EARL", price: 2200, options: [.init("Glaze", glazes.map(\.name))], stock: 22, left: ["Moss": 1],
                weight: 520),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "early-bowl-\(glaze.slug)", "Footed bowl in \(glaze.name.lowercased())", showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.bowl(glaze, size: 1.2)
                }
            })
    }

    private static var sundayBowl: DemoProduct {
        let glazes: [Glaze] = [.tide, .chalk]
        return DemoProduct(
            "sunday-serving-bowl", "Sunday Serving Bowl", kind: "Bowl", by: "Anker Pottery", in: "bowls-plates",
            about: """
                Room for the salad of eight people, or for the bread dough of two. The wall was left a little thicker
                than it need be, so that it survives being passed round.
                """,
            facts: [
                "Medium 26 cm, large 32 cm", "Stoneware, glazed inside and out", "Heavy: the large one weighs 2.1 kg",
            ],
            offer: Offer(
                code: "SUND", price: 5900,
                options: [.init("Size", ["Medium", "Large"]), .init("Glaze", glazes.map(\.name))],
                extra: ["Large": 2400], stock: 6, left: ["Large / Chalk": 0], weight: 1700),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "sunday-bowl-\(glaze.slug)", "Wide serving bowl in \(glaze.name.lowercased())", showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.bowl(glaze, size: 1.42, depth: 0.72, bare: 1)
                }
            })
    }

    private static var everydayPlate: DemoProduct {
        let glazes: [Glaze] = [.oat, .celadon, .slate]
        return DemoProduct(
            "everyday-plate", "Everyday Plate", kind: "Plate", by: "Porzellan Weide", in: "bowls-plates",
            about: """
                A flat plate with a quiet rim, made to be stacked, scraped, dropped into the sink and forgiven. The
                unglazed edge is polished smooth, so it does not scratch the plate below.
                """,
            facts: [
                "21 cm for bread and cake, 27 cm for dinner", "Stoneware porcelain", "Dishwasher, microwave and oven",
            ],
            offer: Offer(
                code: "EVER", price: 1800,
                options: [.init("Size", ["21 cm", "27 cm"]), .init("Glaze", glazes.map(\.name))],
                extra: ["27 cm": 700], stock: 36, weight: 650),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "everyday-plate-\(glaze.slug)", "Plate in \(glaze.name.lowercased()) on a linen napkin",
                    showing: glaze.name
                ) {
                    $0.tabletop(.ceramics)
                    $0.flatCloth(Weave(Ink(0.62, 0.045, 250)), x: 400, y: 520, width: 560, height: 700, degrees: -7)
                    $0.plate(glaze, radius: 282)
                }
            })
    }

    private static var noodleBowl: DemoProduct {
        DemoProduct(
            "low-noodle-bowl", "Low Bowl for Pasta, Noodles and Everything with a Sauce", kind: "Bowl",
            by: "Anker Pottery",
            in: "bowls-plates",
            about: """
                Not quite a plate, no longer a bowl. The rim is steep enough that the last noodle has nowhere to go,
                and wide enough to lay the bread on.
                """,
            facts: ["23 cm across, 5 cm deep", "Stoneware, ember glaze with a pale inside", "Stacks flat"],
            offer: Offer(code: "LOWB", price: 2600, was: 3200, stock: 17, weight: 700),
            pictures: [
                DemoPicture("low-noodle-bowl", "Low, wide bowl with an ember glaze") {
                    $0.room(.ceramics)
                    $0.bowl(.ember, size: 1.38, depth: 0.58)
                }
            ])
    }

    private static var butterDish: DemoProduct {
        let glazes: [Glaze] = [.chalk, .ember]
        return DemoProduct(
            "cool-butter-dish", "Cool Butter Dish", kind: "Butter dish", by: "Anker Pottery", in: "bowls-plates",
            about: """
                The lid keeps the cat out and the cool in. The saucer below is bare clay: wet it before you set the
                butter on it, and it stays spreadable through a summer breakfast.
                """,
            facts: ["Holds 250 g", "Knob of oiled oak", "17 cm across"],
            offer: Offer(
                code: "BUTT", price: 3400, options: [.init("Glaze", glazes.map(\.name))], stock: 9, weight: 870),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "butter-dish-\(glaze.slug)", "Butter dish with a domed lid in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.butterDish(glaze)
                }
            })
    }
}
