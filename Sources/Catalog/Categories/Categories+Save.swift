public import Persistence
public import Vocabulary

extension Categories {
    /// Makes a category, or changes the one with the draft's id or slug; moving it moves all that stands below it.
    /// - Throws: ``CatalogError``.
    @discardableResult
    public static func save(_ draft: CategoryDraft, in transaction: Transaction) throws -> CategoryID {
        let title = draft.title.trimmed
        guard (1...200).contains(title.count) else {
            throw CatalogError.invalid(field: "title", reason: "A category needs a title of at most 200 characters.")
        }
        let parent = try draft.parent.map { slug -> CategoryID in
            guard let id = try Self.id(of: slug, in: transaction) else { throw CatalogError.unknownCategory(slug) }
            return id
        }
        let holder = try Self.id(of: draft.slug, in: transaction)
        let id: CategoryID
        if let known = draft.id ?? holder {
            guard holder == nil || holder == known else { throw CatalogError.slugTaken(draft.slug) }
            id = known
            try update(id, draft, title: title, in: transaction)
            try move(id, below: parent, slug: draft.slug, in: transaction)
        } else {
            id = CategoryID()
            try insert(id, draft, title: title, parent: parent, in: transaction)
        }
        try CatalogState.advance(in: transaction)
        return id
    }

    static func id(of slug: Slug, in transaction: ReadTransaction) throws -> CategoryID? {
        try transaction.value("SELECT id FROM category WHERE slug = \(slug)")
    }

    private static func insert(
        _ id: CategoryID, _ draft: CategoryDraft, title: String, parent: CategoryID?, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO category (id, parent_id, slug, title, title_key, description, position, image_file)
            VALUES (\(id), \(parent), \(draft.slug), \(title), \(SortKey.bytes(title)),
                \(DescriptionHTML.sanitised(draft.descriptionHTML)), \(draft.position), \(draft.imageFile))
            """)
        try transaction.execute(
            "INSERT INTO category_path (descendant_id, ancestor_id, depth) VALUES (\(id), \(id), 0)")
        try joinPaths(of: id, to: parent, in: transaction)
    }

    private static func update(
        _ id: CategoryID, _ draft: CategoryDraft, title: String, in transaction: Transaction
    ) throws {
        let changed = try transaction.execute(
            """
            UPDATE category SET slug = \(draft.slug), title = \(title), title_key = \(SortKey.bytes(title)),
                description = \(DescriptionHTML.sanitised(draft.descriptionHTML)), position = \(draft.position),
                image_file = \(draft.imageFile)
            WHERE id = \(id)
            """)
        guard changed == 1 else { throw CatalogError.unknownCategory(draft.slug) }
    }

    /// Gives a category another parent: its subtree leaves the lists of the old ancestors and enters those of the new.
    private static func move(
        _ id: CategoryID, below parent: CategoryID?, slug: Slug, in transaction: Transaction
    ) throws {
        let current: CategoryID?? = try transaction.value("SELECT parent_id FROM category WHERE id = \(id)")
        guard current != .some(parent) else { return }
        if let parent {
            let isBelow: Int? = try transaction.value(
                "SELECT 1 FROM category_path WHERE descendant_id = \(parent) AND ancestor_id = \(id)")
            guard isBelow == nil else { throw CatalogError.categoryBelowItself(slug) }
        }
        try CatalogProjections.withdraw(.below(id), in: transaction)
        try transaction.execute("UPDATE category SET parent_id = \(parent) WHERE id = \(id)")
        // What stays of the paths are those inside the subtree.
        try transaction.execute(
            """
            DELETE FROM category_path
            WHERE descendant_id IN (SELECT descendant_id FROM category_path WHERE ancestor_id = \(id))
                AND ancestor_id IN (
                    SELECT ancestor_id FROM category_path WHERE descendant_id = \(id) AND ancestor_id <> \(id))
            """)
        try joinPaths(of: id, to: parent, in: transaction)
        try CatalogProjections.file(.below(id), in: transaction)
    }

    /// Connects everything in the subtree of `id` with everything above `parent`, itself included.
    private static func joinPaths(
        of id: CategoryID, to parent: CategoryID?, in transaction: Transaction
    ) throws {
        guard let parent else { return }
        try transaction.execute(
            """
            INSERT INTO category_path (descendant_id, ancestor_id, depth)
            SELECT below.descendant_id, above.ancestor_id, below.depth + above.depth + 1
            FROM category_path AS below, category_path AS above
            WHERE below.ancestor_id = \(id) AND above.descendant_id = \(parent)
            """)
    }
}
