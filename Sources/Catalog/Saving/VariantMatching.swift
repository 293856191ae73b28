internal import Vocabulary

/// Finds, for each variant of a draft, the stored one that it is: by SKU first, then by options. So ids stay the same
/// when a product is saved again, and one that comes back gets its old id with its stock and history.
struct VariantMatching {
    private var sold: [Variant]
    private var retired: [Variant]

    init(sold: [Variant], retired: [Variant]) {
        self.sold = sold
        self.retired = retired
    }

    /// The ids of the drafts' variants; nil for a new one.
    mutating func ids(of drafts: [VariantDraft]) -> [VariantID?] {
        var ids: [VariantID?] = drafts.map { draft in
            guard let sku = draft.sku else { return nil }
            return take(from: \.sold) { $0.sku == sku } ?? take(from: \.retired) { $0.sku == sku }
        }
        for (index, draft) in drafts.enumerated() where ids[index] == nil {
            ids[index] =
                take(from: \.sold) { $0.options == draft.options }
                // Another SKU may be another thing, so a retired variant only comes back under its own.
                ?? take(from: \.retired) { $0.options == draft.options && ($0.sku == nil || $0.sku == draft.sku) }
        }
        return ids
    }

    private mutating func take(
        from variants: WritableKeyPath<VariantMatching, [Variant]>, where matches: (Variant) -> Bool
    ) -> VariantID? {
        guard let index = self[keyPath: variants].firstIndex(where: matches) else { return nil }
        return self[keyPath: variants].remove(at: index).id
    }
}
