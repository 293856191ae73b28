internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// How the shop speaks, for pages that need nothing else of it before they are made.
    func words(_ context: ShopRequestContext) throws -> Words { Words(try context.shop.settings.locale) }

    func door(
        _ door: AccountDoor, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let settings = try context.shop.settings
        let catalog = try await context.shop.database.read { try ShopCatalog(settings, in: $0) }
        return try personalPage(Page(title: door.title, main: door.html), catalog, context, status: status)
    }

    /// Where a link of ours leads that is of no use any more.
    func usedLink(_ context: ShopRequestContext) async throws -> Response {
        let words = try words(context)
        let empty = EmptyState(
            icon: .mail, title: words(.linkUsedTitle), text: words(.linkUsedText),
            action: ButtonView(words(.signIn)).link(to: .signIn()))
        let page = Page(title: words(.linkUsedTitle), main: "<div class=\"wrap page\">\(empty.html(heading: 1))</div>")
        let settings = try context.shop.settings
        let catalog = try await context.shop.database.read { try ShopCatalog(settings, in: $0) }
        return try personalPage(page, catalog, context, status: .notFound)
    }

    /// Begins a session in this browser and leads to where its owner meant to go.
    /// - Parameters:
    ///   - next: nil for the account.
    ///   - isNewDevice: whether the owner is told of it by mail. Not after a mailed link, which they followed themselves.
    func welcome(
        _ id: CustomerID, next: SiteURL?, isNewDevice: Bool = false, _ request: Request, _ context: ShopRequestContext
    ) async throws -> Response {
        let (device, former, guest) = (context.device(request), context.sessionToken, CartCookie.token(context))
        let (entrance, email) = try await context.shop.database.write { transaction in
            (
                try CustomerAccount.signIn(
                    id, on: device, ending: former, bringing: guest, isNewDevice: isNewDevice, in: transaction),
                try Customer.find(id, in: transaction)?.email ?? ""
            )
        }
        let known = accounts.attempts.devices.remembering(
            try context.subject(email), in: context.cookies[.knownDevice])
        let answer = Response.redirect(to: Self.destination(next, entrance.merge))
            .setting(.session(entrance.session), for: context)
            .setting(.knownDevice(known), for: context)
        // The guest's cart is the customer's now, unless it is still being paid for.
        guard guest != nil, !entrance.merge.isBeingPaid else { return answer }
        return answer.setting(.removing(.cart), for: context)
    }

    /// What became of the cart is told before anything else, where it is not as it was left.
    private static func destination(_ next: SiteURL?, _ merge: CartMerge) -> SiteURL {
        guard merge.joined || !merge.leftOut.isEmpty else { return next ?? .account }
        let isBuying = next.map { $0 == .cart || $0.text.hasPrefix(SiteURL.checkouts.text) } ?? false
        guard isBuying || !merge.cut.isEmpty || !merge.leftOut.isEmpty else { return next ?? .account }
        var query: Fields = ["notice": "joined"]
        for cut in merge.cut.prefix(10) { query = query.adding("cut", "\(cut.variant)") }
        for variant in merge.leftOut.prefix(10) { query = query.adding("left", "\(variant)") }
        return .cart(query)
    }
}

extension ShopRequestContext {
    /// Whose sign-in is tried, as it is counted.
    func subject(_ email: String) throws -> SignInSubject { .customer(email, in: "\(try shop.tenant.id)") }
}

extension SetCookie {
    static func session(_ token: AccessToken) -> SetCookie {
        SetCookie(
            .customerSession, token.text, maxAge: Int(SessionPolicy.of(.customer).whole.components.seconds))
    }

    /// Knows a browser again that registered, for as long as its link works.
    static func registration(_ token: AccessToken) -> SetCookie {
        SetCookie(
            .registration, token.text,
            maxAge: Int(OneTimeToken.Purpose.verifyCustomer.lifetime.components.seconds))
    }
}

extension CookieName {
    /// Marks the browser that registered, so that only it opens the account with the mailed link alone.
    static let registration: CookieName = "account_visit"
}
