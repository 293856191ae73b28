extension Problem {
    /// 400: the request cannot be understood.
    public static func badRequest(code: String = "bad_request", detail: String? = nil) -> Problem {
        Problem(status: 400, code: code, title: "Bad request", detail: detail)
    }

    /// 401: say who you are.
    public static let unauthorized = Problem(
        status: 401, code: "unauthorized", title: "Sign in first", detail: "This needs someone who is signed in.")

    /// 403: known, and not allowed.
    public static let forbidden = Problem(
        status: 403, code: "forbidden", title: "Not allowed", detail: "You may not do this.")

    /// 404: no such thing, or not yours to know of.
    public static let notFound = notFound(detail: "There is nothing here.")

    /// 404 with what was looked for.
    public static func notFound(code: String = "not_found", detail: String) -> Problem {
        Problem(status: 404, code: code, title: "Not found", detail: detail)
    }

    /// 405: the resource exists, the method does not. The response also carries `Allow`.
    public static let methodNotAllowed = Problem(status: 405, code: "method_not_allowed", title: "Method not allowed")

    /// 406: none of the formats asked for can be given.
    public static let notAcceptable = Problem(status: 406, code: "not_acceptable", title: "Not acceptable")

    /// 408: the request took too long to arrive.
    public static let requestTimeout = Problem(status: 408, code: "request_timeout", title: "Request took too long")

    /// 409: the request fights with the present state; reading again may help.
    public static func conflict(
        code: String = "conflict", detail: String, extras: [String: ProblemValue] = [:]
    ) -> Problem {
        Problem(status: 409, code: code, title: "Conflict", detail: detail, extras: extras)
    }

    /// 410: it was here and is not coming back.
    public static func gone(code: String = "gone", detail: String) -> Problem {
        Problem(status: 410, code: code, title: "Gone", detail: detail)
    }

    /// 412: the version stated is not the present one.
    public static let preconditionFailed = Problem(
        status: 412, code: "stale_version", title: "Changed meanwhile",
        detail: "Someone changed this since you read it. Read it again.")

    /// 413: the body is larger than is taken here.
    public static let tooLarge = Problem(status: 413, code: "too_large", title: "Request too large")

    /// 415: the body's media type is not one that is read here.
    public static let unsupportedMediaType = Problem(
        status: 415, code: "unsupported_media_type", title: "Unsupported media type")

    /// 422: understood, and these fields are wrong.
    public static func validation(_ errors: [FieldError]) -> Problem {
        Problem(
            status: 422, code: "validation_failed", title: "Some fields need attention",
            detail: errors.map(\.message).joined(separator: " "), errors: errors)
    }

    /// 422: understood, and no field in particular is to blame.
    public static func unprocessable(
        code: String, detail: String, extras: [String: ProblemValue] = [:]
    ) -> Problem {
        Problem(status: 422, code: code, title: "Cannot be done", detail: detail, extras: extras)
    }

    /// 428: the version must be stated.
    public static let preconditionRequired = Problem(
        status: 428, code: "version_required", title: "Version required",
        detail: "Send If-Match with the version you read.")

    /// 429: too many requests. The response also carries `Retry-After`.
    public static func tooManyRequests(retryAfterSeconds: Int64) -> Problem {
        Problem(
            status: 429, code: "too_many_requests", title: "Too many requests", detail: "Wait a moment and try again.",
            extras: ["retryAfter": .integer(retryAfterSeconds)])
    }

    /// 500: our fault. The cause is in the log under the request's id and nowhere else.
    public static let internalError = Problem(
        status: 500, code: "internal_error", title: "Something went wrong",
        detail: "The error is ours. Try again later.")

    /// 503: cannot serve just now; trying again later is right.
    public static func unavailable(code: String = "unavailable", detail: String? = nil) -> Problem {
        Problem(status: 503, code: code, title: "Not available just now", detail: detail)
    }
}
