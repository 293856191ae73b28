public import Persistence
public import Vocabulary

extension Categories {
    /// The category at the end of a way of titles from the top of the tree; those that are missing are made.
    /// Titles are compared without regard to case and accents.
    /// - Throws: ``CatalogError`` for a title that no category can have.
    public static func ensure(path titles: [String], in transaction: Transaction) throws -> Slug? {
        var parent: (id: CategoryID, slug: Slug)?
        for title in titles {
            parent = try child(titled: title, of: parent, in: transaction)
        }
        return parent?.slug
    }

    private static func child(
        titled title: String, of parent: (id: CategoryID, slug: Slug)?, in transaction: Transaction
    ) throws -> (id: CategoryID, slug: Slug) {
        let isBelow: SQL = if let parent { "parent_id = \(parent.id)" } else { "parent_id IS NULL" }
        let known = try transaction.rows(
            "SELECT id, slug FROM category WHERE \(isBelow) AND title_key = \(SortKey.bytes(title)) ORDER BY id LIMIT 1"
        ).first
        if let known { return (id: try known["id"], slug: try known["slug"]) }
        let slug = try freeSlug(for: title, below: parent?.slug, in: transaction)
        let id = try save(CategoryDraft(slug: slug, title: title, parent: parent?.slug), in: transaction)
        return (id: id, slug: slug)
    }

    /// The title's own slug, else with its parent's before it, else with a number behind it.
    private static func freeSlug(
        for title: String, below parent: Slug?, in transaction: ReadTransaction
    ) throws -> Slug {
        let own = Slug(transliterating: title)
        let candidates = [own] + (parent.map { [Slug(transliterating: "\($0) \(title)")] } ?? [])
        for slug in candidates where try id(of: slug, in: transaction) == nil { return slug }
        var number = 2
        while true {
            let slug = Slug(transliterating: "\(own.text.prefix(90))-\(number)")
            if try id(of: slug, in: transaction) == nil { return slug }
            number += 1
        }
    }
}
