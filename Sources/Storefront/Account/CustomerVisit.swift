internal import Hummingbird
internal import Infrastructure
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// Who is signed in.
struct SignedIn: Sendable {
    let customer: Customer
    let session: Session
    let token: AccessToken
}

extension StorefrontRoutes {
    /// Who is signed in with this browser; nil for guests. Without the cookie nothing is asked of the database.
    func signedIn(_ context: ShopRequestContext) async throws -> SignedIn? {
        guard let token = context.sessionToken else { return nil }
        let database = try context.shop.database
        let found = try await database.read { transaction -> SignedIn? in
            guard let session = try Session.find(token, .customer, in: transaction),
                let customer = try Customer.find(session.person.of(Customer.self), in: transaction)
            else { return nil }
            return SignedIn(customer: customer, session: session, token: token)
        }
        if let found, found.session.isStale() {
            try await database.write { try found.session.touch(in: $0) }
        }
        return found
    }
}

extension ShopRequestContext {
    /// The token of a customer's session that the browser sent, whether or not it opens one.
    var sessionToken: AccessToken? { cookies[.customerSession].flatMap { AccessToken($0) } }

    /// Where the visitor acts from.
    func device(_ request: Request) -> Device {
        Device(address: clientAddress, userAgent: request.headers[.userAgent] ?? "")
    }
}

/// A request of somebody who is signed in.
struct CustomerVisit: Sendable {
    let site: StorefrontRoutes
    let request: Request
    let context: ShopRequestContext
    let shop: Shop
    let signedIn: SignedIn
    let query: Fields
    /// Empty unless a form was sent.
    let form: Fields

    var customer: Customer { signedIn.customer }
    var session: Session { signedIn.session }
    var database: any Database { shop.database }

    /// Nil for who is not signed in.
    init?(_ site: StorefrontRoutes, _ request: Request, _ context: ShopRequestContext) async throws {
        guard let signedIn = try await site.signedIn(context) else { return nil }
        self.site = site
        self.request = request
        self.context = context
        self.signedIn = signedIn
        shop = try context.shop
        query = try request.fields
        form = request.method == .post ? try await request.form() : [:]
    }

    /// Whether the form that was sent was made for this session.
    var isFormOfSession: Bool { FormToken.isOf(signedIn.token, form) }

    /// The hidden field that every form of an account carries.
    var formToken: HTML { FormToken.html(signedIn.token) }
}

/// What a form of somebody who is signed in carries besides their cookie.
enum FormToken {
    static let field = "csrf"

    static func of(_ session: AccessToken) -> String { Session.formToken(for: session) }

    static func html(_ session: AccessToken) -> HTML { HiddenFields([field: of(session)]).html }

    /// Whether a form was made for the session.
    static func isOf(_ session: AccessToken, _ form: Fields) -> Bool {
        guard let sent = form[field].flatMap({ AccessToken($0) }) else { return false }
        // Digests are compared, so that the time says nothing of where the first difference is.
        return sent.digest == AccessToken(of(session))?.digest
    }
}

extension Problem {
    /// 403: the form was not made for this browser's session, or that one has ended since.
    static let staleForm = Problem(
        status: 403, code: "stale_form", title: "Not allowed",
        detail: "This form is too old. Open the page again and send it once more.")
}
