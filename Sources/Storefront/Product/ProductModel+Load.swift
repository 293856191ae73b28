internal import Catalog
internal import Ordering
internal import Persistence
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
            ProductModel($0, showing: wanted, notice: notice, catalog.pricing)
        }
    }

    init(_ shelf: ShelfProduct, showing wanted: VariantID?, notice: ProductNotice?, _ pricing: ShopPricing) {
        let detail = shelf.detail
        let chosen = detail.chosenVariant(wanted, shelf.availability)
        let variants = detail.variants.map { VariantModel($0, of: detail, shelf.availability, pricing) }
        let chosenModel = VariantModel(chosen, of: detail, shelf.availability, pricing)
        let plainText = DescriptionHTML.plainText(of: detail.product.descriptionHTML)
        self.init(
            slug: detail.product.slug, title: detail.product.title, vendor: detail.product.vendor,
            breadcrumbs: (detail.breadcrumbs.first ?? []).map { PageLink($0.title, .category($0.slug)) },
            pictures: detail.images.map { Picture($0, title: detail.product.title) },
            mainPicture: chosenModel.picture ?? 0,
            options: detail.optionModels(chosen: chosen, shelf.availability), chosen: chosenModel, variants: variants,
            quantity: QuantityModel(chosen), includesTax: pricing.tax.ratePartsPerMillion > 0 ? pricing.tax.isInclusive : nil,
            description: detail.product.descriptionHTML.isEmpty ? nil : detail.product.descriptionHTML,
            details: Self.details(of: detail.product, chosen, pricing.format),
            related: shelf.related.map { ProductCard($0, shelf.availability, pricing) },
            seoTitle: detail.product.seoTitle,
            seoDescription: detail.product.seoDescription ?? Summary.of(plainText), notice: notice)
    }

    private static func details(of product: Product, _ variant: Variant, _ format: LocaleFormat) -> [Detail] {
        var details: [Detail] = []
        func add(_ label: Detail.Label, _ value: String?) {
            if let value, !value.isEmpty { details.append(Detail(label: label, value: value)) }
        }
        add(.brand, product.vendor)
        add(.kind, product.type)
        add(.weight, variant.weightGrams.flatMap { $0 > 0 ? Self.weight($0, format) : nil })
        add(.sku, variant.sku)
        add(.barcode, variant.barcode)
        return details
    }

    private static func weight(_ grams: Int64, _ format: LocaleFormat) -> String {
        grams < 1000 ? format.quantity(Quantity(thousandths: grams * 1000)) + " g"
            : format.quantity(Quantity(thousandths: grams)) + " kg"
    }
}

extension ProductDetail {
    fileprivate func chosenVariant(_ wanted: VariantID?, _ availability: Availability) -> Variant {
        if let wanted, let variant = variants.first(where: { $0.id == wanted }) { return variant }
        return variants.first { availability.isAvailable($0.id, minimum: $0.minimum) } ?? variants[0]
    }

    /// Which values can be chosen beside what is chosen already.
    fileprivate func optionModels(chosen: Variant, _ availability: Availability) -> [OptionModel] {
        options.enumerated().map { index, option in
            let values = option.values.map { value in
                var wanted = chosen.options
                wanted[index] = value
                let match = variants.first { $0.options == wanted }
                let state: OptionModel.State =
                    match.map { availability.isAvailable($0.id, minimum: $0.minimum) ? .available : .soldOut }
                    ?? .missing
                return OptionModel.Value(value: value, isChosen: chosen.options[index] == value, state: state)
            }
            return OptionModel(field: "o\(index + 1)", name: option.name, values: values)
        }
    }
}

extension VariantModel {
    /// Said to hurry nobody: only when the shelf is nearly empty.
    private static let fewLeft = Quantity(5)

    fileprivate init(
        _ variant: Variant, of detail: ProductDetail, _ availability: Availability, _ pricing: ShopPricing
    ) {
        let isAvailable = availability.isAvailable(variant.id, minimum: variant.minimum)
        let there = availability.quantity(of: variant.id)
        let left = there.flatMap { isAvailable && $0 <= Self.fewLeft ? $0 : nil }
        self.init(
            id: variant.id, title: variant.title, options: variant.options,
            price: PriceTag(variant.price, compareAt: variant.compareAt, unit: variant.unit, pricing),
            decimalPrice: pricing.decimalText(variant.price), isAvailable: isAvailable,
            left: left.map { QuantityText.of($0, variant.unit, pricing.format) }, sku: variant.sku,
            picture: variant.imageID.flatMap { id in detail.images.firstIndex { $0.id == id } })
    }
}

extension QuantityModel {
    init(_ variant: Variant) {
        self.init(
            value: variant.minimum.decimalText, minimum: variant.minimum.decimalText,
            step: variant.step.decimalText, unit: variant.unit.symbol, isMeasured: variant.unit != .piece)
    }
}

/// "1.5 kg", "3".
enum QuantityText {
    static func of(_ quantity: Quantity, _ unit: SalesUnit, _ format: LocaleFormat) -> String {
        let number = format.quantity(quantity)
        return unit.symbol.map { "\(number) \($0)" } ?? number
    }
}

/// The beginning of a text, cut at a word, for descriptions that search engines show.
enum Summary {
    static func of(_ text: String, limit: Int = 155) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        var result = ""
        for word in words {
            guard result.count + word.count + 1 <= limit else { return result + "…" }
            result += result.isEmpty ? String(word) : " " + word
        }
        return result
    }
}
