internal import Vocabulary

/// A product read from a file.
struct ImportedProduct: Sendable {
    /// The line it begins on.
    let line: Int
    var draft: ProductDraft
    /// Opening stock, for each variant of the draft.
    var stock: [Quantity]
    /// Ways of titles from the top of the tree; nil leaves the categories as they are.
    var categoryPaths: [[String]]?
    var notes: [ImportProblem]
}

extension ImportGroup {
    /// The product that the lines describe, or what is wrong with them.
    func product(in currency: Currency) -> Result<ImportedProduct, ImportProblems> {
        guard problems.isEmpty, let first = rows.first else { return .failure(ImportProblems(problems)) }
        var builder = ImportedProductBuilder(first, slug: slug, currency: currency)
        for row in rows { builder.add(row) }
        return builder.finished
    }
}

/// All that is wrong with a product's lines.
struct ImportProblems: Error {
    let problems: [ImportProblem]

    init(_ problems: [ImportProblem]) {
        self.problems = problems
    }
}
