/// Shop A, "Alderhof": things for house, table and garden. English texts, euro, prices with tax.
enum Alderhof {
    static let products: [DemoProduct] =
        tableGoods + kitchenGoods + homeGoods + lamps + candles + paper + desk + gardenGoods + coffeeAndTea + larder

    private static let tableGoods: [DemoProduct] = mugsAndCups + bowlsAndPlates + glassware + tableLinen
    private static let kitchenGoods: [DemoProduct] = pots + knivesAndBoards + kitchenTools
    private static let homeGoods: [DemoProduct] = vases + softHome + towels + soapAndCare
    private static let gardenGoods: [DemoProduct] = plants + seeds + gardenTools

    /// What the front page shows first: one thing from every room.
    static let featured = [
        "harbour-mug", "dusk-table-lamp", "larch-casserole", "rubber-plant", "house-roast", "heath-wool-blanket",
        "gather-teapot", "mountain-cheese", "ledger-notebook", "pond-tumblers", "chefs-knife", "thirsty-towel",
        "seeds-tomato", "one-stem-vase", "kettle-bar-soap", "long-spout-watering-can",
    ]

    /// "Oat & honey" as part of a file's name: "oat-honey".
    static func slug(_ text: String) -> String {
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

extension Glaze {
    var slug: String { Alderhof.slug(name) }
}

extension Glass {
    var slug: String { Alderhof.slug(name) }
}

extension Wood {
    var slug: String { Alderhof.slug(name) }
}
