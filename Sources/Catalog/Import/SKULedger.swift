/// The SKUs that a file has named so far. In a dry run a batch does not see what an earlier one would have made, so the
/// file itself is watched; a few bytes for each SKU.
struct SKULedger {
    private var seen: Set<Int> = []

    /// The product, unless one of its SKUs was another product's before.
    mutating func admit(_ product: ImportedProduct) -> Result<ImportedProduct, ImportProblems> {
        let skus = product.draft.variants.compactMap(\.sku)
        if let taken = skus.first(where: { seen.contains($0.hashValue) }) {
            let reason = "The SKU “\(taken)” belongs to another product of the file."
            return .failure(ImportProblems([ImportProblem(line: product.line, reason: reason)]))
        }
        seen.formUnion(skus.map(\.hashValue))
        return .success(product)
    }
}
