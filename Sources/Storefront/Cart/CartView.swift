internal import Web

/// A guest's cart.
struct CartView {
    let model: CartModel
    let words: Words

    var html: HTML {
        guard !model.isEmpty else { return "<div class=\"wrap page\">\(notice?.html)\(empty)</div>" }
        return """
            <div class="wrap page"><header class="page-head"><h1>\(words(.yourCart))</h1></header>\(notice?.html)\
            <div class="split split-wide"><ul class="cart-lines" role="list">\(model.lines.html(line))</ul>\
            <aside class="aside panel" aria-labelledby="cart-summary"><h2 id="cart-summary">\(words(.summary))</h2>\
            \(model.totals?.html)\(checkOut)\
            \(ButtonView(words(.continueShopping), style: .quiet, isWide: true).link(to: .products()))</aside></div></div>
            """
    }

    private var empty: HTML {
        EmptyState(
            icon: .cart, title: words(.cartEmpty), text: words(.cartEmptyHint),
            action: ButtonView(words(.startShopping)).link(to: .products())
        ).html(heading: 1)
    }

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
        case nil: nil
        }
    }

    private func line(_ line: CartModel.Line) -> HTML {
        CartLineView(
            id: line.id, title: line.title, url: line.url, detail: line.detail, picture: line.picture,
            unitPrice: line.unitPrice, total: line.total, stepper: line.stepper, notice: line.problem.map(text)
        ).html(words)
    }

    private func text(_ problem: CartModel.Problem) -> String {
        switch problem {
        case .withdrawn: words(.notSoldAnyMore)
        case .soldOut: words(.soldOut)
        case .short(let left): words(.lowStock, left)
        }
    }
}
