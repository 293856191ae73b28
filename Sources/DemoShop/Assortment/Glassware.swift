/// Shop A: glass.
extension Alderhof {
    static let glassware: [DemoProduct] = [pondTumbler, longEvening, nightstandCarafe, swingBottle, storageJar]

    private static var pondTumbler: DemoProduct {
        let tints: [Glass] = [.sea, .amber, .smoke, .clear]
        return DemoProduct(
            "pond-tumblers", "Pond Tumblers, set of four", kind: "Glass", by: "Weiher Glassworks",
            in: "glasses-carafes",
            tags: ["bestseller"],
            about: """
                Blown into a wooden mould, so each has the faint ripple of water that has just been left alone. Good
                for water, wine without ceremony, and one short-stemmed rose.
                """,
            facts: ["Four glasses of 0.25 l", "Soda-lime glass, coloured in the melt", "Dishwasher safe"],
            offer: Offer(
                code: "POND", price: 4400, options: [.init("Colour", tints.map(\.name))], stock: 12, left: ["Amber": 0],
                weight: 1100),
            pictures: tints.map { glass in
                DemoPicture(
                    "pond-tumblers-\(glass.slug)", "Tumblers in \(glass.name.lowercased()) glass", showing: glass.name
                ) {
                    $0.room(.glass)
                    $0.tumbler(glass, x: 270, ground: 770, size: 1.1)
                    $0.tumbler(glass, x: 510, ground: 850, size: 1.2, drink: Ink(0.86, 0.05, 200))
                }
            })
    }

    private static var longEvening: DemoProduct {
        DemoProduct(
            "long-evening-wine-glass", "Long Evening Wine Glass", kind: "Glass", by: "Weiher Glassworks",
            in: "glasses-carafes",
            tags: ["gift"],
            about: """
                One glass for red, white and the rest of the night. The bowl is drawn in to the lip, the stem is
                pulled from the bowl and not stuck to it, and the foot is broad enough to argue over.
                """,
            facts: ["0.45 l, 21 cm tall", "Lead-free crystal, mouth-blown", "In boxes of two or six"],
            offer: Offer(
                code: "LONG", price: 3200, options: [.init("Size", ["Two glasses", "Six glasses"])],
                extra: ["Six glasses": 5600],
                stock: 15, weight: 700),
            pictures: [
                DemoPicture("long-evening-red", "Stemmed glass with red wine") {
                    $0.room(.glass)
                    $0.wineGlass(.clear, ground: 830, size: 1.18, wine: Ink(0.35, 0.12, 18))
                },
                DemoPicture("long-evening-two", "Two stemmed glasses, one filled with white wine") {
                    $0.room(.glass)
                    $0.wineGlass(.clear, x: 280, ground: 790, size: 1.02)
                    $0.wineGlass(.clear, x: 520, ground: 850, size: 1.06, wine: Ink(0.88, 0.09, 100))
                },
            ])
    }

    private static var nightstandCarafe: DemoProduct {
        let tints: [Glass] = [.smoke, .clear, .sea]
        return DemoProduct(
            "nightstand-carafe", "Nightstand Carafe with Tumbler", kind: "Carafe", by: "Weiher Glassworks",
            in: "glasses-carafes",
            about: """
                Water within reach and a glass that sits upside down on the neck, so that nothing falls in while you
                sleep. By day it makes a decent vase.
                """,
            facts: ["0.8 l, tumbler 0.15 l", "Mouth-blown", "The neck fits a bottle brush"],
            offer: Offer(
                code: "NIGH", price: 4900, options: [.init("Colour", tints.map(\.name))], was: 5900,
                reducedOnly: "Smoke", stock: 8,
                weight: 900),
            pictures: tints.map { glass in
                DemoPicture(
                    "nightstand-\(glass.slug)", "Carafe and tumbler in \(glass.name.lowercased()) glass",
                    showing: glass.name
                ) {
                    $0.room(.glass)
                    $0.carafe(glass, x: 340, size: 1.22)
                    $0.tumbler(glass, x: 600, ground: 860, size: 0.78)
                }
            })
    }

    private static var swingBottle: DemoProduct {
        let tints: [Glass] = [.clear, .moss]
        return DemoProduct(
            "swing-top-bottle", "Swing-Top Bottle", kind: "Bottle", by: "Weiher Glassworks", in: "glasses-carafes",
            "storage",
            about: """
                For elderflower syrup, home-made lemonade and water that should stay sparkling until evening. The
                china stopper and its red ring can be bought anew for a few cents, so the bottle never has to be
                thrown away.
                """,
            facts: ["0.5 l or 1 l", "Holds pressure up to 6 bar", "Stopper of porcelain, wire of steel"],
            offer: Offer(
                code: "SWIN", price: 890,
                options: [.init("Size", ["0.5 l", "1 l"]), .init("Colour", tints.map(\.name))],
                extra: ["1 l": 350], stock: 45, weight: 600),
            pictures: tints.map { glass in
                DemoPicture(
                    "swing-top-\(glass.slug)", "Swing-top bottle in \(glass.name.lowercased()) glass",
                    showing: glass.name
                ) {
                    $0.room(.glass)
                    $0.swingBottle(
                        glass, ground: 840, size: 1.22,
                        drink: glass.name == "Clear" ? Ink(0.78, 0.09, 20) : Ink(0.7, 0.06, 130))
                }
            })
    }

    private static var storageJar: DemoProduct {
        DemoProduct(
            "larder-jar", "Larder Jar with Cork", kind: "Jar", by: "Weiher Glassworks", in: "storage",
            "glasses-carafes",
            about: """
                Lentils look better than their packet. The jar is plain, straight and wide enough for a cup measure;
                the cork is cut from one piece and breathes just enough.
                """,
            facts: ["0.5 l, 1 l or 2 l", "Borosilicate glass", "Cork from the Alentejo", "Hand-wash the cork"],
            offer: Offer(
                code: "LARD", price: 1200, options: [.init("Size", ["0.5 l", "1 l", "2 l"])],
                extra: ["1 l": 400, "2 l": 900],
                stock: 28, weight: 480),
            pictures: [
                DemoPicture("larder-jar", "Glass jar with cork lid, filled with lentils") {
                    $0.room(.glass)
                    $0.storageJar(400, ground: 830, size: 1.3, height: 360, filling: Ink(0.6, 0.11, 50))
                },
                DemoPicture("larder-jar-oats", "A tall jar of oats") {
                    $0.room(.kitchen)
                    $0.storageJar(400, ground: 830, size: 1.2, height: 460, filling: Ink(0.85, 0.06, 82))
                },
            ])
    }
}
