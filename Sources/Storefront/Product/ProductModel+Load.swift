internal import Catalog
internal import Ordering
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension ProductModel {
    /// The product at this address; nil when the shop does not sell it.
    /// - Parameter wanted: the variant to show; when it is not one of the product's, the first that can be bought.
    static func load(
        _ slug: Slug, showing wanted: VariantID?, notice: ProductNotice?, _ catalog: ShopCatalog,
        in transaction: ReadTransaction
    ) throws -> ProductModel? {
        try Shelf.product(slug, in: transaction).map {
            ProductModel($0, showing: wanted, notice: notice, catalog)
        }
    }

    init(_ shelf: ShelfProduct, showing wanted: VariantID?, notice: ProductNotice?, _ catalog: ShopCatalog) {
        let detail = shelf.detail
        let product = detail.product
        let chosen = detail.chosenVariant(wanted, shelf.availability)
        let pictures = detail.pictures(showing: chosen)
        let tax = catalog.pricing.tax
        func model(_ variant: Variant) -> VariantModel {
            VariantModel(variant, pictures: pictures.map(\.id), shelf.availability, catalog)
        }
        self.init(
            slug: product.slug, title: product.title,
            breadcrumbs: (detail.breadcrumbs.first ?? []).map { PageLink($0.title, .category($0.slug)) },
            pictures: pictures.enumerated().map { index, image in
                Picture(image, of: product.slug, title: product.title, isFirst: index == 0, morphs: index == 0)
            },
            options: detail.optionPickers(chosen: chosen, shelf.availability), chosen: model(chosen),
            variants: detail.variants.map(model), quantity: QuantityStepper(chosen, catalog.words),
            includesTax: tax.ratePartsPerMillion > 0 ? tax.isInclusive : nil,
            description: product.descriptionHTML.isEmpty ? nil : HTML(trusted: product.descriptionHTML),
            details: Self.details(of: product, chosen, catalog.pricing.format),
            related: ProductCard.cards(shelf.related, shelf.availability, catalog), seoTitle: product.seoTitle,
            summary: product.seoDescription ?? Summary.of(DescriptionHTML.plainText(of: product.descriptionHTML)),
            brand: product.vendor, notice: notice)
    }

    private static func details(of product: Product, _ variant: Variant, _ format: LocaleFormat) -> [Detail] {
        let values: [(Word, String?)] = [
            (.detailBrand, product.vendor), (.detailKind, product.type),
            (.detailWeight, variant.weightGrams.flatMap { weight($0, format) }), (.sku, variant.sku),
            (.detailBarcode, variant.barcode),
        ]
        return values.compactMap { label, value in
            value.flatMap { $0.isEmpty ? nil : Detail(label: label, value: $0) }
        }
    }

    private static func weight(_ grams: Int64, _ format: LocaleFormat) -> String? {
        switch grams {
        case ...0: nil
        case ..<1000: format.number(Int(grams)) + " g"
        default: format.quantity(Quantity(thousandths: grams)) + " kg"
        }
    }
}

extension ProductDetail {
    fileprivate func chosenVariant(_ wanted: VariantID?, _ availability: Availability) -> Variant {
        variants.first { $0.id == wanted }
            ?? variants.first { availability.isAvailable($0.id, minimum: $0.minimum) } ?? variants[0]
    }

    /// The picture of the chosen variant comes first.
    fileprivate func pictures(showing variant: Variant) -> [ProductImage] {
        guard let index = images.firstIndex(where: { $0.id == variant.imageID }) else { return images }
        return [images[index]] + images[..<index] + images[(index + 1)...]
    }

    /// The options; a value is unavailable when it cannot be had beside what is chosen of the others.
    fileprivate func optionPickers(chosen: Variant, _ availability: Availability) -> [OptionPicker] {
        options.enumerated().map { index, option in
            let values = option.values.map { value in
                var wanted = chosen.options
                wanted[index] = value
                let match = variants.first { $0.options == wanted }
                let isAvailable = match.map { availability.isAvailable($0.id, minimum: $0.minimum) } ?? false
                return OptionPicker.Value(value, isAvailable: isAvailable)
            }
            return OptionPicker(
                option.name, name: OptionChoice.field(index), values: values, chosen: chosen.options[index])
        }
    }
}

extension VariantModel {
    /// Said to hurry nobody: only when the shelf is nearly empty.
    private static let fewLeft = Quantity(5)

    fileprivate init(
        _ variant: Variant, pictures: [ProductImageID], _ availability: Availability, _ catalog: ShopCatalog
    ) {
        let isAvailable = availability.isAvailable(variant.id, minimum: variant.minimum)
        let left = availability.quantity(of: variant.id).flatMap { $0 <= Self.fewLeft ? $0 : nil }
        let said =
            if !isAvailable { catalog.words(.soldOut) } else if let left {
                catalog.words(.lowStock, QuantityText.of(left, variant.unit, catalog.pricing.format))
            } else { catalog.words(.inStock) }
        self.init(
            id: variant.id, title: variant.title, options: variant.options,
            price: PriceView(variant.price, compareAt: variant.compareAt, unit: variant.unit, catalog.pricing),
            decimalPrice: catalog.pricing.decimalText(variant.price), currency: catalog.pricing.currency.code,
            isAvailable: isAvailable, availability: said, isLow: isAvailable && left != nil, sku: variant.sku,
            picture: variant.imageID.flatMap { pictures.firstIndex(of: $0) })
    }
}

extension QuantityStepper {
    fileprivate init(_ variant: Variant, _ words: Words) {
        self.init(
            label: words(.quantity), value: variant.minimum.decimalText, step: variant.step.decimalText,
            minimum: variant.minimum.decimalText, maximum: Cart.quantityLimit.decimalText, unit: variant.unit.symbol)
    }
}
