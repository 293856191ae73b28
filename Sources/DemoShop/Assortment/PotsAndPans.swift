/// Shop A: what stands on the stove.
extension Alderhof {
    static let pots: [DemoProduct] = [skillet, copperSaucepan, casserole, kettle]

    private static var skillet: DemoProduct {
        DemoProduct(
            "eisenau-skillet", "Eisenau Cast-Iron Skillet", kind: "Pan", by: "Eisenau Foundry", in: "pots-pans",
            tags: ["bestseller"],
            about: """
                Poured in sand, milled smooth inside and seasoned with linseed oil four times before it leaves the
                foundry. It gets better with every steak, every pancake and every careless night in the sink that you
                oil away the next morning.
                """,
            facts: [
                "20, 24 or 28 cm", "All stoves, ovens, embers", "Never in the dishwasher",
                "Guaranteed for two generations",
            ],
            offer: Offer(
                code: "EISE", price: 4900, options: [.init("Size", ["20 cm", "24 cm", "28 cm"])],
                extra: ["24 cm": 1500, "28 cm": 3000],
                stock: 16, left: ["24 cm": 1], weight: 2400),
            pictures: [
                DemoPicture("eisenau-skillet", "Black cast-iron pan with a sprig of rosemary") {
                    $0.tabletop(.kitchen)
                    $0.skillet(radius: 250)
                },
                DemoPicture("eisenau-skillet-egg", "The pan with a fried egg") {
                    $0.tabletop(.kitchen)
                    $0.skillet(radius: 250, herb: false)
                    $0.friedEgg(370, 440)
                },
            ])
    }

    private static var copperSaucepan: DemoProduct {
        DemoProduct(
            "copper-saucepan", "Copper Saucepan", kind: "Pot", by: "Eisenau Foundry", in: "pots-pans",
            about: """
                Copper answers the flame at once: turn it down and the sauce is calm again. The inside is steel, so
                lemon and wine are welcome; the handle is iron and stays cool for longer than you would think.
                """,
            facts: ["1.2 l or 2 l", "2 mm copper, steel lining", "Gas, electric and ceramic; not induction"],
            offer: Offer(
                code: "COPP", price: 13_900, options: [.init("Size", ["1.2 l", "2 l"])], extra: ["2 l": 4000],
                was: 16_900,
                reducedOnly: "1.2 l", stock: 4, weight: 1800),
            pictures: [
                DemoPicture("copper-saucepan", "Copper saucepan with an iron handle") {
                    $0.room(.kitchen)
                    $0.saucepan(Canvas.copper, x: 320, size: 1.18)
                }
            ])
    }

    private static var casserole: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Forest", Ink(0.44, 0.085, 155)), ("Oxblood", Ink(0.42, 0.14, 22)), ("Cream", Ink(0.92, 0.03, 88)),
            ("Ink", Ink(0.36, 0.06, 262)),
        ]
        return DemoProduct(
            "larch-casserole", "Larch Casserole", kind: "Pot", by: "Eisenau Foundry", in: "pots-pans", tags: ["gift"],
            about: """
                Stew, bread, beans, jam: it does slow things well. The lid is heavy and ribbed below, so that what
                rises comes down again as rain.

                Three coats of enamel, fired one by one. The knob is brass and may go into the oven with the rest.
                """,
            facts: ["3.2 l for four, 5.5 l for eight", "Enamelled cast iron", "All stoves including induction"],
            offer: Offer(
                code: "LARC", price: 14_900,
                options: [.init("Colour", colours.map(\.0)), .init("Size", ["3.2 l", "5.5 l"])],
                extra: ["5.5 l": 5000], stock: 6, left: ["Oxblood / 5.5 l": 0, "Ink / 3.2 l": 1], weight: 5200),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "larch-casserole-\(slug(name))", "Enamelled casserole with lid, \(name.lowercased())", showing: name
                ) {
                    $0.room(.kitchen)
                    $0.casserole(ink, ground: 820, size: 1.24)
                }
            })
    }

    private static var kettle: DemoProduct {
        let colours: [(String, Ink)] = [
            ("Butter", Ink(0.85, 0.085, 92)), ("Dove", Ink(0.7, 0.02, 240)), ("Fir", Ink(0.42, 0.06, 165)),
        ]
        return DemoProduct(
            "first-light-kettle", "First Light Kettle", kind: "Kettle", by: "Eisenau Foundry", in: "pots-pans",
            about: """
                It does not whistle; it hums, first low, then a third higher, and then the water is ready. The walnut
                grip stays cool, the spout is short and the lid comes off for cleaning.
                """,
            facts: ["1.8 l", "Enamelled steel, grip of walnut", "All stoves including induction"],
            offer: Offer(
                code: "FIRS", price: 7900, options: [.init("Colour", colours.map(\.0))], stock: 11, weight: 1500),
            pictures: colours.map { name, ink in
                DemoPicture(
                    "first-light-kettle-\(slug(name))", "Kettle with a walnut grip, \(name.lowercased())", showing: name
                ) {
                    $0.room(.kitchen)
                    $0.kettle(ink, ground: 830, size: 1.24)
                }
            })
    }
}
