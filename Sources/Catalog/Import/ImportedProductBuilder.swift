internal import Vocabulary

/// Puts a product together from its lines.
struct ImportedProductBuilder {
    private let first: ImportRow
    private let slug: Slug
    private let currency: Currency
    private let optionNames: [String]
    private var variants: [VariantDraft] = []
    private var stock: [Quantity] = []
    private var images = ImportedImages()
    private var problems: [ImportProblem] = []
    private var notes: [ImportProblem] = []

    init(_ first: ImportRow, slug: Slug, currency: Currency) {
        self.first = first
        self.slug = slug
        self.currency = currency
        let names = [first[.option1Name], first[.option2Name], first[.option3Name]].compactMap { $0 }
        // Shopify's way to say that a product has no options.
        let isPlain = names == ["Title"] && first[.option1] == "Default Title"
        optionNames = isPlain ? [] : names
    }

    mutating func add(_ row: ImportRow) {
        let values = ImportValues(row, currency: currency)
        images.add(row)
        // A line with neither price nor option is there for its picture.
        guard row[.price] != nil || row[.option1] != nil || row[.sku] != nil else {
            if row.line == first.line { problems.append(ImportProblem(line: row.line, reason: "There is no price.")) }
            return
        }
        do {
            let variant = try variant(row, values)
            variants.append(variant)
            stock.append(try openingStock(row, values))
        } catch {
            problems.append(ImportProblem(line: row.line, reason: error.reason))
        }
    }

    var finished: Result<ImportedProduct, ImportProblems> {
        var problems = problems
        let values = ImportValues(first, currency: currency)
        do {
            let draft = try draft(values)
            guard problems.isEmpty else { return .failure(ImportProblems(problems)) }
            return .success(
                ImportedProduct(
                    line: first.line, draft: draft, stock: stock, categoryPaths: values.categoryPaths,
                    notes: notes + images.notes))
        } catch {
            problems.append(ImportProblem(line: first.line, reason: error.reason))
            return .failure(ImportProblems(problems))
        }
    }

    private func draft(_ values: ImportValues) throws(ImportValueError) -> ProductDraft {
        guard let title = first[.title] else { throw ImportValueError("The product has no title on its first line.") }
        var draft = ProductDraft(slug: slug, title: title, variants: variants)
        draft.descriptionHTML = first[.description] ?? ""
        draft.vendor = first[.vendor] ?? ""
        draft.type = first[.type] ?? ""
        draft.tags = values.tags
        draft.status = try values.status()
        draft.seoTitle = first[.seoTitle]
        draft.seoDescription = first[.seoDescription]
        draft.position = try values.integer(.position)
        draft.optionNames = optionNames
        draft.images = images.drafts
        return draft
    }

    private func variant(_ row: ImportRow, _ values: ImportValues) throws(ImportValueError) -> VariantDraft {
        guard let price = try values.amount(.price) else { throw ImportValueError("There is no price.") }
        var variant = VariantDraft(sku: row[.sku], options: try options(row), price: price)
        // Shopify writes 0 where there is no former price.
        variant.compareAt = try values.amount(.compareAt).flatMap { $0 == 0 ? nil : $0 }
        variant.barcode = row[.barcode]
        variant.weightGrams = try values.quantity(.weightGrams).flatMap { $0.isZero ? nil : $0.thousandths / 1000 }
        variant.unit = try values.unit()
        variant.step = try values.quantity(.step) ?? .one
        variant.minimum = try values.quantity(.minimum) ?? variant.step
        variant.isTaxable = try values.flag(.taxable) ?? true
        variant.requiresShipping = try values.flag(.requiresShipping) ?? true
        variant.tracksStock = try values.tracksStock()
        variant.image = row[.variantImage].flatMap { images.index(of: $0) }
        return variant
    }

    private func options(_ row: ImportRow) throws(ImportValueError) -> [String] {
        let fields: [ImportField] = [.option1, .option2, .option3]
        var options: [String] = []
        for (name, field) in zip(optionNames, fields) {
            guard let value = row[field] else { throw ImportValueError("There is no value for “\(name)”.") }
            options.append(value)
        }
        return options
    }

    /// Shops that sold more than they had count below zero; there is nothing to put on the shelf then.
    private mutating func openingStock(
        _ row: ImportRow, _ values: ImportValues
    ) throws(ImportValueError) -> Quantity {
        guard let stock = try values.quantity(.stock) else { return .zero }
        guard stock < .zero else { return stock }
        notes.append(ImportProblem(line: row.line, reason: "The stock of \(stock) was taken as 0."))
        return .zero
    }
}
