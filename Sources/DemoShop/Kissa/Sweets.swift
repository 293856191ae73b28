/// Shop B: what is eaten with tea.
extension Kissa {
    static let sweets: [DemoProduct] = [yokan, kompeito]

    private static var yokan: DemoProduct {
        DemoProduct(
            "hitokuchi-yokan", "本煉羊羹 小倉", kind: "羊羹", by: "菓子処 みつば", in: "kashi", tags: ["人気"],
            about: """
                北海道の小豆を銅鍋で三時間。しっかりとした歯ざわりのあと、すっと消える甘さです。濃いめの煎茶とどうぞ。
                """,
            facts: ["一本 220g", "小豆、砂糖、寒天", "日もち：六十日"],
            offer: Offer(code: "YOK", price: 1450, stock: 22, weight: 260),
            pictures: [
                DemoPicture("yokan", "塗りの盆にのせた羊羹") {
                    $0.room(.tea)
                    $0.yokan(Ink(0.34, 0.07, 20))
                }
            ])
    }

    private static var kompeito: DemoProduct {
        DemoProduct(
            "kompeito", "金平糖 五色", kind: "金平糖", by: "菓子処 みつば", in: "kashi", tags: ["贈り物"],
            about: """
                二週間かけて、角がゆっくりと育つ砂糖菓子。ガラスの小瓶に、春の五色をつめました。
                """,
            facts: ["90g", "砂糖のみ、天然色素", "日もち：一年"],
            offer: Offer(code: "KOM", price: 860, stock: 40, weight: 210),
            pictures: [
                DemoPicture("kompeito", "ガラス瓶に入った五色の金平糖") {
                    $0.room(.tea)
                    $0.sugarStars([
                        Ink(0.96, 0.01, 90), Ink(0.86, 0.06, 10), Ink(0.9, 0.07, 95), Ink(0.85, 0.06, 145),
                        Ink(0.83, 0.05, 300),
                    ])
                }
            ])
    }
}
