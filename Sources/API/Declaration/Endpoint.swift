import HTTPTypes
import Hummingbird
import People

/// One route: what serves it, who may call it, what it takes and what it answers. The router and the document are both
/// made of these, so neither can say what the other does not do.
struct Endpoint: Sendable {
    typealias ShopHandler = @Sendable (Call) async throws -> Response
    typealias PlatformHandler = @Sendable (PlatformCall) async throws -> Response

    /// What serves an endpoint: one of a shop, or one of the platform, which belongs to no shop.
    enum Handler: Sendable {
        case shop(ShopHandler)
        case platform(PlatformHandler)
    }

    let method: HTTPRequest.Method
    /// Below ``prefix``, with `{name}` for parts that vary: "/store/cart/{id}".
    let path: String
    /// A name for generated clients.
    let operation: String
    let tag: String
    let summary: String
    let caller: Caller
    var parameters: [Parameter] = []
    var body = RequestBodyRule.none
    var answers: [DeclaredAnswer]
    /// Problems of its own, besides those that follow from the rest of the declaration.
    var problems: [DeclaredProblem] = []
    /// Whether the person must have proved who they are a short while ago.
    private(set) var needsFreshProof = false
    let handler: Handler

    /// An endpoint of a shop.
    init(
        method: HTTPRequest.Method, path: String, operation: String, tag: String, summary: String, caller: Caller,
        parameters: [Parameter] = [], body: RequestBodyRule = .none, answers: [DeclaredAnswer],
        problems: [DeclaredProblem] = [], handler: @escaping ShopHandler
    ) {
        self.init(
            method: method, path: path, operation: operation, tag: tag, summary: summary, caller: caller,
            parameters: parameters, body: body, answers: answers, problems: problems, servedBy: .shop(handler))
    }

    /// An endpoint of the platform; its path is one of `FrontDoorOptions.platformPaths`.
    static func platform(
        method: HTTPRequest.Method, path: String, operation: String, tag: String, summary: String, caller: Caller,
        parameters: [Parameter] = [], body: RequestBodyRule = .none, answers: [DeclaredAnswer],
        problems: [DeclaredProblem] = [], handler: @escaping PlatformHandler
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, operation: operation, tag: tag, summary: summary, caller: caller,
            parameters: parameters, body: body, answers: answers, problems: problems, servedBy: .platform(handler))
    }

    private init(
        method: HTTPRequest.Method, path: String, operation: String, tag: String, summary: String, caller: Caller,
        parameters: [Parameter], body: RequestBodyRule, answers: [DeclaredAnswer], problems: [DeclaredProblem],
        servedBy handler: Handler
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.tag = tag
        self.summary = summary
        self.caller = caller
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.problems = problems
        self.handler = handler
    }

    /// For delicate acts: who proved themselves too long ago does so again first.
    var proved: Endpoint {
        var endpoint = self
        endpoint.needsFreshProof = true
        return endpoint
    }

    /// Whether it belongs to no shop.
    var isOfPlatform: Bool {
        if case .platform = handler { true } else { false }
    }

    /// Where all paths begin.
    static let prefix = "/api/v1"

    /// Whether `Idempotency-Key` is honoured: on every POST but those that are idempotent by nature.
    var takesIdempotencyKey: Bool {
        // What is told to who signs in opens something, and is not kept.
        method == .post && ![.paymentProvider, .platformOperator, .signingIn].contains(caller)
    }
}

/// Who may call an endpoint. Checked before the handler runs.
enum Caller: Sendable, Equatable {
    /// Everyone, without credentials.
    case anyone
    /// Who holds a cart's token, in `X-Cart-Token` or the cookie. To others there is nothing here.
    case cartHolder
    /// Who holds an order's tracking token, which is part of the address.
    case orderHolder
    /// A payment provider that signs what it sends.
    case paymentProvider
    /// Everyone, who proves in the body who they are, or asks for a mail that lets them.
    case signingIn
    /// A shopper with an account who is signed in.
    case customer
    /// Who is signed in as somebody of the desk, about their own account: vendors' people too. No key.
    case staffMember
    /// Who works for the shop itself and may do this, or a key that may.
    case staff(Permission)
    /// Who sells in the shop for a vendor, and is given what is that vendor's. No key.
    case vendor
    /// Who holds the operator's key, in `Authorization: Bearer`; everybody where sign-up is open.
    case applicant
    /// Who holds the operator's key.
    case platformOperator
}

extension Caller {
    /// Whether a session, an access token or a key says who calls.
    var isSignedIn: Bool {
        switch self {
        case .customer, .staffMember, .staff, .vendor: true
        case .anyone, .cartHolder, .orderHolder, .paymentProvider, .signingIn, .applicant, .platformOperator: false
        }
    }
}

/// A part of the path or the query.
struct Parameter: Sendable {
    enum Place: Sendable, Equatable {
        case path
        case query
        /// `name[key]=value`, any number of times.
        case queryMap
    }

    let name: String
    let place: Place
    let schema: Schema

    static func path(_ name: String, _ schema: Schema) -> Parameter {
        Parameter(name: name, place: .path, schema: schema)
    }

    static func query(_ name: String, _ schema: Schema) -> Parameter {
        Parameter(name: name, place: .query, schema: schema)
    }

    /// - Parameter schema: of each value.
    static func queryMap(_ name: String, _ schema: Schema) -> Parameter {
        Parameter(name: name, place: .queryMap, schema: schema)
    }
}

/// What an endpoint does with the request's body.
enum RequestBodyRule: Sendable {
    /// It is not looked at.
    case none
    /// JSON that fits the schema; an empty body stands for an empty object where that fits.
    case json(Schema)
    /// Bytes of which the handler verifies the signature.
    case signed
    /// A file of this media type, which the handler takes in as it comes. Its path is one of
    /// `FrontDoorOptions.streamedPaths`.
    case file(String)
}

/// An answer that is no problem.
struct DeclaredAnswer: Sendable {
    let status: Int
    let note: String
    let schema: Schema
    /// What the schema is of; of anything but JSON it says nothing.
    let mediaType: String

    init(_ status: Int, _ note: String, _ schema: Schema, mediaType: String = "application/json") {
        self.status = status
        self.note = note
        self.schema = schema
        self.mediaType = mediaType
    }
}

/// A problem that an endpoint may answer with.
struct DeclaredProblem: Sendable, Equatable {
    let status: Int
    let code: String

    init(_ status: Int, _ code: String) {
        self.status = status
        self.code = code
    }
}
