internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension CustomerVisit {
    private static let pageLength = 20

    func orders() async throws -> Response {
        let (id, cursor) = (customer.id, query["before"].flatMap { Int($0) })
        let found = try await database.read { transaction in
            try Order.all(of: id, before: cursor, limit: Self.pageLength + 1, in: transaction)
        }
        let shown = Array(found.prefix(Self.pageLength))
        let older: HTML? =
            found.count > shown.count
            ? shown.last.map { last in
                let older = ButtonView(words(.olderOrders), style: .secondary)
                return "<p>\(older.link(to: .accountOrders(before: last.number)))</p>"
            } : nil
        return try await page(.orders, OrderListView(shown, shop.settings, words).html + (older ?? HTML()))
    }

    /// Somebody else's order is not there.
    func order() async throws -> Response {
        let order: OrderID = try context.part("order")
        let (id, settings) = (customer.id, shop.settings)
        do {
            let (found, catalog) = try await database.read { transaction in
                (try Order.find(order, of: id, in: transaction), try ShopCatalog(settings, in: transaction))
            }
            let model = OrderModel(found, settings, base: context.baseAddress)
            let view = OrderView(model: model, words: catalog.words)
            let page = Page(title: words(.orderNumber, model.number), main: view.owned)
            return try site.personalPage(page, catalog, context)
        } catch is NoSuchOrder {
            throw Problem.notFound
        }
    }
}

/// Orders, newest first.
struct OrderListView {
    let orders: [OrderSummary]
    let pricing: ShopPricing
    let words: Words

    init(_ orders: [OrderSummary], _ settings: ShopSettings, _ words: Words) {
        self.orders = orders
        self.words = words
        pricing = ShopPricing(settings)
    }

    var html: HTML {
        guard !orders.isEmpty else {
            return EmptyState(
                icon: .box, title: words(.noOrders), text: words(.noOrdersHint),
                action: ButtonView(words(.startShopping)).link(to: .products())
            ).html()
        }
        return "<ul class=\"order-list\" role=\"list\">\(orders.html(line))</ul>"
    }

    private func line(_ order: OrderSummary) -> HTML {
        let more: HTML? =
            order.lineCount > 1 ? " <span class=\"muted\">\(words(.andMore, String(order.lineCount - 1)))</span>" : nil
        return """
            <li class="order-item"><span class="line-picture">\(Picture(file: order.firstImage).html)</span>\
            <div><a class="order-link" href="\(SiteURL.accountOrder(order.id))">\
            \(words(.orderNumber, String(order.number)))</a>\
            <p>\(order.firstTitle)\(more)</p><p class="hint">\(pricing.format.date(order.placedAt))</p></div>\
            <div class="order-sum"><span class="line-amount">\(pricing.text(order.total))</span>\(badge(order.status))</div></li>
            """
    }

    private func badge(_ status: Order.Status) -> HTML {
        switch status {
        case .placed: Badge(words(.statusPlaced), .info).html
        case .fulfilled: Badge(words(.statusShipped), .good).html
        case .canceled: Badge(words(.statusCancelled), .neutral).html
        }
    }
}
