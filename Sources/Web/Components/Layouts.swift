/// A list of products with its filters at the side, or behind a button on phones.
public struct ListingLayout: Sendable {
    public var filters: HTML?
    /// "24 of 318"
    public var count: String?
    public var sort: HTML?
    public var chips: HTML?
    /// The cards, or an empty state, and the pagination.
    public var content: HTML

    public init(filters: HTML? = nil, count: String? = nil, sort: HTML? = nil, chips: HTML? = nil, content: HTML) {
        self.filters = filters
        self.count = count
        self.sort = sort
        self.chips = chips
        self.content = content
    }

    public var html: HTML {
        """
        <div class="listing">\(filters)<div class="listing-main">\(chips)<div class="listing-bar">\
        <p class="listing-count" role="status">\(count)</p>\(sort)</div>\(content)</div></div>
        """
    }
}

/// The checkout: the form, and beside it what is bought; folded above the form on phones.
public struct CheckoutLayout: Sendable {
    public var form: HTML
    /// "Order summary"
    public var summaryTitle: String
    /// Shown on the fold: the total.
    public var total: String
    public var summary: HTML

    public init(form: HTML, summaryTitle: String, total: String, summary: HTML) {
        self.form = form
        self.summaryTitle = summaryTitle
        self.total = total
        self.summary = summary
    }

    public var html: HTML {
        """
        <div class="checkout">\(form)<details class="checkout-summary"><summary><h2>\(summaryTitle)</h2>\
        \(Icon.chevronDown.html)<strong>\(total)</strong></summary><div class="checkout-summary-body">\(summary)</div>\
        </details></div>
        """
    }
}

/// One part of a form with a heading: "Contact".
public struct FormSection: Sendable {
    public var title: String
    public var hint: String?
    public var fields: HTML

    public init(_ title: String, hint: String? = nil, fields: HTML) {
        self.title = title
        self.hint = hint
        self.fields = fields
    }

    public var html: HTML {
        """
        <section class="checkout-section"><h2>\(title)</h2>\(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })\
        <div class="fields">\(fields)</div></section>
        """
    }
}

/// A line of the cart: picture, title, stepper, removal, amount.
public struct CartLineView: Sendable {
    public var id: String
    public var title: String
    public var url: SiteURL?
    /// "Blue / Large"
    public var detail: String?
    public var picture: Picture
    /// "€12.00 each"
    public var unitPrice: String
    public var total: String
    public var stepper: QuantityStepper
    /// What changed since the line was added.
    public var notice: String?

    public init(
        id: String, title: String, url: SiteURL?, detail: String? = nil, picture: Picture, unitPrice: String,
        total: String, stepper: QuantityStepper, notice: String? = nil
    ) {
        self.id = id
        self.title = title
        self.url = url
        self.detail = detail
        self.picture = picture
        self.unitPrice = unitPrice
        self.total = total
        self.stepper = stepper
        self.notice = notice
    }

    public func html(_ words: Words) -> HTML {
        let name: HTML = url.map { "<a href=\"\($0)\">\(title)</a>" } ?? "\(title)"
        return """
            <li class="cart-line"><div class="cart-line-picture">\(picture.html)</div>\
            <div class="cart-line-title">\(name)\(detail.map { "<p class=\"hint\">\($0)</p>" as HTML })\
            <p class="hint">\(unitPrice)</p>\(notice.map { Badge($0, .warn).html })</div>\
            <p class="cart-line-total">\(total)</p><div class="cart-line-controls">\
            <form method="post" action="\(SiteURL.cartItem(id))" data-cart-line class="cart-line-controls">\
            \(stepper.html(words))<span data-no-script-only>\(ButtonView(words(.update), style: .secondary).submit())</span>\
            </form><form method="post" action="\(SiteURL.cartItem(id))">\(HiddenFields(["quantity": "0"]).html)\
            <button class="button button-quiet" type="submit" aria-label="\(words(.removeItem, title))">\
            \(words(.remove))</button></form></div></li>
            """
    }
}
