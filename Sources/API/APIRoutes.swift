public import Hummingbird
public import Ordering
import Vocabulary
public import Web

/// The JSON interface of a shop, below `/api/v1`: the same declarations serve it and describe it (`openapi.json`).
public struct APIRoutes: Sendable {
    private let services: Call.Services

    /// Everything that is served, in the order of the document.
    static let endpoints =
        ShopEndpoints.all + GoodsEndpoints.all + CartEndpoints.all + CheckoutEndpoints.all + PaymentEndpoints.all
        + OrderEndpoints.all + [DocumentEndpoint.document]

    public init(providers: PaymentProviders, cache: PageCache) {
        services = Call.Services(providers: providers, cache: cache)
    }

    /// Declares every route.
    public func add(to router: Router<ShopRequestContext>) {
        for endpoint in Self.endpoints {
            router.on(RouterPath(Endpoint.prefix + endpoint.path), method: endpoint.method) { request, context in
                try await serve(request, context, endpoint)
            }
        }
    }

    private func serve(
        _ request: Request, _ context: ShopRequestContext, _ endpoint: Endpoint
    ) async throws -> Response {
        let call = try await Call(request, context, to: endpoint, services: services)
        do {
            return try await endpoint.handler(call)
        } catch {
            throw Problem(expected: error, of: call) ?? error
        }
    }
}
