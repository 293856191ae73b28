internal import Web

/// An order: right after it was placed, or followed later by its link.
struct OrderView {
    let model: OrderModel
    let words: Words

    /// Thanks, and what happens next.
    var confirmation: HTML {
        """
        <div class="wrap page"><div class="split split-wide"><div class="stack"><header class="thanks">\
        <span class="thanks-mark">\(Icon.check.html)</span><h1>\(words(.thanks, model.name))</h1>\
        <p>\(words(.orderPlaced)) <span class="muted">· \(words(.orderNumber, model.number))</span></p></header>\
        \(next)\(keeping)\(facts)</div>\(summary)</div></div>
        """
    }

    /// Where the order is.
    var tracking: HTML {
        """
        <div class="wrap page"><header class="page-head"><h1>\(words(.orderNumber, model.number))</h1>\
        <p class="muted">\(words(.placedOn, model.placedAt))</p></header>\
        <div class="split split-wide"><div class="stack"><section class="panel"><h2>\(words(.timeline))</h2>\
        \(model.timeline.html)</section>\(facts)</div>\(summary)</div></div>
        """
    }

    /// As its owner sees it, in their account.
    var owned: HTML {
        """
        <div class="wrap page">\(Breadcrumbs(
            [.init(words(.yourAccount), .account), .init(words(.orders), .accountOrders())],
            current: words(.orderNumber, model.number)).html(words))\
        <header class="page-head"><h1>\(words(.orderNumber, model.number))</h1>\
        <p class="muted">\(words(.placedOn, model.placedAt))</p></header>\
        <div class="split split-wide"><div class="stack"><section class="panel"><h2>\(words(.timeline))</h2>\
        \(model.timeline.html)</section>\(facts)\
        <p>\(ButtonView(words(.trackOrder), style: .secondary, icon: .truck).link(to: model.trackingURL))</p></div>\
        \(summary)</div></div>
        """
    }

    /// For guests: the way into an account. For who has one: where the order is.
    private var keeping: HTML? {
        guard let invitation = model.invitation else { return nil }
        switch invitation {
        case .owned(let order):
            return """
                <section class="panel stack"><h2>\(words(.orderIsYours))</h2>\
                <p>\(ButtonView(words(.orderNotes), style: .secondary, icon: .receipt).link(to: order))</p></section>
                """
        case .guest(let claim):
            return """
                <section class="panel stack"><h2>\(words(.claimInvite))</h2><p>\(words(.claimInviteText, model.email))</p>\
                \(ButtonView(words(.sendLink), style: .secondary, icon: .mail).post(to: claim))</section>
                """
        }
    }

    private var next: HTML {
        """
        <section class="panel stack"><h2>\(words(.whatNext))</h2><ul class="assurances">\
        <li>\(Icon.box.html)<span>\(words(.nextPack))</span></li>\
        <li>\(Icon.truck.html)<span>\(words(.nextTrack))</span></li></ul>\
        <p>\(ButtonView(words(.trackOrder), icon: .truck).link(to: model.trackingURL))</p>\
        <p class="hint">\(words(.keepLink))<br><span class="mono tracking-link">\(model.trackingAddress)</span></p></section>
        """
    }

    private var facts: HTML {
        let shippingName: HTML? = model.shippingName.map { "<p class=\"muted\">\($0)</p>" }
        let billing: HTML? = model.billingAddress.map { fact(.billingAddress, address($0)) }
        return """
            <section class="panel"><dl class="facts">\
            \(fact(.shippingAddress, address(model.shippingAddress) + (shippingName ?? HTML())))\(billing)\
            \(fact(.contact, "<p>\(model.email)</p>"))</dl></section>
            """
    }

    private func fact(_ label: Word, _ value: HTML) -> HTML {
        "<div><dt>\(words(label))</dt><dd>\(value)</dd></div>"
    }

    /// The style keeps the line breaks.
    private func address(_ lines: [String]) -> HTML {
        "<address class=\"address\">\(lines.joined(separator: "\n"))</address>"
    }

    private var summary: HTML {
        """
        <aside class="aside panel" aria-labelledby="order-summary"><h2 id="order-summary">\(words(.orderSummary))</h2>\
        <div class="stack">\(LineSummary.list(model.lines))\(model.totals.html)</div></aside>
        """
    }
}
