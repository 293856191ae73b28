/// Shop A, "Alderhof": things for house, table and garden. English texts, euro, prices with tax.
enum Alderhof {
    static let products: [DemoProduct] =
        tableGoods + kitchenGoods + homeGoods + lamps + candles + paper + desk + gardenGoods + coffeeAndTea + larder

    private static let tableGoods: [DemoProduct] = mugsAndCups + bowlsAndPlates + glassware + tableLinen
    private static let kitchenGoods: [DemoProduct] = pots + knivesAndBoards + kitchenTools
    private static let homeGoods: [DemoProduct] = vases + softHome + towels + soapAndCare
    private static let gardenGoods: [DemoProduct] = plants + seeds + gardenTools

    /// "Bottle green" as part of a file's name.
    static func slug(_ text: String) -> String {
        String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
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
