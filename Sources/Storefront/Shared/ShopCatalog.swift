internal import Catalog
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// What every page of a shop is made with: how it speaks and writes prices, and its categories.
struct ShopCatalog: Sendable {
    let pricing: ShopPricing
    let words: Words
    /// The whole tree, siblings in the merchant's order.
    let categories: [CategoryNode]

    /// One statement.
    init(_ settings: ShopSettings, in transaction: ReadTransaction) throws {
        self.init(settings, categories: try Categories.tree(in: transaction))
    }

    init(_ settings: ShopSettings, categories: [CategoryNode]) {
        pricing = ShopPricing(settings)
        words = Words(settings.locale)
        self.categories = categories
    }

    /// The category bar: those with something in them.
    var bar: [PageFrame.Link] {
        categories.filter { $0.category.productCount > 0 }.map { .init($0.category.title, .category($0.category.slug)) }
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
