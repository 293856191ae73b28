internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// Whose cart a request is about.
enum CartHolder: Sendable {
    /// With the token that the browser holds, if it holds one.
    case guest(AccessToken?)
    /// With the key of their cart, if they have one, and the token of a guest's cart that is still being paid for.
    case customer(CustomerID, CustomerCartKey?, AccessToken?)

    /// What opens the cart; nil when there is none.
    var key: (any CartKey)? {
        switch self {
        case .guest(let token): token
        case .customer(_, let key, _): key
        }
    }
}

extension StorefrontRoutes {
    /// A customer's cart follows them; the one of a guest is opened by the cookie, which is read without the database.
    func cartHolder(_ context: ShopRequestContext) async throws -> CartHolder {
        let token = CartCookie.token(context)
        guard let session = context.sessionToken else { return .guest(token) }
        return try await context.shop.database.read { transaction in
            guard let session = try Session.find(session, .customer, in: transaction) else { return .guest(token) }
            let customer = session.person.of(Customer.self)
            return .customer(customer, try CustomerCartKey.find(of: customer, in: transaction), token)
        }
    }

    /// What opens the cart of who asks; nil when they have none.
    func cartKey(_ context: ShopRequestContext) async throws -> (any CartKey)? {
        try await cartHolder(context).key
    }

    /// What opens this checkout: the customer's cart, or the one that they began as a guest and are still paying for.
    /// - Throws: ``Problem/notFound``.
    func key(of checkout: CheckoutID, _ context: ShopRequestContext) async throws -> any CartKey {
        switch try await cartHolder(context) {
        case .guest(let token):
            guard let token else { throw Problem.notFound }
            return token
        case .customer(_, let key, let token):
            guard let token else {
                guard let key else { throw Problem.notFound }
                return key
            }
            guard let key else { return token }
            let isTheirs = try await context.shop.database.read { try Checkout.opens(checkout, key, in: $0) }
            return isTheirs ? key : token
        }
    }
}
