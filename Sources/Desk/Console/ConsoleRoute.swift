import Infrastructure
import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// One page or form of the console. Who may see it is part of the declaration, so that none is open by mistake.
struct ConsoleRoute: Sendable {
    enum Access: Sendable {
        /// Only the sign-in itself.
        case anyone(@Sendable (ConsoleVisit) async throws -> Response)
        case operators(@Sendable (ConsoleCall) async throws -> Response)
        /// The same for a form with a file, which the handler reads, the form's token first.
        case uploads(@Sendable (ConsoleCall) async throws -> Response)
    }

    let method: HTTPRequest.Method
    let path: String
    let access: Access

    static func page(_ path: String, _ handler: @escaping @Sendable (ConsoleCall) async throws -> Response) -> Self {
        ConsoleRoute(method: .get, path: path, access: .operators(handler))
    }

    static func form(_ path: String, _ handler: @escaping @Sendable (ConsoleCall) async throws -> Response) -> Self {
        ConsoleRoute(method: .post, path: path, access: .operators(handler))
    }

    static func upload(_ path: String, _ handler: @escaping @Sendable (ConsoleCall) async throws -> Response) -> Self {
        ConsoleRoute(method: .post, path: path, access: .uploads(handler))
    }

    func answer(_ request: Request, _ context: ShopRequestContext, _ console: Console) async throws -> Response {
        switch access {
        case .anyone(let handler): return try await handler(ConsoleVisit(request, context, console))
        case .operators(let handler):
            let visit = try await ConsoleVisit(request, context, console)
            guard let call = try await ConsoleCall(visit) else { return signInFirst(request) }
            if method == .post, !call.csrf.accepts(visit.form["csrf"] ?? "", session: ConsoleCall.csrfScope) {
                throw Problem.staleForm
            }
            return try await handler(call)
        case .uploads(let handler):
            let visit = try await ConsoleVisit(request, context, console, readsForm: false)
            guard let call = try await ConsoleCall(visit) else { return signInFirst(request) }
            return try await handler(call)
        }
    }

    private func signInFirst(_ request: Request) -> Response {
        .redirect(to: .consoleSignIn(next: method == .get ? request.head.path : nil))
    }
}

extension CookieName {
    /// Who is signed in at the console.
    static let operatorSession = CookieName("console_session", path: "/console")
    /// Ties a sign-in form to the browser that asked for it.
    static let consoleVisit = CookieName("console_visit", path: "/console")
}

extension Problem {
    /// 403: the form was not made for this browser's session, or that one has ended since.
    static let staleForm = Problem(
        status: 403, code: "stale_form", title: "Not allowed",
        detail: "This form is too old. Open the page again and send it once more.")
}

/// A request to the console, from whomever.
struct ConsoleVisit: Sendable {
    let request: Request
    let context: ShopRequestContext
    let console: Console
    let query: Fields
    /// Empty unless a form was sent.
    let form: Fields

    init(
        _ request: Request, _ context: ShopRequestContext, _ console: Console, readsForm: Bool = true
    ) async throws {
        self.request = request
        self.context = context
        self.console = console
        query = try request.fields
        form = request.method == .post && readsForm ? try await request.form() : [:]
    }
}

/// A request of an operator who is signed in.
struct ConsoleCall: Sendable {
    static let csrfScope = "console"

    let visit: ConsoleVisit
    let person: Operator
    let token: AccessToken
    /// Whether the person proved who they are a short while ago.
    let isFresh: Bool

    var console: Console { visit.console }
    /// What this operator changes.
    var acts: OperatorActs { console.office.acting(as: origin) }
    var context: ShopRequestContext { visit.context }
    var query: Fields { visit.query }
    var form: Fields { visit.form }
    /// Made from the session's secret, of which the database knows only a digest.
    var csrf: CSRFToken { CSRFToken(secret: Array(token.text.utf8)) }

    /// Nil without a session that goes on.
    init?(_ visit: ConsoleVisit) async throws {
        guard let token = visit.context.cookies[.operatorSession].flatMap({ AccessToken($0) }) else { return nil }
        let platform = visit.console.office.platform
        guard let session = try await platform.read({ try OperatorSession.find(token, in: $0) }) else { return nil }
        self.visit = visit
        self.token = token
        person = session.person
        isFresh = session.isFresh()
        // A page that refreshes itself is nobody at work.
        let isPerson = visit.request.headers[.live] == nil
        if isPerson, session.isStale() {
            try await platform.write { try OperatorSession.touch(token, in: $0) }
        }
    }

    /// The hidden field that every form of the console carries.
    var csrfField: HTML {
        HiddenFields(["csrf": csrf.token(session: Self.csrfScope)]).html
    }

    /// A form that does one thing when its button is pressed.
    func button(_ button: ButtonView, posts url: SiteURL, _ fields: Fields = [:]) -> HTML {
        """
        <form class="inline-form" method="post" action="\(url)">\(csrfField)\(HiddenFields(fields).html)\
        \(button.submit())</form>
        """
    }
}

extension HTTPField.Name {
    /// Sent by our script when a page refreshes itself.
    static let live = HTTPField.Name("Stoa-Live") ?? .userAgent
}
