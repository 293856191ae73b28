internal import Catalog
internal import Persistence
internal import Tenancy
internal import Vocabulary

/// What every page of a shop is made with: how it writes prices, and its categories.
struct ShopCatalog: Sendable {
    let pricing: ShopPricing
    /// Those with something in them, siblings in the merchant's order.
    let categories: [CategoryNode]

    /// One statement.
    init(_ settings: ShopSettings, in transaction: ReadTransaction) throws {
        self.init(settings, categories: try Categories.tree(in: transaction))
    }

    init(_ settings: ShopSettings, categories: [CategoryNode]) {
        pricing = ShopPricing(settings)
        self.categories = categories
    }
}

extension [CategoryNode] {
    /// The way from the top of the tree to the category at this address, it included; nil when there is none.
    func trail(to slug: Slug) -> [CategoryNode]? {
        for node in self {
            if node.category.slug == slug { return [node] }
            if let below = node.children.trail(to: slug) { return [node] + below }
        }
        return nil
    }
}
