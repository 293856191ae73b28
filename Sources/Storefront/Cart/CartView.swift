internal import Web

/// A guest's cart.
struct CartView {
    let model: CartModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else {
            return "<div class=\"wrap page\">\(notice?.html)\(empty)\(suggestions)</div>"
        }
        return """
            <div class="wrap page"><header class="page-head"><h1>\(words(.yourCart))</h1></header>\(notice?.html)\
            <div class="split split-wide"><ul class="cart-lines" role="list">\(model.lines.html(line))</ul>\
            <aside class="aside panel stack" aria-labelledby="cart-summary"><h2 id="cart-summary">\(words(.summary))</h2>\
            <div>\(model.totals?.html)</div>\(checkOut)\
            \(ButtonView(words(.continueShopping), style: .quiet, isWide: true).link(to: .products()))</aside></div></div>
            """
    }

    private var empty: HTML {
        EmptyState(
            icon: .cart, title: words(.cartEmpty), text: words(.cartEmptyHint),
            action: ButtonView(words(.startShopping)).link(to: .products())
        ).html(heading: 1)
    }

    private var suggestions: HTML? { CardGrid(model.suggestions).section(words(.featured), words) }

    private var checkOut: HTML {
        guard model.canCheckOut else { return Notice(words(.cartNeedsChange), .warn).html }
        return """
            <form method="post" action="\(SiteURL.checkouts)">\
            \(ButtonView(words(.checkOut), icon: .lock, isWide: true, isLarge: true).submit())</form>
            """
    }

    private var notice: Notice? {
        switch model.notice {
        case .shortage: Notice(words(.cartShortage), .bad)
        case .changed: Notice(words(.checkoutChanged), .warn)
        case .badQuantity: Notice(words(.invalidQuantity), .bad)
        case .short(let left): Notice(words(.lowStock, left), .bad)
        case .joined(let cut, let leftOut): joined(cut, leftOut)
        case nil: nil
        }
    }

    private func joined(_ cut: [String], _ leftOut: [String]) -> Notice {
        let lines = cut.map { words(.cartCut, $0) } + leftOut.map { words(.cartLeftOut, $0) }
        let list: HTML? = lines.isEmpty ? nil : "<ul>\(lines.html { "<li>\($0)</li>" })</ul>"
        return Notice(html: "<p>\(words(.cartsJoined))</p>\(list)", lines.isEmpty ? .info : .warn)
    }

    // MARK: - A line

    private func line(_ line: CartModel.Line) -> HTML {
        let detail: HTML? = line.detail.map { "<p class=\"line-detail\">\($0)</p>" }
        return """
            <li class="cart-line"\(attribute: "data-problem", line.problem != nil)>\
            <a class="cart-line-picture" href="\(line.url)" tabindex="-1" aria-hidden="true">\(line.picture.html)</a>\
            <div class="cart-line-title"><a href="\(line.url)">\(line.title)</a>\(detail)\
            <p class="line-detail">\(line.unitPrice)</p>\(line.problem.map(problem))</div>\
            <div class="cart-line-controls">\(quantity(line))\(removal(line))</div>\
            <p class="cart-line-total">\(line.total)</p></li>
            """
    }

    private func quantity(_ line: CartModel.Line) -> HTML? {
        guard line.problem != .withdrawn, line.problem != .soldOut else { return nil }
        return """
            <form class="cart-line-quantity" method="post" action="\(SiteURL.cartItem(line.id))" data-auto-submit>\
            \(line.stepper.html(words))\(ButtonView(words(.update), style: .quiet).submit())</form>
            """
    }

    private func removal(_ line: CartModel.Line) -> HTML {
        """
        <form method="post" action="\(SiteURL.cartItem(line.id))"><input type="hidden" name="quantity" value="0">\
        \(ButtonView.iconSubmit(.trash, label: words(.removeItem, line.title)))</form>
        """
    }

    private func problem(_ problem: CartModel.Problem) -> HTML {
        let text =
            switch problem {
            case .withdrawn: words(.notSoldAnyMore)
            case .soldOut: words(.soldOut)
            case .short(let left): words(.lowStock, left)
            }
        return "<p class=\"field-error\">\(Icon.alert.html)\(text)</p>"
    }
}
