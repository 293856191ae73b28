/// Shop A: vases.
extension Alderhof {
    static let vases: [DemoProduct] = [stemVase, moonJar, brookPitcher, dropletVase]

    private static var stemVase: DemoProduct {
        let glazes: [Glaze] = [.plum, .slate, .oat]
        return DemoProduct(
            "one-stem-vase", "One-Stem Vase", kind: "Vase", by: "Anker Pottery", in: "vases",
            about: """
                A narrow neck for whatever you brought home from the walk. It holds a single branch as if it had grown
                there, and looks finished when empty.
                """,
            facts: ["24 cm tall", "Stoneware, watertight", "Felt under the foot"],
            offer: Offer(
                code: "ONES", price: 4200, options: [.init("Glaze", glazes.map(\.name))], stock: 10, left: ["Slate": 2],
                weight: 780),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "stem-vase-\(glaze.slug)", "Slim vase in \(glaze.name.lowercased()) with green branches",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.branches(400, 380, Ink(0.55, 0.06, 140), height: 270)
                    $0.stemVase(glaze, ground: 830, size: 1.05)
                }
            })
    }

    private static var moonJar: DemoProduct {
        DemoProduct(
            "dalhangari-moon-jar", "달항아리 Moon Jar", kind: "Vase", by: "Studio Haneul", in: "vases",
            tags: ["new", "one of a kind"],
            about: """
                Two bowls are thrown, joined at the waist and left to find their own roundness in the fire. Potters in
                Korea have made moon jars for four hundred years, and none of them is a perfect sphere; that is why
                one can look at them for so long.
                """,
            facts: [
                "About 28 cm tall and wide", "White porcelain, clear glaze", "The seam may be felt and seen",
                "One or two a month",
            ],
            offer: Offer(code: "MOON", price: 28_000, left: ["": 2], weight: 3200),
            pictures: [
                DemoPicture("moon-jar", "Large white porcelain jar, nearly a sphere") {
                    $0.room(.ceramics)
                    $0.moonJar(.chalk, ground: 820, size: 1.15)
                },
                DemoPicture("moon-jar-branch", "The jar with a branch in blossom") {
                    $0.room(Backdrop(Ink(0.62, 0.03, 250), .disc))
                    $0.plumBranch(from: Point(420, 420), bend: Point(430, 250), to: Point(620, 130))
                    $0.moonJar(.chalk, ground: 830, size: 0.95)
                },
            ])
    }

    private static var brookPitcher: DemoProduct {
        let glazes: [Glaze] = [.ember, .moss, .chalk]
        return DemoProduct(
            "brook-pitcher", "Brook Pitcher", kind: "Pitcher", by: "Anker Pottery", in: "vases", "glasses-carafes",
            about: """
                For water at lunch, milk at four and tulips the rest of the time. The lip is pinched by hand while the
                clay is still soft, and it pours without a drip.
                """,
            facts: ["1.4 l, 22 cm tall", "Stoneware", "Dishwasher safe"],
            offer: Offer(
                code: "BROO", price: 5200, options: [.init("Glaze", glazes.map(\.name))], was: 6400,
                reducedOnly: "Moss", stock: 7,
                weight: 1150),
            pictures: glazes.map { glaze in
                DemoPicture(
                    "brook-pitcher-\(glaze.slug)", "Pitcher with a bare foot in \(glaze.name.lowercased())",
                    showing: glaze.name
                ) {
                    $0.room(.ceramics)
                    $0.pitcher(glaze, ground: 830, size: 1.22)
                }
            })
    }

    private static var dropletVase: DemoProduct {
        let tints: [Glass] = [.rose, .sea, .amber, .clear]
        return DemoProduct(
            "droplet-bud-vase", "Droplet Bud Vase", kind: "Vase", by: "Weiher Glassworks", in: "vases", tags: ["gift"],
            about: """
                A drop of glass that stopped in mid-air. Three in a row on a windowsill throw more colour than a
                stained window.
                """,
            facts: ["11 cm tall", "Mouth-blown, each a little different", "Rinse with rice and water to clean"],
            offer: Offer(
                code: "DROP", price: 1900, options: [.init("Colour", tints.map(\.name))], stock: 20, left: ["Sea": 0],
                weight: 260),
            pictures: tints.map { glass in
                DemoPicture(
                    "droplet-\(glass.slug)", "Small vase of \(glass.name.lowercased()) glass with one twig",
                    showing: glass.name
                ) {
                    $0.room(.glass)
                    $0.twig(
                        from: Point(400, 690), bend: Point(385, 470), to: Point(490, 230), leaves: 8, length: 84,
                        width: 38,
                        Ink(0.6, 0.09, 140))
                    $0.dropletVase(glass, ground: 830, size: 1.4)
                }
            })
    }
}
