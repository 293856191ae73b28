extension Alderhof {
    static let categories: [DemoCategory] = tableAndKitchen + homeAndLight + bathAndPaper + gardenAndPantry

    private static let tableAndKitchen: [DemoCategory] = [
        DemoCategory(
            "table", "Table", about: "What stands on it when people sit round it.", picture: "early-bowl-honey"),
        DemoCategory(
            "mugs-cups", "Mugs & cups", below: "table", about: "For tea, coffee and both hands.",
            picture: "harbour-mug-moss"),
        DemoCategory(
            "bowls-plates", "Bowls & plates", below: "table", about: "Stoneware and porcelain for every day.",
            picture: "everyday-plate-oat"),
        DemoCategory(
            "glasses-carafes", "Glasses & carafes", below: "table",
            about: "Blown and pressed, all of it dishwasher safe.",
            picture: "long-evening-red"),
        DemoCategory(
            "table-linen", "Table linen", below: "table", about: "Napkins, runners and aprons that get softer.",
            picture: "meadow-napkins"),
        DemoCategory("kitchen", "Kitchen", about: "Few tools, good ones.", picture: "larch-casserole-forest"),
        DemoCategory(
            "pots-pans", "Pots & pans", below: "kitchen", about: "Iron, copper and enamel for the next forty years.",
            picture: "copper-saucepan"),
        DemoCategory(
            "knives-boards", "Knives & boards", below: "kitchen", about: "Sharp things and what to cut on.",
            picture: "chefs-knife-walnut"),
        DemoCategory(
            "kitchen-tools", "Kitchen tools", below: "kitchen", about: "Turned, bent and forged by people who cook.",
            picture: "stirring-spoons"),
    ]

    private static let homeAndLight: [DemoCategory] = [
        DemoCategory("home", "Home", about: "For the rooms one lives in.", picture: "linen-cushion-rust"),
        DemoCategory(
            "vases", "Vases", below: "home", about: "For one stem or half a hedge.", picture: "stem-vase-plum"),
        DemoCategory(
            "blankets-cushions", "Blankets & cushions", below: "home",
            about: "Wool and linen for cold feet and long books.",
            picture: "heath-blanket-moss"),
        DemoCategory(
            "storage", "Baskets & jars", below: "home", about: "A place for everything.", picture: "willow-basket"),
        DemoCategory("light", "Light", about: "For the time between day and night.", picture: "dusk-lamp-tide"),
        DemoCategory(
            "lamps", "Lamps", below: "light", about: "Light where it is wanted.", picture: "dome-pendant-forest"),
        DemoCategory(
            "candles", "Candles", below: "light", about: "Beeswax, soy and brass.", picture: "beeswax-pillars"),
    ]

    private static let bathAndPaper: [DemoCategory] = [
        DemoCategory("bath", "Bath", about: "Soap, linen and hot water.", picture: "bar-soap-sage"),
        DemoCategory(
            "towels", "Towels", below: "bath", about: "Thirsty cotton, quick linen.", picture: "thirsty-towel-tide"),
        DemoCategory(
            "soap-care", "Soap & care", below: "bath", about: "Made in small kettles, scented with plants.",
            picture: "hand-wash-fig"),
        DemoCategory("paper", "Paper", about: "For letters, lists and thoughts.", picture: "ledger-fern"),
    ]

    private static let gardenAndPantry: [DemoCategory] = [
        DemoCategory("garden", "Garden", about: "From the windowsill to the last bed.", picture: "watering-can-green"),
        DemoCategory(
            "plants", "Plants & pots", below: "garden", about: "Grown in the north, used to little light.",
            picture: "rubber-plant"),
        DemoCategory(
            "seeds", "Seeds", below: "garden", about: "Open-pollinated and tested for this season.",
            picture: "seeds-tomato"),
        DemoCategory(
            "garden-tools", "Garden tools", below: "garden", about: "To be left to the grandchildren.",
            picture: "ash-trowel"),
        DemoCategory("pantry", "Pantry", about: "Things to eat, drink and give away.", picture: "linden-honey"),
        DemoCategory(
            "coffee-tea", "Coffee & tea", below: "pantry", about: "Roasted and packed on Tuesdays.",
            picture: "house-roast"),
        DemoCategory(
            "larder", "From the larder", below: "pantry", about: "Bread, cheese and what goes between.",
            picture: "mountain-cheese"),
    ]
}
