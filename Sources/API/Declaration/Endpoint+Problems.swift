import HTTPTypes

extension Endpoint {
    /// Every problem that the endpoint may answer with: its own and those that follow from its declaration.
    var allProblems: [DeclaredProblem] {
        var all = [DeclaredProblem(400, "bad_address"), DeclaredProblem(404, "no_shop")] + problems
        if caller == .cartHolder || caller == .orderHolder || parameters.contains(where: { $0.place == .path }) {
            all.append(DeclaredProblem(404, "not_found"))
        }
        if parameters.contains(where: { $0.place != .path }) {
            all += [DeclaredProblem(400, "bad_encoding"), DeclaredProblem(422, "validation_failed")]
        }
        if method != .get {
            all += [
                DeclaredProblem(403, "cross_origin"), DeclaredProblem(408, "request_timeout"),
                DeclaredProblem(413, "too_large"),
            ]
        }
        if case .json = body {
            all += [
                DeclaredProblem(400, "bad_json"), DeclaredProblem(400, "duplicate_member"),
                DeclaredProblem(400, "too_deep"), DeclaredProblem(415, "unsupported_media_type"),
                DeclaredProblem(422, "validation_failed"),
            ]
        }
        if takesIdempotencyKey {
            all += [
                DeclaredProblem(400, "bad_idempotency_key"), DeclaredProblem(422, "idempotency_key_reused"),
            ]
        }
        all.append(DeclaredProblem(503, "unavailable"))
        return all.reduce(into: []) { unique, problem in
            if !unique.contains(problem) { unique.append(problem) }
        }
    }
}
