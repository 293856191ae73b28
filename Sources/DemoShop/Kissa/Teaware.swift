/// Shop B: pots, bowls and cloth.
extension Kissa {
    static let teaware: [DemoProduct] = [kyusu, yunomi, chawan, chasen, chazutsu, tetsubin, tenugui]

    private static let vermilion = Glaze("朱泥", Ink(0.52, 0.11, 38))
    private static let black = Glaze("黒泥", Ink(0.33, 0.012, 60))
    private static let ash = Glaze("灰釉", Ink(0.8, 0.03, 110))
    private static let indigo = Glaze("藍", Ink(0.42, 0.075, 258), lining: Ink(0.9, 0.02, 220))

    private static var kyusu: DemoProduct {
        let clays: [(Glaze, String)] = [(vermilion, "shu"), (black, "kuro")]
        return DemoProduct(
            "yokode-kyusu", "横手急須", kind: "急須", by: "とこなめ 森窯", in: "dogu", tags: ["人気"],
            about: """
                手首を返すだけで、最後の一滴まで注ぎ切れる急須です。細かな茶こしは本体と同じ土で作り、茶葉がゆったりと開きます。
                """,
            facts: ["容量：270ml", "炻器、釉薬なし", "洗剤を使わず、湯ですすいで乾かす"],
            offer: Offer(
                code: "KYU", price: 7800, options: [.init("土", clays.map(\.0.name))], stock: 6, left: ["黒泥": 1],
                weight: 420),
            pictures: clays.map { clay, name in
                DemoPicture("kyusu-\(name)", "\(clay.name)の横手急須", showing: clay.name) {
                    $0.room(.tea)
                    $0.kyusu(clay, size: 1.35)
                }
            })
    }

    private static var yunomi: DemoProduct {
        let glazes: [(Glaze, String)] = [(indigo, "ai"), (ash, "hai")]
        return DemoProduct(
            "yunomi", "湯呑み", kind: "湯呑み", by: "とこなめ 森窯", in: "dogu",
            about: """
                両手で包むのにちょうどよい丸み。口は薄く、底は厚く、熱いお茶も冷たいお茶もおいしくいただけます。
                """,
            facts: ["容量：180ml", "直径 7.5cm", "食洗機可"],
            offer: Offer(
                code: "YUN", price: 2200, options: [.init("釉薬", glazes.map(\.0.name))], stock: 18, weight: 230),
            pictures: glazes.map { glaze, name in
                DemoPicture("yunomi-\(name)", "\(glaze.name)の湯呑み", showing: glaze.name) {
                    $0.room(.tea)
                    $0.beaker(glaze, ground: 830, size: 1.5, bare: 0.78, tea: Ink(0.7, 0.11, 118))
                    $0.steam(400, 440)
                }
            })
    }

    private static var chawan: DemoProduct {
        DemoProduct(
            "matcha-chawan", "抹茶茶碗 春霞", kind: "茶碗", by: "とこなめ 森窯", in: "dogu", tags: ["贈り物"],
            about: """
                抹茶の緑がいちばん映える、淡い桜色の茶碗です。見込みは広く、茶筅がよくまわります。ひとつずつ景色が違います。
                """,
            facts: ["直径 12cm、高さ 7.5cm", "木箱つき", "手洗い"],
            offer: Offer(code: "CHA", price: 5400, was: 6200, stock: 4, weight: 480),
            pictures: [
                DemoPicture("chawan", "桜色の抹茶茶碗") {
                    $0.room(.tea)
                    $0.bowl(Glaze("桜", Ink(0.83, 0.045, 20)), ground: 830, size: 1.15, depth: 1.15, bare: 0.8)
                }
            ])
    }

    private static var chasen: DemoProduct {
        DemoProduct(
            "chasen", "茶筅 八十本立", kind: "茶筅", by: "高山 竹工房", in: "dogu",
            about: """
                一本の竹を割いて、削って、編む。穂先のしなやかさが、なめらかな泡をつくります。使う前に湯にひたしてください。
                """,
            facts: ["白竹", "高さ 11cm", "消耗品です。半年を目安にお取り替えを"],
            offer: Offer(code: "SEN80", price: 3300, stock: 14, weight: 40),
            pictures: [
                DemoPicture("chasen", "竹の茶筅") {
                    $0.room(.tea)
                    $0.chasen(ground: 830)
                }
            ])
    }

    private static var chazutsu: DemoProduct {
        let papers: [(String, String, Ink, Ink)] = [
            ("青海波", "nami", Ink(0.4, 0.075, 255), Ink(0.85, 0.03, 220)),
            ("若草", "waka", Ink(0.66, 0.08, 135), Ink(0.93, 0.03, 110)),
            ("紅", "beni", Ink(0.52, 0.15, 22), Ink(0.9, 0.05, 60)),
        ]
        return DemoProduct(
            "washi-chazutsu", "和紙の茶筒", kind: "茶筒", by: "谷中 紙店", in: "dogu", tags: ["贈り物"],
            about: """
                手染めの和紙を一枚ずつ貼りました。中ぶたがぴたりと閉まり、茶葉の香りを逃がしません。
                """,
            facts: ["茶葉 100g 用", "高さ 12cm", "ブリキ、和紙"],
            offer: Offer(
                code: "TSU", price: 1600, options: [.init("柄", papers.map(\.0))], stock: 20, left: ["紅": 0], weight: 110
            ),
            pictures: papers.map { name, file, ink, second in
                DemoPicture("chazutsu-\(file)", "和紙を貼った茶筒、\(name)", showing: name) {
                    $0.room(.tea)
                    $0.washiTin(ink, second, ground: 830)
                }
            })
    }

    private static var tetsubin: DemoProduct {
        DemoProduct(
            "arare-tetsubin", "鉄瓶 あられ", kind: "鉄瓶", by: "奥州 鋳物所", in: "dogu",
            about: """
                砂型で一つずつ鋳込んだ鉄瓶です。湯の角がとれ、お茶がまるくなります。使うほどに内側が落ち着き、代々受け継げます。
                """,
            facts: ["容量：1.1L", "南部鉄、取っ手は胡桃", "直火・IH 対応", "使ったあとは水気を残さない"],
            offer: Offer(code: "TET", price: 28_000, stock: 0, left: ["": 2], weight: 1900),
            pictures: [
                DemoPicture("tetsubin", "あられ模様の鉄瓶") {
                    $0.room(.tea)
                    $0.tetsubin(x: 420)
                }
            ])
    }

    private static var tenugui: DemoProduct {
        let weaves: [(String, String, Weave)] = [
            ("藍の縞", "ai", Weave(Ink(0.93, 0.012, 95), .stripes, second: Ink(0.38, 0.08, 258))),
            ("茜の格子", "akane", Weave(Ink(0.94, 0.015, 60), .checks, second: Ink(0.56, 0.15, 25))),
        ]
        return DemoProduct(
            "tenugui", "手ぬぐい", kind: "手ぬぐい", by: "注染 たけうち", in: "nuno",
            about: """
                注染で裏まで染めた、やわらかな木綿の手ぬぐい。茶巾に、包みに、壁かざりに。端は切りっぱなしで、すぐに乾きます。
                """,
            facts: ["33 × 90cm", "綿 100%", "はじめは色が落ちます。別洗いで"],
            offer: Offer(code: "TEN", price: 1200, options: [.init("柄", weaves.map(\.0))], stock: 26, weight: 60),
            pictures: weaves.map { name, file, weave in
                DemoPicture("tenugui-\(file)", "\(name)の手ぬぐい", showing: name) {
                    $0.tabletop(.tea)
                    $0.hangingCloth(weave, top: 150, width: 340, height: 690, folds: 2)
                }
            })
    }
}
