internal import Web

/// One product's page.
struct ProductView {
    let model: ProductModel
    let words: Words

    var html: HTML {
        """
        <div class="wrap page">\(breadcrumbs.html(words))\(notice?.html)\
        <div class="split product" data-product>\(gallery)<div class="product-info"><h1>\(model.title)</h1>\
        <p class="product-price">\(model.chosen.price.html(words))</p>\(hints)\(form)\
        \(description)\(details)</div></div>\(related)</div>
        """
    }

    var breadcrumbs: Breadcrumbs {
        Breadcrumbs(model.breadcrumbs, current: model.title, words)
    }

    private var gallery: HTML {
        let placeholder = Picture(nil, alt: model.title)
        return Gallery(model.pictures.isEmpty ? [placeholder] : model.pictures).html(words)
    }

    /// What the price contains, and what comes on top.
    private var hints: HTML {
        let tax = model.includesTax.map { words($0 ? .taxIncluded : .taxAdded) }
        let line = [tax, words(.shippingHint)].compactMap { $0 }.joined(separator: " · ")
        return "<p class=\"product-meta\">\(line)</p>"
    }

    // MARK: - Buying

    private var form: HTML {
        """
        <form class="buy stack" id="buy" method="post" action="\(SiteURL.cartItems)" data-add-to-cart>\
        <input type="hidden" name="product" value="\(model.slug)">\(choice)\(options)\
        <p class="availability" data-availability data-state="\(model.chosen.state)" role="status">\
        \(model.chosen.availability)</p>\
        <div class="buy-row">\(model.quantity.html(words))\(button)</div></form>
        """
    }

    /// Without options the form names the variant; with options the radio buttons do, also where no script runs.
    private var choice: HTML? {
        model.options.isEmpty
            ? "<input type=\"hidden\" name=\"variant\" value=\"\(model.chosen.id)\">"
            : VariantFacts.script(model.variants.map(\.facts), words)
    }

    private var options: HTML? {
        guard !model.options.isEmpty else { return nil }
        return """
            \(model.options.html { $0.html(words) })<noscript><button class="button button-quiet" type="submit" \
            formmethod="get" formaction="\(SiteURL.product(model.slug))">\(words(.showChoice))</button></noscript>
            """
    }

    /// With options it can be pressed even when what is shown is sold out: something else may have been chosen.
    private var button: HTML {
        let isDisabled = model.options.isEmpty && !model.chosen.isAvailable
        return ButtonView(
            words(model.chosen.isAvailable ? .addToCart : .soldOut), icon: .cart, isWide: true, isLarge: true
        ).submit(isDisabled: isDisabled)
    }

    private var notice: Notice? {
        model.notice.map { notice in
            let message = notice.message(words, title: model.title)
            guard notice == .added else { return Notice(message, .bad) }
            let link = ButtonView(words(.viewCart), style: .secondary, icon: .cart).link(to: .cart)
            return Notice(html: "<p>\(message)</p>\(link)", .good)
        }
    }

    // MARK: - Reading

    private var description: HTML? {
        model.description.map {
            "<section class=\"product-reading\"><h2>\(words(.description))</h2><div class=\"prose\">\($0)</div></section>"
        }
    }

    private var details: HTML? {
        guard !model.details.isEmpty else { return nil }
        let rows = model.details.html {
            "<tr><th scope=\"row\">\(words($0.label))</th><td\(detailMark($0.label))>\($0.value)</td></tr>"
        }
        return """
            <section class="product-reading"><h2>\(words(.details))</h2><table class="table"><tbody>\(rows)</tbody>\
            </table></section>
            """
    }

    /// The script that follows the choice of options finds the article number by this.
    private func detailMark(_ label: Word) -> HTML {
        label == .sku ? " class=\"mono\" data-sku" : ""
    }

    private var related: HTML? { CardGrid(model.related).section(words(.related), words) }
}

extension ProductNotice {
    func message(_ words: Words, title: String) -> String {
        switch self {
        case .added: words(.addedToCart, title)
        case .soldOut: words(.outOfStock, title)
        case .short: words(.notThatMany)
        case .badQuantity: words(.invalidQuantity)
        case .missing: words(.combinationMissing)
        case .cartFull: words(.cartFull)
        }
    }
}
