internal import Persistence
internal import Vocabulary

/// What became of one product of a file.
struct ImportOutcome: Sendable {
    /// Nil when it was skipped.
    let change: SavedProduct.Change?
    var problems: [ImportProblem] = []
    var notes: [ImportProblem] = []
    var missingPictures = 0

    /// Saves a product, with its categories and opening stock, or says why it cannot be.
    static func saving(
        _ product: ImportedProduct, at instant: Instant, stock: ProductImport.OpeningStock,
        pictures: ProductImport.Pictures, in transaction: Transaction
    ) throws -> ImportOutcome {
        do {
            return try transaction.savepoint {
                try save(product, at: instant, stock: stock, pictures: pictures, in: transaction)
            }
        } catch let error as CatalogError {
            return ImportOutcome(
                change: nil, problems: [ImportProblem(line: product.line, reason: error.description)])
        }
    }

    private static func save(
        _ product: ImportedProduct, at instant: Instant, stock: ProductImport.OpeningStock,
        pictures: ProductImport.Pictures, in transaction: Transaction
    ) throws -> ImportOutcome {
        var draft = product.draft
        if let paths = product.categoryPaths {
            draft.categories = try paths.compactMap { try Categories.ensure(path: $0, in: transaction) }
        }
        let saved = try Products.save(draft, at: instant, in: transaction)
        for (variant, quantity) in zip(saved.variants, product.stock)
        where quantity.isPositive && saved.newVariants.contains(variant) {
            try stock(variant, quantity, transaction)
        }
        if !saved.missingPictures.isEmpty { try pictures(saved.missingPictures, transaction) }
        let notes = saved.notes.map { ImportProblem(line: product.line, reason: $0) }
        return ImportOutcome(
            change: saved.change, notes: product.notes + notes, missingPictures: saved.missingPictures.count)
    }
}

extension ImportReport {
    mutating func add(_ outcome: ImportOutcome) {
        switch outcome.change {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case nil: skipped += 1
        }
        missingPictures += outcome.missingPictures
        add(problems: outcome.problems)
        add(notes: outcome.notes)
    }
}
