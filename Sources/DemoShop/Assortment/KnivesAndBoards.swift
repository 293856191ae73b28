/// Shop A: blades and boards.
extension Alderhof {
    static let knivesAndBoards: [DemoProduct] = [chefsKnife, breadKnife, paringKnife, servingBoard, roundBoard]

    private static var chefsKnife: DemoProduct {
        let woods: [Wood] = [.walnut, .olive]
        return DemoProduct(
            "chefs-knife", "Chef's Knife No. 4", kind: "Knife", by: "Klinge & Kern", in: "knives-boards",
            tags: ["bestseller", "gift"],
            about: """
                One knife for nearly everything: onions, herbs, a pumpkin. The blade is forged in one piece, ground
                thin behind the edge and finished by hand on a wet stone.

                Carbon steel wants to be wiped dry. In return it takes an edge that stainless knives only read about.
                """,
            facts: [
                "Blade 20 cm", "Carbon steel, 61 HRC", "Full tang, brass-free rivets", "Free sharpening once a year",
            ],
            offer: Offer(
                code: "CHEF", price: 11_900, options: [.init("Wood", woods.map(\.name))], stock: 9, weight: 310),
            pictures: woods.map { wood in
                DemoPicture(
                    "chefs-knife-\(wood.slug)", "Chef's knife with a handle of \(wood.name.lowercased())",
                    showing: wood.name
                ) {
                    $0.tabletop(.kitchen)
                    $0.knife(.chef, wood)
                }
            } + [
                DemoPicture("chefs-knife-board", "The knife on a walnut board") {
                    $0.tabletop(.kitchen)
                    $0.board(.oak, x: 380, y: 520, width: 470, height: 720)
                    $0.knife(.chef, .walnut, x: 420, y: 560, degrees: -64)
                }
            ])
    }

    private static var breadKnife: DemoProduct {
        DemoProduct(
            "bread-knife", "Bread Knife with a Long Wave", kind: "Knife", by: "Klinge & Kern", in: "knives-boards",
            about: """
                Few teeth, and wide ones: it opens a crust without making crumbs of it. The waves are ground on one
                side only, so it can be sharpened on any stone.
                """,
            facts: ["Blade 24 cm", "Stainless steel", "Handle of olive wood"],
            offer: Offer(code: "BREA", price: 8900, was: 9900, stock: 13, weight: 260),
            pictures: [
                DemoPicture("bread-knife", "Bread knife with an olive-wood handle") {
                    $0.tabletop(.kitchen)
                    $0.knife(.bread, .olive, degrees: -126)
                }
            ])
    }

    private static var paringKnife: DemoProduct {
        let woods: [Wood] = [.cherry, .walnut, .ash]
        return DemoProduct(
            "paring-knife", "Paring Knife", kind: "Knife", by: "Klinge & Kern", in: "knives-boards",
            about: """
                Small enough to live in a pocket of the apron. Apples, garlic, string, and the eyes of potatoes; it is
                the knife that is always missing when somebody else cooks.
                """,
            facts: ["Blade 9 cm", "Carbon steel", "65 g"],
            offer: Offer(
                code: "PARI", price: 3400, options: [.init("Wood", woods.map(\.name))], stock: 25, left: ["Ash": 0],
                weight: 90),
            pictures: woods.map { wood in
                DemoPicture(
                    "paring-knife-\(wood.slug)", "Small knife with a handle of \(wood.name.lowercased())",
                    showing: wood.name
                ) {
                    $0.tabletop(.kitchen)
                    $0.placed(-160, -200, scale: 1.4) { $0.knife(.paring, wood) }
                }
            })
    }

    private static var servingBoard: DemoProduct {
        let woods: [Wood] = [.oak, .walnut]
        return DemoProduct(
            "serving-board", "Serving Board", kind: "Board", by: "Tischlerei Holm", in: "knives-boards",
            about: """
                Cut on one side, serve on the other. The wood grew within a day's walk of the workshop and was dried
                for three years, so that the board stays flat when it gets wet.
                """,
            facts: ["Small 20 × 32 cm, large 28 × 46 cm", "One piece, not glued", "Oiled with linseed"],
            offer: Offer(
                code: "SERV", price: 3900,
                options: [.init("Wood", woods.map(\.name)), .init("Size", ["Small", "Large"])],
                extra: ["Large": 2600, "Walnut": 800],
                stock: 14, weight: 1100),
            pictures: woods.map { wood in
                DemoPicture(
                    "serving-board-\(wood.slug)", "Rectangular board of \(wood.name.lowercased())", showing: wood.name
                ) {
                    $0.tabletop(.kitchen)
                    $0.board(wood, width: 450, height: 740)
                }
            })
    }

    private static var roundBoard: DemoProduct {
        DemoProduct(
            "olive-cheese-board", "Round Cheese Board of Olive Wood", kind: "Board", by: "Tischlerei Holm",
            in: "knives-boards",
            about: """
                Olive trees grow slowly and crooked, and the grain tells the whole story. Every board is cut to the
                width of its tree, so yours may be a centimetre more or less.
                """,
            facts: ["About 32 cm across", "From trees that no longer bear", "Wipe clean, oil now and then"],
            offer: Offer(code: "OLIV", price: 6400, left: ["": 0], weight: 1300),
            pictures: [
                DemoPicture("olive-cheese-board", "Round board with a handle, strongly grained") {
                    $0.tabletop(.kitchen)
                    $0.board(.olive, width: 520, height: 740, round: true)
                }
            ])
    }
}
