/// Shop A: seeds.
extension Alderhof {
    static let seeds: [DemoProduct] = [
        seed(
            .tomato, "tomato", "Tomato ‘Grandmother's Ribbed’", paper: Ink(0.54, 0.13, 32), label: "Tomato",
            latin: "SOLANUM LYCOPERSICUM",
            about: """
                Heavy, ribbed fruit with thick walls and few seeds; one slice covers a sandwich. It was handed to us
                over a garden fence in 1994 and has never been sold in a supermarket, because it would not survive the
                drive.
                """,
            facts: [
                "Sow indoors from March, plant out after the last frost", "About 20 seeds",
                "Save your own: it comes true",
            ]),
        seed(
            .basil, "basil", "Basil ‘Small Bush’", paper: Ink(0.86, 0.05, 140), label: "Basil",
            latin: "OCIMUM BASILICUM",
            about: """
                A low, round bush with small leaves and a large smell. It does not sulk on a windowsill, and it grows
                back faster than you can make pesto.
                """,
            facts: ["Sow from April, do not cover: it wants light", "About 150 seeds", "Warm feet, dry leaves"]),
        seed(
            .poppy, "field-flowers", "Field Flowers, a mix of twenty", paper: Ink(0.8, 0.05, 232),
            label: "Field flowers", latin: "A MIX OF TWENTY",
            about: """
                Poppy, cornflower, ox-eye daisy and seventeen others that belong in the edge of a field. Scatter, step
                on it once, walk away; the bees will report.
                """,
            facts: ["Enough for 8 m²", "Sow in April or September", "Native sorts only"]),
        seed(
            .carrot, "carrot", "Carrot ‘Longer Than Expected’", paper: Ink(0.48, 0.07, 152), label: "Carrot",
            latin: "DAUCUS CAROTA",
            about: """
                Sweet, slim and deep: loosen the bed before you sow and bring a fork when you harvest. It keeps in
                sand until the next one is ready.
                """,
            facts: ["Sow from March to June", "About 600 seeds", "Thin to 4 cm, and eat what you thin"], left: 0),
        seed(
            .sunflower, "sunflower", "Sunflower ‘Third Floor’", paper: Ink(0.42, 0.08, 255), label: "Sunflower",
            latin: "HELIANTHUS ANNUUS",
            about: """
                The name says how high it wants to go. One seed, one pot of earth, one child with a ruler; by August
                you will need the ladder.
                """,
            facts: ["Sow from April where it shall stay", "About 25 seeds", "Leave the heads for the finches"]),
        seed(
            .pea, "sugar-pea", "Sugar Pea ‘Straight from the Pod’", paper: Ink(0.87, 0.075, 100), label: "Sugar pea",
            latin: "PISUM SATIVUM",
            about: """
                Most of the harvest never reaches the kitchen. The pods are sweet, without strings, and hang at the
                height of a six-year-old.
                """,
            facts: ["Sow from March, a second time in May", "About 80 seeds", "Give it twigs to climb"]),
    ]

    private static func seed(
        _ crop: Canvas.Crop, _ name: String, _ title: String, paper: Ink, label: String, latin: String, about: String,
        facts: [String],
        left: Int64? = nil
    ) -> DemoProduct {
        DemoProduct(
            "seeds-\(name)", title, kind: "Seeds", by: "Gärtnerei Lind", in: "seeds", about: about, facts: facts,
            offer: Offer(
                code: "SEED-\(name.prefix(4).uppercased())", price: 390, stock: 60, left: left.map { ["": $0] } ?? [:],
                weight: 12),
            pictures: [
                DemoPicture("seeds-\(name)", "Paper packet of seeds with a drawing of the grown plant") {
                    $0.tabletop(.garden)
                    $0.placed(-48, -60, scale: 1.12) { $0.seedPacket(crop, paper, title: label, latin: latin) }
                }
            ])
    }
}
