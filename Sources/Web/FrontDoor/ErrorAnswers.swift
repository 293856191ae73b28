import HTTPTypes
import Hummingbird
import Logging
import Persistence
import Tenancy
import Vocabulary

/// Turns what went wrong into an answer: a problem for programs, a page for people, never our insides for anyone.
struct ErrorAnswers: Sendable {
    let frame: @Sendable (Shop, ShopRequestContext) async -> PageFrame
    let options: FrontDoorOptions

    static func isAPI(_ path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }

    /// A handler's response, unless it is an error that the web framework made: that is answered our way.
    func checked(_ response: Response, _ context: ShopRequestContext, path: String) throws -> Response {
        guard response.status.code >= 400 else { return response }
        let type = response.headers[.contentType].map { MediaTypeName($0) }?.text
        if type == "text/html" || type == "application/problem+json" || type == "text/plain" { return response }
        if options.isPlatform(path), type != nil { return response }
        throw Problem.of(status: response.status.code)
    }

    func answer(_ error: any Error, _ request: Request, _ context: ShopRequestContext) async -> Response {
        let problem = problem(error, context)
        var headers: HTTPFields = [:]
        if let refused = error as? RefusedMethod { headers[.allow] = refused.allow }
        // The rest of a body that is too large or too slow is not worth waiting for.
        if problem.status == 413 || problem.status == 408 { headers[.connection] = "close" }
        if wantsProblem(request) {
            return ProblemResponse.make(problem, requestID: context.requestID, headers: headers)
        }
        let page = await page(problem, context)
        var response = Response.html(page, status: HTTPResponse.Status(code: problem.status))
        response.headers.append(contentsOf: headers)
        if case .integer(let seconds) = problem.extras["retryAfter"] { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    private func page(_ problem: Problem, _ context: ShopRequestContext) async -> HTML {
        ErrorPage(problem, requestID: context.requestID).html(in: await frame(of: problem, context))
    }

    private func frame(of problem: Problem, _ context: ShopRequestContext) async -> PageFrame? {
        guard let shop = context.openShop else { return nil }
        guard shop.tenant.isSelling else {
            // Its pictures are as closed as its pages.
            var frame = PageFrame(shop.settings, baseAddress: context.baseAddress)
            frame.logo = nil
            frame.isShop = false
            return frame
        }
        return await self.frame(shop, context)
    }

    private func wantsProblem(_ request: Request) -> Bool {
        let path = request.uri.path
        if Self.isAPI(path) || options.isPlatform(path) { return true }
        guard let accept = request.headers[.accept]?.lowercased() else { return false }
        return accept.contains("json") && !accept.contains("text/html")
    }

    private func problem(_ error: any Error, _ context: ShopRequestContext) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case is RefusedMethod: return .methodNotAllowed
        case is CancellationError: return .unavailable()
        case DatabaseError.nulInText:
            return .unprocessable(code: "invalid_text", detail: "Text must not contain NUL characters.")
        case DatabaseError.busy, DatabaseError.serializationFailure, DatabaseError.connectionLost,
            DatabaseError.cancelled, DatabaseError.statementTimeout:
            context.logger.warning("database not available", metadata: ["error": "\(error)"])
            return .unavailable(detail: "There is a lot going on. Try again in a moment.")
        case let error as any HTTPResponseError:
            return .of(status: error.status.code)
        default:
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
            return .internalError
        }
    }
}

extension Problem {
    /// The plain problem of an HTTP status.
    static func of(status: Int) -> Problem {
        switch status {
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 405: .methodNotAllowed
        case 406: .notAcceptable
        case 408: .requestTimeout
        case 412: .preconditionFailed
        case 413: .tooLarge
        case 415: .unsupportedMediaType
        case 503: .unavailable()
        case 400..<500: Problem(status: status, code: "bad_request", title: "Bad request")
        default: .internalError
        }
    }
}
