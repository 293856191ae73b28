internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// What the header says of who visits, so that public pages can be the same for everybody. Guests without a cart
    /// cost nothing.
    private struct Visitor: Encodable {
        /// The number beside the cart.
        var cart = 0
        /// Of who is signed in.
        var name: String?
    }

    func visitor(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let (session, guest) = (context.sessionToken, CartCookie.token(context))
        guard session != nil || guest != nil else { return try .json(Visitor()) }
        let visitor = try await context.shop.database.read { transaction in
            var visitor = Visitor()
            var key: (any CartKey)? = guest
            if let session = try session.flatMap({ try Session.find($0, .customer, in: transaction) }) {
                let customer = session.person.of(Customer.self)
                key = try CustomerCartKey.find(of: customer, in: transaction)
                visitor.name = try Customer.find(customer, in: transaction).map { $0.name.isEmpty ? $0.email : $0.name }
            }
            if let key { visitor.cart = try Cart.itemCount(token: key, in: transaction) }
            return visitor
        }
        return try .json(visitor)
    }
}
