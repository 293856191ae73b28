internal import Vocabulary

/// The rules that a draft must keep, whoever wrote it: a form, an import or a program.
extension ProductDraft {
    static let mostVariants = 1000
    static let mostImages = 250
    static let mostTags = 250
    static let longestDescription = 100_000
    /// Ten thousand million of a currency with two decimals: products of price and quantity stay far from overflow.
    static let highestPrice: Int64 = 1_000_000_000_000

    /// The draft trimmed and sanitised, with notes on what was mended.
    /// - Throws: ``CatalogError`` for what cannot be mended.
    func checked() throws -> (draft: ProductDraft, notes: [String]) {
        var notes: [String] = []
        var draft = self
        draft.title = try Self.text(title, field: "title", in: 1...255)
        draft.vendor = try Self.text(vendor, field: "vendor", in: 0...255)
        draft.type = try Self.text(type, field: "type", in: 0...255)
        draft.seoTitle = try seoTitle?.nonBlank.map { try Self.text($0, field: "seoTitle", in: 0...255) }
        draft.seoDescription = try seoDescription?.nonBlank
            .map { try Self.text($0, field: "seoDescription", in: 0...1000) }
        guard descriptionHTML.utf8.count <= Self.longestDescription else {
            throw CatalogError.invalid(field: "description", reason: "The description is longer than 100,000 bytes.")
        }
        draft.descriptionHTML = DescriptionHTML.sanitised(descriptionHTML)
        draft.tags = try checkedTags()
        draft.optionNames = try checkedOptionNames()
        draft.images = try images.map { try $0.checked() }
        guard draft.images.count <= Self.mostImages else {
            throw CatalogError.invalid(field: "images", reason: "A product has at most \(Self.mostImages) images.")
        }
        guard Set(draft.images.map(\.source)).count == draft.images.count else {
            throw CatalogError.invalid(field: "images", reason: "An image is given twice.")
        }
        draft.variants = try variants.map { variant in
            let (checked, note) = try variant.checked(of: draft)
            if let note { notes.append(note) }
            return checked
        }
        try draft.checkVariantsTogether()
        return (draft, notes)
    }

    private func checkedTags() throws -> [String] {
        let tags = try Set(tags.map { try Self.text($0, field: "tags", in: 0...100) }).subtracting([""])
        guard tags.count <= Self.mostTags else {
            throw CatalogError.invalid(field: "tags", reason: "A product has at most \(Self.mostTags) tags.")
        }
        return tags.sorted()
    }

    private func checkedOptionNames() throws -> [String] {
        let names = try optionNames.map { try Self.text($0, field: "optionNames", in: 1...100) }
        guard names.count <= 3 else {
            throw CatalogError.invalid(field: "optionNames", reason: "A product has at most three options.")
        }
        guard Set(names).count == names.count else {
            throw CatalogError.invalid(field: "optionNames", reason: "Two options have the same name.")
        }
        return names
    }

    private func checkVariantsTogether() throws {
        guard (1...Self.mostVariants).contains(variants.count) else {
            throw CatalogError.invalid(
                field: "variants",
                reason: "A product has at least one variant and at most \(Self.mostVariants).")
        }
        var combinations: Set<[String]> = []
        var skus: Set<String> = []
        for variant in variants {
            guard combinations.insert(variant.options).inserted else {
                throw CatalogError.duplicateOptions(variant.options)
            }
            if let sku = variant.sku, !skus.insert(sku).inserted {
                throw CatalogError.invalid(field: "variants", reason: "Two variants have the SKU “\(sku)”.")
            }
        }
    }

    /// One line of text: trimmed, without control characters, of a length within `bounds`.
    static func text(_ text: String, field: String, in bounds: ClosedRange<Int>) throws -> String {
        var line = text.trimmed
        line.unicodeScalars.removeAll { $0.properties.generalCategory == .control }
        guard line.count >= bounds.lowerBound else {
            throw CatalogError.invalid(field: field, reason: "This must not be empty.")
        }
        guard line.count <= bounds.upperBound else {
            throw CatalogError.invalid(field: field, reason: "This is longer than \(bounds.upperBound) characters.")
        }
        return line
    }
}

extension VariantDraft {
    /// The variant trimmed, and a note when its former price was dropped.
    fileprivate func checked(of product: ProductDraft) throws -> (VariantDraft, note: String?) {
        var variant = self
        variant.sku = try sku?.nonBlank.map { try ProductDraft.text($0, field: "sku", in: 1...100) }
        variant.barcode = try barcode?.nonBlank.map { try ProductDraft.text($0, field: "barcode", in: 1...100) }
        variant.options = try options.map { try ProductDraft.text($0, field: "options", in: 1...100) }
        guard options.count == product.optionNames.count else {
            throw CatalogError.invalid(
                field: "options",
                reason: "A variant has one value for each of the \(product.optionNames.count) options.")
        }
        guard (0...ProductDraft.highestPrice).contains(price) else {
            throw CatalogError.invalid(field: "price", reason: "The price is negative or too high.")
        }
        guard step.isPositive, minimum.isPositive, minimum.thousandths % step.thousandths == 0,
            minimum <= Quantity(1_000_000)
        else {
            throw CatalogError.invalid(
                field: "minimum", reason: "Step and minimum are positive, and the minimum is a multiple of the step.")
        }
        guard (0...1_000_000_000).contains(weightGrams ?? 0) else {
            throw CatalogError.invalid(field: "weightGrams", reason: "The weight is negative or too high.")
        }
        guard image.map({ product.images.indices.contains($0) }) ?? true else {
            throw CatalogError.invalid(field: "image", reason: "The product has no such image.")
        }
        guard let compareAt, compareAt <= price || compareAt > ProductDraft.highestPrice else { return (variant, nil) }
        variant.compareAt = nil
        let name = variant.options.isEmpty ? product.title : variant.options.joined(separator: " / ")
        return (variant, "The former price of “\(name)” was dropped: it is not above the price.")
    }
}

extension ImageDraft {
    fileprivate func checked() throws -> ImageDraft {
        var image = self
        image.alt = try ProductDraft.text(alt, field: "alt", in: 0...1000)
        guard [width, height].allSatisfy({ (1...100_000).contains($0 ?? 1) }) else {
            throw CatalogError.invalid(field: "images", reason: "The size of an image is not possible.")
        }
        switch source {
        case .file(let key):
            image.source = .file(try ProductDraft.text(key, field: "images", in: 1...500))
        case .address(let address):
            let text = try ProductDraft.text(address, field: "images", in: 1...2000)
            guard text.lowercased().hasPrefix("https://") || text.lowercased().hasPrefix("http://"),
                !text.contains(where: \.isWhitespace)
            else {
                throw CatalogError.invalid(field: "images", reason: "“\(text)” is no web address of an image.")
            }
            image.source = .address(text)
        }
        return image
    }
}
