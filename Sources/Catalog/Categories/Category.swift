public import Vocabulary

/// A shelf of the shop: products stand in it and, through it, in every category above it.
public struct Category: Hashable, Sendable {
    public let id: CategoryID
    public let parentID: CategoryID?
    public let slug: Slug
    public let title: String
    /// HTML that has passed ``DescriptionHTML``.
    public let descriptionHTML: String
    /// Order among its siblings, lower first.
    public let position: Int
    /// The key of its picture in the shop's storage.
    public let imageFile: String?
    /// How many active products stand in it or below it.
    public let productCount: Int
}

/// A category with those below it.
public struct CategoryNode: Hashable, Sendable {
    public let category: Category
    public let children: [CategoryNode]
}

/// A category with its place in the tree, as its page shows it.
public struct CategoryDetail: Hashable, Sendable {
    public let category: Category
    /// From the top of the tree down to its parent.
    public let ancestors: [CategoryLink]
    /// Directly below it, in order.
    public let children: [Category]
}

/// Everything that is said of a category when it is saved.
public struct CategoryDraft: Hashable, Sendable {
    /// The category to change; nil finds it by ``slug``, or makes a new one.
    public var id: CategoryID?
    public var slug: Slug
    public var title: String
    /// The category it stands below; nil for the top of the tree.
    public var parent: Slug?
    /// HTML from anywhere; it is sanitised when saved.
    public var descriptionHTML = ""
    public var position = 0
    /// The key of a picture in the shop's storage.
    public var imageFile: String?

    public init(slug: Slug, title: String, parent: Slug? = nil, position: Int = 0) {
        self.slug = slug
        self.title = title
        self.parent = parent
        self.position = position
    }
}
