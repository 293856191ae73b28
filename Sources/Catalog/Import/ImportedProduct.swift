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
        // Without its first line a product has no title; saying so of the next line would only confuse.
        guard let first = rows.first, problems.allSatisfy({ $0.line > first.line }) else {
            return .failure(ImportProblems(problems))
        }
        var builder = ImportedProductBuilder(first, slug: slug, currency: currency)
        for row in rows { builder.add(row) }
        switch builder.finished {
        case .success(let product): return problems.isEmpty ? .success(product) : .failure(ImportProblems(problems))
        case .failure(let more): return .failure(ImportProblems(problems + more.problems))
        }
    }
}

/// All that is wrong with a product's lines.
struct ImportProblems: Error {
    let problems: [ImportProblem]

    init(_ problems: [ImportProblem]) {
        self.problems = problems.sorted { $0.line < $1.line }
    }
}
