import Infrastructure
internal import HTTPTypes
internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func confirmation(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await orderPage(context) { view in
            Page(title: view.words(.orderPlaced), layout: .browsing, main: view.confirmation)
        }
    }

    func tracking(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await orderPage(context) { view in
            Page(title: view.words(.orderNumber, view.model.number), main: view.tracking)
        }
    }

    /// An unguessable token opens an order; any other is simply not found.
    private func orderPage(
        _ context: ShopRequestContext, _ page: (OrderView) -> Page
    ) async throws -> Response {
        let settings = try context.shop.settings
        guard let token = AccessToken(try context.part("token")) else { return try await unknownLink(context) }
        do {
            let (order, owner, catalog) = try await context.shop.database.read { transaction in
                let order = try Order.track(token, in: transaction)
                return (
                    order, try Order.customer(of: order.id, in: transaction),
                    try ShopCatalog(settings, in: transaction)
                )
            }
            var model = OrderModel(order, settings, base: context.baseAddress)
            if let owner {
                let isTheirs = try await signedIn(context)?.customer.id == owner
                model.invitation = isTheirs ? .owned(.accountOrder(order.id)) : nil
            } else {
                model.invitation = .guest(.wantOrder(token: token.text))
            }
            return try personalPage(page(OrderView(model: model, words: catalog.words)), catalog, context)
        } catch is NoSuchOrder {
            return try await unknownLink(context)
        }
    }

    private func unknownLink(_ context: ShopRequestContext) async throws -> Response {
        let settings = try context.shop.settings
        let catalog = try await context.shop.database.read { try ShopCatalog(settings, in: $0) }
        let words = catalog.words
        let empty = EmptyState(
            icon: .truck, title: words(.unknownLinkTitle), text: words(.unknownLinkText),
            action: ButtonView(words(.backToShop)).link(to: .home))
        let page = Page(
            title: words(.unknownLinkTitle), main: "<div class=\"wrap page\">\(empty.html(heading: 1))</div>")
        return try personalPage(page, catalog, context, status: .notFound)
    }
}
