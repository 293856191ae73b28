/// Shop A: things to eat.
extension Alderhof {
    static let larder: [DemoProduct] = [mountainCheese, holeyCheese, ryeLoaf, honey, jam, oliveOil, chocolate]

    private static var mountainCheese: DemoProduct {
        DemoProduct(
            "mountain-cheese", "Mountain Cheese, cut from the wheel", kind: "Cheese", by: "Sennerei Oberau",
            in: "larder", tags: ["bestseller"],
            about: """
                Raw milk from the high meadows, fourteen months in a vault, rubbed with salt twice a week. It crunches
                a little between the teeth, as it should.

                We cut it to the weight you ask for; a few grams more are on us.
                """,
            facts: [
                "Price per kilogram, from 0.1 kg", "50 % fat in dry matter", "Animal rennet",
                "Sent cool, packed in wool",
            ],
            offer: Offer(code: "MOUN", price: 3490, stock: 9, unit: .kilogram, step: 100, weight: 1000),
            pictures: [
                DemoPicture("mountain-cheese", "Wedge of hard cheese with a brown rind") {
                    $0.room(.pantry)
                    $0.placed(-80, -110, scale: 1.2) { $0.cheese(Ink(0.84, 0.1, 88), rind: Ink(0.6, 0.08, 65)) }
                }
            ])
    }

    private static var holeyCheese: DemoProduct {
        DemoProduct(
            "valley-cheese", "Valley Cheese with Large Holes", kind: "Cheese", by: "Sennerei Oberau", in: "larder",
            about: """
                Mild and nutty, for bread, for gratin, and for mice in picture books. The holes come from the warmth
                of the cellar, and nobody knows beforehand where.
                """,
            facts: ["Price per kilogram, from 0.1 kg", "45 % fat in dry matter", "Six months old"],
            offer: Offer(code: "VALL", price: 2290, left: ["": 0], unit: .kilogram, step: 100, weight: 1000),
            pictures: [
                DemoPicture("valley-cheese", "Wedge of pale cheese with holes") {
                    $0.room(.pantry)
                    $0.placed(-80, -110, scale: 1.2) {
                        $0.cheese(Ink(0.89, 0.08, 95), rind: Ink(0.78, 0.11, 85), holes: true)
                    }
                }
            ])
    }

    private static var ryeLoaf: DemoProduct {
        DemoProduct(
            "rye-sourdough", "Rye Sourdough", kind: "Bread", by: "Backstube Korn", in: "larder",
            about: """
                Three stages, thirty hours, one dark crust. It is at its best on the second day and still good on the
                seventh, toasted, with butter and salt.
                """,
            facts: ["1 kg", "Rye, wheat, water, salt", "Baked on Wednesdays and Saturdays"],
            offer: Offer(code: "RYES", price: 640, stock: 20, weight: 1000),
            pictures: [
                DemoPicture("rye-sourdough", "Dark loaf with pale cuts on an oak board") {
                    $0.room(.pantry)
                    $0.placed(-48, -80, scale: 1.12) { $0.loaf() }
                }
            ])
    }

    private static var honey: DemoProduct {
        DemoProduct(
            "linden-honey", "Linden Honey", kind: "Honey", by: "Imkerei Birke", in: "larder", tags: ["gift"],
            about: """
                From the avenue behind the church, where the lime trees hum in June. Clear in summer, creamy by
                Christmas, with a cool note of mint.
                """,
            facts: ["250 g or 500 g", "Not heated, not blended", "Glass on deposit in the shop"],
            offer: Offer(
                code: "LIND", price: 690, options: [.init("Size", ["250 g", "500 g"])], extra: ["500 g": 500],
                stock: 36,
                weight: 420),
            pictures: [
                DemoPicture("linden-honey", "Jar of golden honey with a brass lid") {
                    $0.room(.pantry)
                    $0.preserve(
                        Ink(0.74, 0.14, 75), lid: Canvas.brass, title: "Linden", line: "HONEY 250 G", ground: 830,
                        size: 1.4)
                }
            ])
    }

    private static var jam: DemoProduct {
        let kinds: [(String, Ink)] = [
            ("Strawberry", Ink(0.48, 0.18, 22)), ("Damson", Ink(0.32, 0.09, 330)), ("Apricot", Ink(0.72, 0.15, 62)),
        ]
        return DemoProduct(
            "three-hour-jam", "Three-Hour Jam", kind: "Jam", by: "Backstube Korn", in: "larder",
            about: """
                More fruit than sugar, stirred in copper until it falls from the spoon in one piece. The lid wears a
                bonnet because it always has.
                """,
            facts: ["220 g", "Fruit 62 %", "Keep cool once opened, as if it would last"],
            offer: Offer(
                code: "JAMS", price: 590, options: [.init("Flavour", kinds.map(\.0))], stock: 30, left: ["Apricot": 0],
                weight: 380),
            pictures: kinds.map { name, ink in
                DemoPicture("jam-\(slug(name))", "Jar of \(name.lowercased()) jam with a cloth bonnet", showing: name) {
                    $0.room(.pantry)
                    $0.preserve(
                        ink, lid: Canvas.brass, title: name, line: "JAM 220 G", ground: 830, size: 1.4,
                        cloth: Weave(Ink(0.95, 0.01, 80), .checks, second: Ink(0.5, 0.15, ink.hue)))
                }
            })
    }

    private static var oliveOil: DemoProduct {
        DemoProduct(
            "first-press-olive-oil", "First-Press Olive Oil", kind: "Oil", by: "Kontor Elbe", in: "larder",
            about: """
                Picked green, pressed on the same evening, bottled unfiltered. It bites a little at the back of the
                throat; that is how you know it is young.
                """,
            facts: ["0.5 l or 1 l", "Koroneiki olives, Messenia", "Harvest of last November"],
            offer: Offer(
                code: "OILS", price: 1490, options: [.init("Size", ["0.5 l", "1 l"])], extra: ["1 l": 1200],
                stock: 25, weight: 950),
            pictures: [
                DemoPicture("first-press-olive-oil", "Green bottle of olive oil") {
                    $0.room(.pantry)
                    $0.oilBottle(
                        .moss, label: Canvas.paperInk, title: "Olive oil", line: "FIRST PRESS", ground: 850, size: 1.2,
                        oil: Ink(0.6, 0.11, 115))
                }
            ])
    }

    private static var chocolate: DemoProduct {
        let kinds: [(String, Ink, Ink, String)] = [
            ("Sea salt", Ink(0.4, 0.075, 252), Ink(0.34, 0.05, 40), "72 % CACAO"),
            ("Hazelnut milk", Ink(0.72, 0.11, 72), Ink(0.46, 0.075, 48), "45 % CACAO"),
            ("Orange peel", Ink(0.6, 0.15, 45), Ink(0.35, 0.05, 40), "65 % CACAO"),
        ]
        return DemoProduct(
            "good-chocolate", "Good Chocolate", kind: "Chocolate", by: "Backstube Korn", in: "larder",
            tags: ["gift", "bestseller"],
            about: """
                Roasted, ground and poured in a kitchen of twelve square metres. Few ingredients, all of them on the
                label, none of them palm oil.
                """,
            facts: ["80 g", "Cacao from Tanzania, paid above the market", "Wrapper without plastic"],
            offer: Offer(code: "CHOC", price: 490, options: [.init("Flavour", kinds.map(\.0))], stock: 55, weight: 95),
            pictures: kinds.map { name, sleeve, bar, line in
                DemoPicture(
                    "good-chocolate-\(slug(name))", "Bar of chocolate in its sleeve, \(name.lowercased())",
                    showing: name
                ) {
                    $0.tabletop(.pantry)
                    $0.chocolate(sleeve, bar: bar, title: name, line: line)
                }
            })
    }
}
