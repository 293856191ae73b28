internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Logging
internal import Ordering
public import People
public import Persistence
public import Tenancy
public import Vocabulary
internal import Web

/// Signing in somewhere else, where that is set up.
public struct Elsewhere: Sendable {
    let provider: any IdentityProvider
    let callback: String
    let shop: @Sendable (TenantID) async throws -> Shop?

    /// - Parameters:
    ///   - callback: the one address that browsers come back to, whichever shop they are in: "https://…/sign-in/google".
    ///   - shop: nil without such a shop.
    public init(
        provider: any IdentityProvider, callback: String, shop: @escaping @Sendable (TenantID) async throws -> Shop?
    ) {
        self.provider = provider
        self.callback = callback
        self.shop = shop
    }
}

/// What is kept of a sign-in while its browser is elsewhere.
private struct Journey: Codable {
    let attempt: IdentityRequest
    let next: String?
    /// The shop's host as it was asked, where the browser has its cookies: "https://tea.example".
    let origin: String
}

extension StorefrontRoutes {
    /// Sends the browser away, marked by a cookie without which nobody comes back.
    func leaveForGoogle(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let elsewhere else { throw Problem.notFound }
        try await context.limits.take(.signIn)
        let (browser, attempt) = (AccessToken(), IdentityRequest())
        let journey = Journey(attempt: attempt, next: Self.next(try request.fields)?.text, origin: context.origin)
        let detail = String(decoding: try JSONEncoder().encode(journey), as: UTF8.self)
        let shop = try context.shop
        let token = try await shop.database.write { transaction in
            try OneTimeToken.issue(
                .signInElsewhere, CustomerAccount.mark(browser), detail: detail, in: transaction)
        }
        do {
            let address = try await elsewhere.provider.signInAddress(
                attempt, state: "\(shop.tenant.id).\(token.text)", callback: elsewhere.callback)
            return Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
                .setting(SetCookie(.elsewhere, browser.text, maxAge: 600), for: context)
        } catch let error as IdentityProviderError {
            context.logger.warning("signing in elsewhere failed", metadata: ["error": "\(error)"])
            return .redirect(to: .signIn(["notice": "elsewhere"]))
        }
    }

    /// Where browsers of all shops come back: leads each to its own shop, with what it brought.
    func returnFromGoogle(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let fields = try request.fields
        let parts = (fields["state"] ?? "").split(separator: ".")
        guard let elsewhere, parts.count == 2, let tenant = TenantID(String(parts[0])),
            let token = AccessToken(String(parts[1])), let shop = try await elsewhere.shop(tenant),
            let kept = try await shop.database.read({ try OneTimeToken.look(token, .signInElsewhere, in: $0) })
        else { throw Problem.notFound }
        let home = try JSONDecoder().decode(Journey.self, from: Data(kept.detail.utf8)).origin
        let brought = Fields()
            .setting("state", to: String(parts[1])).setting("code", to: fields["code"])
            .setting("error", to: fields["error"])
        let address = SiteURL.googleFinish(brought).absolute(base: home)
        return Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    func arriveFromGoogle(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let elsewhere else { throw Problem.notFound }
        let fields = try request.fields
        let shop = try context.shop
        try await context.limits.take(.signIn)
        guard let journey = try await journey(fields, context) else {
            return .redirect(to: .signIn(["notice": "elsewhere"]))
        }
        // Somebody who changed their mind.
        guard let code = fields["code"], fields["error"] == nil else { return .redirect(to: .signIn()) }
        do {
            let identity = try await elsewhere.provider.identity(
                code: code, of: journey.attempt, callback: elsewhere.callback, at: .now)
            let arrival = try await shop.database.write { transaction in
                try CustomerAccount.arrive(identity, locale: shop.settings.locale, in: transaction)
            }
            switch arrival {
            case .customer(let id):
                let next = journey.next.flatMap { SiteURL(local: $0) }
                return try await welcome(id, next: next, request, context)
                    .setting(.removing(.elsewhere), for: context)
            case .needsProof: return .redirect(to: .signIn(["notice": "proof"]))
            case .withoutAddress: return .redirect(to: .signIn(["notice": "elsewhere"]))
            }
        } catch let error as IdentityProviderError {
            context.logger.warning("signing in elsewhere failed", metadata: ["error": "\(error)"])
            return .redirect(to: .signIn(["notice": "elsewhere"]))
        }
    }

    /// The sign-in that this very browser began; used up by being found.
    private func journey(_ fields: Fields, _ context: ShopRequestContext) async throws -> Journey? {
        guard let token = fields["state"].flatMap({ AccessToken($0) }),
            let browser = context.cookies[.elsewhere].flatMap({ AccessToken($0) })
        else { return nil }
        let kept = try await context.shop.database.write { transaction in
            try OneTimeToken.redeem(token, .signInElsewhere, in: transaction)
        }
        guard let kept, kept.subject == CustomerAccount.mark(browser) else { return nil }
        return try JSONDecoder().decode(Journey.self, from: Data(kept.detail.utf8))
    }

    /// The way there, on the sign-in page.
    func googleLink(next: SiteURL?, _ words: Words) -> HTML? {
        guard elsewhere != nil else { return nil }
        return """
            <p class="door-or">\(words(.orContinueWith))</p><p>\(ButtonView(
                words(.signInWithGoogle), style: .secondary, icon: .user, isWide: true, isLarge: true)
                .link(to: .googleStart(next: next)))</p>
            """
    }
}

extension CookieName {
    /// Marks the browser that went away to sign in elsewhere.
    static let elsewhere: CookieName = "account_elsewhere"
}
