/// Shop B, "喫茶しずく": a tea shop. Japanese texts, yen, prices with tax.
enum Kissa {
    static let products: [DemoProduct] = teas + teaware + sweets

    /// What the front page shows first.
    static let featured = [
        "sencha-asatsuyu", "yokode-kyusu", "arare-tetsubin", "washi-chazutsu", "matcha-chawan", "hitokuchi-yokan",
    ]

    static let categories: [DemoCategory] = [
        DemoCategory("ocha", "お茶", about: "産地から届く、季節のお茶。", picture: "sencha"),
        DemoCategory("dogu", "茶道具", about: "毎日の一杯を支える道具。", picture: "kyusu-shu"),
        DemoCategory("kashi", "お菓子", about: "お茶うけに、手みやげに。", picture: "yokan"),
        DemoCategory("nuno", "布もの", below: "dogu", about: "染めと織りの小さな布。", picture: "tenugui-ai"),
    ]
}
