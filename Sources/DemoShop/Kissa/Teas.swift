/// Shop B: tea and coffee.
extension Kissa {
    static let teas: [DemoProduct] = [sencha, gyokuro, hojicha, genmaicha, matcha, blendCoffee]

    private static let green = Ink(0.52, 0.085, 138)

    private static var sencha: DemoProduct {
        DemoProduct(
            "sencha-asatsuyu", "煎茶 朝つゆ", kind: "煎茶", by: "山根製茶", in: "ocha", tags: ["人気"],
            about: """
                朝霧の残る山あいの畑で、五月のはじめに摘んだ一番茶です。若葉の香りがまっすぐに立ち、あとからやわらかな甘みが広がります。

                七十度ほどのお湯で、一分。二煎目は少し熱めにどうぞ。
                """,
            facts: ["産地：静岡県", "内容量：50g・100g", "保存：冷暗所、開封後はお早めに"],
            offer: Offer(
                code: "SEN", price: 980, options: [.init("内容量", ["50g", "100g"])], extra: ["100g": 820], stock: 30,
                weight: 120),
            pictures: [
                DemoPicture("sencha", "生成りの紙袋に入った煎茶") {
                    $0.room(.tea)
                    $0.teaPouch(Ink(0.87, 0.03, 95), leaf: Kissa.green, seal: Ink(0.5, 0.13, 30))
                },
                DemoPicture("sencha-leaves", "皿に盛った煎茶の茶葉") {
                    $0.room(.tea)
                    $0.teaDish(.chalk, tea: Ink(0.45, 0.075, 138))
                },
            ])
    }

    private static var gyokuro: DemoProduct {
        DemoProduct(
            "gyokuro-shizuku", "玉露 しずく", kind: "玉露", by: "山根製茶", in: "ocha", tags: ["贈り物"],
            about: """
                二十日のあいだ日ざしをさえぎって育てた、店の名をつけた玉露です。ひとしずくごとに、うまみが舌にとどまります。
                """,
            facts: ["産地：福岡県八女", "内容量：40g", "五十度のお湯で二分"],
            offer: Offer(code: "GYO", price: 2600, stock: 9, weight: 100),
            pictures: [
                DemoPicture("gyokuro", "深緑の紙袋に入った玉露") {
                    $0.room(.tea)
                    $0.teaPouch(Ink(0.4, 0.06, 155), leaf: Kissa.green, seal: Ink(0.72, 0.1, 85))
                }
            ])
    }

    private static var hojicha: DemoProduct {
        DemoProduct(
            "hojicha-kumo", "ほうじ茶 くも", kind: "ほうじ茶", by: "山根製茶", in: "ocha",
            about: """
                茎だけを選び、砂で焙じました。香ばしく、軽く、夜でも飲めるやさしさ。氷を入れても、牛乳で煮出しても。
                """,
            facts: ["産地：石川県", "内容量：100g", "カフェイン控えめ"],
            offer: Offer(code: "HOJ", price: 780, was: 980, stock: 24, weight: 130),
            pictures: [
                DemoPicture("hojicha", "茶色の紙袋に入ったほうじ茶") {
                    $0.room(.tea)
                    $0.teaPouch(Ink(0.6, 0.075, 55), leaf: Ink(0.48, 0.07, 60), seal: Ink(0.35, 0.05, 40))
                }
            ])
    }

    private static var genmaicha: DemoProduct {
        DemoProduct(
            "genmaicha-inaho", "玄米茶 いなほ", kind: "玄米茶", by: "山根製茶", in: "ocha",
            about: """
                炒った玄米と若い茎茶を半分ずつ。お米の甘い香りが湯気といっしょに立ちのぼります。朝ごはんのとなりに。
                """,
            facts: ["産地：静岡県・新潟県", "内容量：150g", "熱湯で三十秒"],
            offer: Offer(code: "GEN", price: 680, stock: 35, weight: 180),
            pictures: [
                DemoPicture("genmaicha", "皿に盛った玄米茶") {
                    $0.room(.tea)
                    $0.teaDish(.slate, tea: Ink(0.62, 0.075, 108))
                }
            ])
    }

    private static var matcha: DemoProduct {
        DemoProduct(
            "matcha-yoake", "抹茶 夜明け", kind: "抹茶", by: "山根製茶", in: "ocha", tags: ["人気", "新着"],
            about: """
                石臼でゆっくり挽いた、薄茶にも濃茶にも向く抹茶です。あざやかな緑、きめ細かな泡、澄んだ後味。
                """,
            facts: ["産地：京都府宇治", "内容量：30g（缶）", "一服に約2g"],
            offer: Offer(code: "MAT", price: 1850, stock: 0, left: ["": 0], weight: 90),
            pictures: [
                DemoPicture("matcha", "皿に盛った抹茶") {
                    $0.room(.tea)
                    $0.teaDish(.slate, tea: Ink(0.68, 0.13, 128), needles: false)
                }
            ])
    }

    private static var blendCoffee: DemoProduct {
        DemoProduct(
            "blend-coffee", "しずくブレンド珈琲（量り売り）", kind: "珈琲", by: "喫茶しずく", in: "ocha",
            about: """
                深煎りの苦みに、黒糖のような余韻。店で毎朝淹れているものと同じ豆を、百グラム単位でお量りします。
                """,
            facts: ["価格は1kgあたり、0.1kgから", "ブラジル・グアテマラ", "ご注文後に焙煎"],
            offer: Offer(
                code: "BLD", price: 6800, options: [.init("挽き方", ["豆のまま", "中挽き"])], stock: 12, unit: .kilogram,
                step: 100,
                weight: 1000),
            pictures: [
                DemoPicture("blend-coffee", "珈琲豆とドリッパー") {
                    $0.room(.tea)
                    $0.dripper(.slate, x: 380, ground: 830, size: 1.15)
                    $0.scatteredBeans([Point(150, 880), Point(620, 890), Point(690, 870), Point(650, 930)])
                }
            ])
    }
}
