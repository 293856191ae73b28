/// A product's pictures: a row to swipe, with thumbnails that jump to each. Needs no script.
public struct Gallery: Sendable {
    public var pictures: [Picture]

    public init(_ pictures: [Picture]) {
        self.pictures = pictures
    }

    public func html(_ words: Words) -> HTML {
        let count = pictures.count
        let frames = pictures.enumerated().map { index, picture -> HTML in
            "<li class=\"gallery-frame\" id=\"picture-\(index + 1)\">\(picture.html)</li>"
        }
        let thumbnails = pictures.enumerated().map { index, picture -> HTML in
            var small = picture
            small.isFirst = false
            small.alt = words(.pictureOf, String(index + 1), String(count))
            small.transition = nil
            small.sizes = "5rem"
            let mark: HTML? = index == 0 ? " aria-current=\"true\"" : nil
            return "<li><a href=\"#picture-\(index + 1)\"\(mark)>\(small.html)</a></li>"
        }
        return """
            <div class="gallery" data-gallery><ul class="gallery-frames" role="list" tabindex="0">\(frames)</ul>\
            \(count > 1 ? "<ul class=\"gallery-thumbnails\" role=\"list\">\(thumbnails)</ul>" as HTML : nil)</div>
            """
    }
}

/// One option of a product as buttons: radio inputs, so that it works by keyboard and without scripts.
public struct OptionPicker: Sendable {
    public struct Value: Sendable {
        public var text: String
        public var isAvailable: Bool

        public init(_ text: String, isAvailable: Bool = true) {
            self.text = text
            self.isAvailable = isAvailable
        }
    }

    /// "Colour"
    public var title: String
    /// The form field: "option1".
    public var name: String
    public var values: [Value]
    public var chosen: String?

    public init(_ title: String, name: String, values: [Value], chosen: String?) {
        self.title = title
        self.name = name
        self.values = values
        self.chosen = chosen
    }

    public func html(_ words: Words) -> HTML {
        """
        <fieldset class="options" data-option="\(name)"><legend class="label">\(title)\
        <span class="options-chosen" data-option-chosen> \(chosen)</span></legend><div class="options-row">\
        \(values.html { value in
            """
            <label class="option"\(attribute: "data-unavailable", !value.isAvailable)><input type="radio" \
            name="\(name)" value="\(value.text)"\(attribute: "checked", value.text == chosen)><span>\(value.text)\
            <span class="visually-hidden option-note"> \(words(.unavailable))</span></span></label>
            """ as HTML
        })</div></fieldset>
        """
    }
}

/// How many: a number field with buttons at its sides.
public struct QuantityStepper: Sendable {
    public var name: String
    public var label: String
    /// Decimal text, a point before the fraction.
    public var value: String
    public var step: String
    public var minimum: String
    public var maximum: String?
    /// "kg", after the number.
    public var unit: String?
    public var id: String

    public init(
        name: String = "quantity", label: String, value: String = "1", step: String = "1", minimum: String = "1",
        maximum: String? = nil, unit: String? = nil, id: String = "quantity"
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.step = step
        self.minimum = minimum
        self.maximum = maximum
        self.unit = unit
        self.id = id
    }

    public func html(_ words: Words) -> HTML {
        """
        <div class="stepper" data-stepper><label class="visually-hidden" for="\(id)">\(label)</label>\
        <button class="stepper-button" type="button" data-step="-1" hidden aria-label="\(words(.decrease)): \(label)">\
        \(Icon.minus.html)</button><input class="stepper-input" id="\(id)" name="\(name)" type="number" \
        inputmode="\(step == "1" ? "numeric" : "decimal")" value="\(value)" step="\(step)" min="\(minimum)"\
        \(attribute: "max", maximum)>\(unit.map { "<span class=\"stepper-unit\">\($0)</span>" as HTML })\
        <button class="stepper-button" type="button" data-step="1" hidden aria-label="\(words(.increase)): \(label)">\
        \(Icon.plus.html)</button></div>
        """
    }
}

/// What the script needs to follow a choice of options: sent with the page, so choosing asks no server.
public struct VariantFacts: Sendable {
    public var id: String
    public var sku: String
    /// Option values in the order of the options.
    public var options: [String]
    public var price: String
    public var before: String?
    public var isAvailable: Bool
    /// "In stock", "Only 3 left", "Sold out".
    public var availability: String
    /// Whether only a few are left.
    public var isLow: Bool
    /// Index of its picture in the gallery, from 0.
    public var picture: Int?

    public init(
        id: String, sku: String, options: [String], price: String, before: String? = nil, isAvailable: Bool,
        availability: String, isLow: Bool = false, picture: Int? = nil
    ) {
        self.id = id
        self.sku = sku
        self.options = options
        self.price = price
        self.before = before
        self.isAvailable = isAvailable
        self.availability = availability
        self.isLow = isLow
        self.picture = picture
    }

    /// The element that the script reads; stands inside the form that adds to the cart.
    public static func script(_ variants: [VariantFacts], _ words: Words) -> HTML {
        let list = variants.map { variant -> JSON in
            JSON.object([
                .init("id", .string(variant.id)), .init("sku", .string(variant.sku)),
                .init("options", .array(variant.options.map { .string($0) })),
                .init("price", .string(variant.price)), .init("before", .optional(variant.before)),
                .init("available", .boolean(variant.isAvailable)),
                .init("availability", .string(variant.availability)),
                .init("low", variant.isLow ? true : .null),
                .init("picture", variant.picture.map { .integer(Int64($0)) } ?? .null),
            ]).withoutNulls
        }
        let facts: JSON = [
            "variants": .array(list), "add": .string(words(.addToCart)), "soldOut": .string(words(.soldOut)),
            "missing": .string(words(.combinationMissing)), "now": .string(words(.priceNow)),
            "was": .string(words(.priceBefore)),
        ]
        return "<script type=\"application/json\" data-variants>\(json: facts)</script>"
    }
}
