import HTTPTypes
import Hummingbird
import Infrastructure
import Vocabulary

/// Which limits a request meets at the door, by its path and method. What a handler knows more of, such as an account,
/// it takes itself: ``RequestLimits/take(_:for:)``.
enum RouteLimits {
    private static let webhooks = "/api/v1/store/payments/webhook"
    /// What load balancers and operators ask all the time.
    private static let unlimited = ["/health", "/ready", "/metrics", "/internal", "/api/v1/health"]

    /// Nil for what is not counted.
    static func `class`(of request: Request, path: String) -> RateLimitClass? {
        if unlimited.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { return nil }
        let isSafe = request.method.isSafe
        guard ErrorAnswers.isAPI(path) else { return isSafe ? .page : .form }
        if path.hasPrefix(webhooks) { return .webhook }
        return isSafe ? .api : .apiWrite
    }

    /// Takes one for the visitor and one for the shop.
    /// - Throws: ``Problem`` 429, or 503 when nobody can count.
    static func take(
        _ request: Request, path: String, _ context: ShopRequestContext
    ) async throws(Problem) {
        guard context.limits.isOn, let `class` = `class`(of: request, path: path) else { return }
        try await context.limits.take(`class`)
    }

    /// Tells programs how the counts stand, and everybody who is refused.
    static func say(_ context: ShopRequestContext, path: String, on response: inout Response) {
        guard let verdict = context.limits.verdict, ErrorAnswers.isAPI(path) || !verdict.isAdmitted else { return }
        response.headers[.rateLimitPolicy] = verdict.policyField
        response.headers[.rateLimit] = verdict.stateField
    }
}
