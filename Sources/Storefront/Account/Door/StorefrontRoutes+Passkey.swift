internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// Signing in with a passkey. Nobody says first who they are, so the page says nothing of who is here.
extension StorefrontRoutes {
    /// What is asked of this browser, and the form that brings its answer.
    func passkeyForm(
        next: SiteURL?, _ browser: AccessToken, _ words: Words, _ context: ShopRequestContext
    ) throws -> HTML {
        let ceremony = try passkeyCeremony(of: browser, context)
        return PasskeyForm(
            .get, action: .passkeySignIn, options: try ceremony.question(),
            hidden: HiddenFields(Fields().setting("next", to: next?.text)).html,
            button: ButtonView(
                words(.signInWithPasskey), style: .secondary, icon: .key, isWide: true, isLarge: true),
            failed: words(.passkeyGivenUp)
        ).html
    }

    /// The mark of the browser, for its answer to come back to.
    func passkeyBrowser(_ context: ShopRequestContext) -> AccessToken {
        context.cookies[.passkeyBrowser].flatMap { AccessToken($0) } ?? AccessToken()
    }

    func signInWithPasskey(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let form = try await request.form()
        try await context.limits.take(.signIn)
        let (device, shop) = (context.device(request), try context.shop)
        guard let browser = context.cookies[.passkeyBrowser].flatMap({ AccessToken($0) }),
            let answer = PasskeyAnswer({ form[$0] })
        else { return try await passkeyRefused(form, context) }
        let ceremony = try passkeyCeremony(of: browser, context)
        let customer = try await shop.database.write { transaction in
            try CustomerAccount.recognise(
                answer, ceremony, on: device, requestID: context.requestID, in: transaction)
        }
        guard let customer else { return try await passkeyRefused(form, context) }
        let isKnown = accounts.attempts.devices.knows(
            try context.subject(customer.email), by: context.cookies[.knownDevice])
        return try await welcome(
            customer.id, next: Self.next(form), isNewDevice: !isKnown, request, context)
    }

    private func passkeyRefused(_ form: Fields, _ context: ShopRequestContext) async throws -> Response {
        var state = FormState(Fields().setting("next", to: form["next"]))
        state.notice = try words(context)(.passkeyFailed)
        return try await signInForm(state, nil, context, status: .unprocessableContent)
    }

    private func passkeyCeremony(
        of browser: AccessToken, _ context: ShopRequestContext
    ) throws -> PasskeyCeremony {
        let party = RelyingParty(try context.shop, context)
        return PasskeyCeremony(party, browser: "browser/\(CustomerAccount.mark(browser))", vault: accounts.vault)
    }
}

extension RelyingParty {
    /// A shop at the host that was asked.
    init(_ shop: Shop, _ context: ShopRequestContext) {
        self.init(
            id: context.host, origin: context.origin, name: shop.settings.name, place: "\(shop.tenant.id)")
    }
}

extension CookieName {
    /// Marks the browser that is asked for a passkey.
    static let passkeyBrowser: CookieName = "account_passkey"
}
