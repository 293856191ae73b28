import Catalog
import Vocabulary

extension DemoContent {
    /// The featured products first, the others as they come.
    func position(of product: DemoProduct, index: Int) -> Int {
        featured.firstIndex(of: product.slug) ?? featured.count + index
    }
}

extension DemoCategory {
    func draft(position: Int, keys: DemoMedia.Keys) -> CategoryDraft {
        var draft = CategoryDraft(
            slug: Slug(transliterating: slug), title: title, parent: parent.map { Slug(transliterating: $0) },
            position: position)
        draft.descriptionHTML = "<p>\(DemoProduct.escaped(about))</p>"
        draft.imageFile = keys.pictures[picture]
        return draft
    }
}

extension DemoProduct {
    func draft(position: Int, keys: DemoMedia.Keys) -> ProductDraft {
        var draft = ProductDraft(
            slug: Slug(transliterating: slug), title: title, variants: variants.map(\.draft))
        draft.descriptionHTML = descriptionHTML
        draft.vendor = maker
        draft.type = kind
        draft.optionNames = optionNames
        draft.tags = tags
        draft.position = position
        draft.categories = categorySlugs.map { Slug(transliterating: $0) }
        draft.images = pictures.compactMap { picture in
            keys.pictures[picture.name].map { key in
                ImageDraft(.file(key), alt: picture.alt, width: Int(Canvas.width), height: Int(Canvas.height))
            }
        }
        return draft
    }
}

extension DemoVariant {
    fileprivate var draft: VariantDraft {
        var draft = VariantDraft(sku: sku, options: options, price: price)
        draft.compareAt = compareAt
        draft.weightGrams = weightGrams
        draft.unit = unit == .kilogram ? .kilogram : .piece
        draft.step = Quantity(thousandths: step)
        draft.minimum = Quantity(thousandths: step)
        draft.image = picture
        return draft
    }
}
