public import Hummingbird
public import Operations
public import Ordering
public import People
public import Tenancy
import Vocabulary
public import Web

/// The JSON interface of a shop, below `/api/v1`: the same declarations serve it and describe it (`openapi.json`).
public struct APIRoutes: Sendable {
    private let services: Call.Services
    private let signUp: SignUpDesk
    private let office: PlatformOffice

    /// Everything that is served, in the order of the document.
    static let endpoints =
        ShopEndpoints.all + GoodsEndpoints.all + CartEndpoints.all + CheckoutEndpoints.all + PaymentEndpoints.all
        + OrderEndpoints.all + AuthEndpoints.all + ProfileEndpoints.all + AddressBookEndpoints.all
        + CustomerOrderEndpoints.all + StaffAuthEndpoints.all + StaffEndpoints.all + RoleEndpoints.all
        + VendorEndpoints.all + VendorAreaEndpoints.all + APIKeyEndpoints.all + AuditEndpoints.all
        + ProvisioningEndpoints.all + TenantEndpoints.all
        + TenantDomainEndpoints.all
        + ArchiveEndpoints.all + JobEndpoints.all + HealthEndpoints.all + [DocumentEndpoint.document]

    public init(
        providers: PaymentProviders, cache: PageCache, accounts: AccountServices, addresses: PublicAddresses,
        signUp: SignUpDesk, office: PlatformOffice
    ) {
        services = Call.Services(providers: providers, cache: cache, accounts: accounts, addresses: addresses)
        self.signUp = signUp
        self.office = office
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
        switch endpoint.handler {
        case .shop(let handler):
            let call = try await Call(request, context, to: endpoint, services: services)
            do {
                return try await handler(call)
            } catch {
                throw Problem(expected: error, of: call) ?? error
            }
        case .platform(let handler):
            do {
                return try await handler(PlatformCall(request, context, to: endpoint, desk: signUp, office: office))
            } catch {
                throw Problem(expectedOnPlatform: error) ?? error
            }
        }
    }
}
