import HTTPTypes

extension Endpoint {
    /// Every problem that the endpoint may answer with: its own and those that follow from its declaration.
    var allProblems: [DeclaredProblem] {
        // What the front door and the reading of the query may say to every request.
        var all = [
            DeclaredProblem(400, "bad_address"), DeclaredProblem(400, "bad_host"), DeclaredProblem(400, "bad_encoding"),
            DeclaredProblem(404, "no_shop"), DeclaredProblem(413, "too_large"),
            DeclaredProblem(422, "validation_failed"), DeclaredProblem(503, "unavailable"),
            DeclaredProblem(503, "shop_suspended"), DeclaredProblem(429, "too_many_requests"),
            DeclaredProblem(431, "headers_too_large"),
        ]
        all += problems
        if caller == .applicant || caller == .platformOperator {
            all += [DeclaredProblem(401, "unauthorized"), DeclaredProblem(403, "sign_up_closed")]
        }
        switch caller {
        case .customer: all.append(DeclaredProblem(401, "unauthorized"))
        case .vendor:
            all += [
                DeclaredProblem(401, "unauthorized"), DeclaredProblem(403, "not_a_vendor"),
                DeclaredProblem(403, "second_factor_enrolment_needed"),
            ]
        case .staff, .staffMember:
            all += [
                DeclaredProblem(401, "unauthorized"), DeclaredProblem(403, "forbidden"),
                DeclaredProblem(403, "second_factor_enrolment_needed"),
            ]
        case .anyone, .cartHolder, .orderHolder, .paymentProvider, .signingIn, .applicant, .platformOperator: break
        }
        if caller.isSignedIn, method != .get { all.append(DeclaredProblem(403, "csrf_token_needed")) }
        if needsFreshProof { all.append(DeclaredProblem(403, "fresh_proof_needed")) }
        if caller == .cartHolder || caller == .orderHolder || parameters.contains(where: { $0.place == .path }) {
            all.append(DeclaredProblem(404, "not_found"))
        }
        if method != .get {
            all += [DeclaredProblem(403, "cross_origin"), DeclaredProblem(408, "request_timeout")]
        }
        if case .json = body {
            all += [
                DeclaredProblem(400, "bad_json"), DeclaredProblem(400, "duplicate_member"),
                DeclaredProblem(400, "too_deep"), DeclaredProblem(415, "unsupported_media_type"),
            ]
        }
        if takesIdempotencyKey {
            all += [
                DeclaredProblem(400, "bad_idempotency_key"), DeclaredProblem(422, "idempotency_key_reused"),
            ]
        }
        return all.reduce(into: []) { unique, problem in
            if !unique.contains(problem) { unique.append(problem) }
        }
    }
}
