public import HTTPTypes
internal import Hummingbird
internal import Vocabulary
internal import Web

/// One page, fragment or form of the storefront. Who may ask for it is part of the declaration, so that none is open by
/// mistake.
public struct StorefrontRoute: Sendable {
    public enum Access: Sendable, CaseIterable {
        case anyone
        /// Works on the cart of who asks: by the token in their browser, or as the customer they are. Without one there
        /// is nothing to see.
        case cartHolder
        /// Who holds the secret link of an order.
        case orderHolder
        /// Who is signed in. Others are led to the sign-in; forms carry the token of the session.
        case customer
    }

    public let method: HTTPRequest.Method
    public let path: String
    public let access: Access
    let answer: Answer

    typealias Answer = @Sendable (StorefrontRoutes, Request, ShopRequestContext) async throws -> Response
    typealias Handler = @Sendable (StorefrontRoutes) -> @Sendable (Request, ShopRequestContext) async throws -> Response
    typealias CustomerHandler = @Sendable (CustomerVisit) async throws -> Response

    static func page(_ path: String, for access: Access = .anyone, _ handler: @escaping Handler) -> Self {
        StorefrontRoute(method: .get, path: path, access: access) { try await handler($0)($1, $2) }
    }

    static func form(_ path: String, for access: Access = .anyone, _ handler: @escaping Handler) -> Self {
        StorefrontRoute(method: .post, path: path, access: access) { try await handler($0)($1, $2) }
    }

    /// A page of who is signed in.
    static func account(_ path: String, _ handler: @escaping CustomerHandler) -> Self {
        StorefrontRoute(method: .get, path: path, access: .customer) { site, request, context in
            guard let visit = try await CustomerVisit(site, request, context) else {
                return .redirect(to: .signIn(next: SiteURL(local: request.head.path ?? "")))
            }
            return try await handler(visit)
        }
    }

    /// A form of who is signed in.
    static func accountForm(_ path: String, _ handler: @escaping CustomerHandler) -> Self {
        StorefrontRoute(method: .post, path: path, access: .customer) { site, request, context in
            guard let visit = try await CustomerVisit(site, request, context) else { return .redirect(to: .signIn()) }
            guard visit.isFormOfSession else { throw Problem.staleForm }
            return try await handler(visit)
        }
    }
}
