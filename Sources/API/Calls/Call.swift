import Infrastructure
import HTTPTypes
import Hummingbird
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// One request to an endpoint, read and checked: what a handler works with.
struct Call: Sendable {
    let endpoint: Endpoint
    let request: Request
    let context: ShopRequestContext
    let shop: Shop
    let services: Services
    /// What the query says, checked by the endpoint's parameters.
    let query: QueryValues
    /// The JSON body, checked by the endpoint's schema; an empty object where there is none.
    let body: JSONValue
    /// What is wrong with the body so far.
    let bodyErrors: [FieldError]
    /// The bytes of the body as they came.
    let bytes: [UInt8]
    let idempotencyKey: String?
    /// What opens the cart and checkouts of the caller, when there is one.
    let token: (any CartKey)?
    /// Who calls, where the endpoint asks for somebody.
    let principal: Principal

    /// What handlers need besides the shop.
    struct Services: Sendable {
        let providers: PaymentProviders
        let cache: PageCache
        let accounts: AccountServices
        /// How the world reaches the shops, for links in mails.
        let addresses: PublicAddresses
    }

    /// Reads a request as the endpoint declares it.
    /// - Throws: ``Problem``.
    init(_ request: Request, _ context: ShopRequestContext, to endpoint: Endpoint, services: Services) async throws {
        self.endpoint = endpoint
        self.request = request
        self.context = context
        self.services = services
        shop = try context.shop
        let credentials = CredentialReading(
            request: request, context: context, shop: shop, accessTokens: services.accounts.accessTokens)
        token = try await Self.cartKey(request, context, endpoint.caller, credentials)
        if endpoint.caller == .cartHolder, token == nil { throw Problem.notFound }
        principal = try await credentials.principal(for: endpoint.caller)
        if endpoint.needsFreshProof, case .staff(let caller) = principal, !caller.proof.isFresh {
            throw Problem.freshProofNeeded
        }
        query = try QueryValues(try request.fields, endpoint.parameters)
        idempotencyKey = endpoint.takesIdempotencyKey ? try Self.idempotencyKey(request) : nil
        bytes = try await RequestBodyBytes.read(request, endpoint.body)
        (body, bodyErrors) = try RequestBodyBytes.check(bytes, request, endpoint.body)
    }

    /// The token that opens the caller's cart and checkouts.
    /// - Throws: ``Problem/notFound`` without one.
    var cartToken: any CartKey {
        get throws {
            guard let token else { throw Problem.notFound }
            return token
        }
    }

    /// The customer who calls an endpoint that asks for none, and shows all the same who they are.
    func signedInCustomer() async throws -> CustomerCaller? {
        guard request.headers[.authorization] != nil || context.cookies[.customerSession] != nil else { return nil }
        return try await CredentialReading(
            request: request, context: context, shop: shop, accessTokens: services.accounts.accessTokens
        ).customer()
    }

    /// Where addresses of pictures begin.
    var base: String { context.baseAddress }

    /// The guest's token, or where none is stated, the cart of the customer who is signed in.
    private static func cartKey(
        _ request: Request, _ context: ShopRequestContext, _ caller: Caller, _ credentials: CredentialReading
    ) async throws -> (any CartKey)? {
        guard caller == .cartHolder, request.headers[.cartToken] == nil,
            let customer = try await credentials.customer()
        else { return cartToken(request, context) }
        let key = try await credentials.shop.database.read { try CustomerCartKey.find(of: customer.id, in: $0) }
        return key ?? cartToken(request, context)
    }

    private static func cartToken(_ request: Request, _ context: ShopRequestContext) -> AccessToken? {
        // Whoever states a token means it: a wrong one is not mended by a cookie.
        (request.headers[.cartToken] ?? context.cookies[.cart]).flatMap { AccessToken($0) }
    }

    static func idempotencyKey(_ request: Request) throws(Problem) -> String? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem.badRequest(
                code: "bad_idempotency_key", detail: "Idempotency-Key takes 1 to 255 visible ASCII characters.")
        }
        return key
    }
}

extension HTTPField.Name {
    /// The guest's cart token, for programs; browsers send the cookie.
    static let cartToken = literal("X-Cart-Token")
    static let idempotencyKey = literal("Idempotency-Key")
    static let idempotentReplayed = literal("Idempotent-Replayed")
}
