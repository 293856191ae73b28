import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Proving again who one is, with an app. What is delicate asks for a proof that is a short while old, so a phone that
/// was left lying about, or an access token that somebody took, is not enough to let others into the shop.
enum StaffProofEndpoint {
    static let prove = Endpoint(
        method: .post, path: "/auth/proof", operation: "proveStaff", tag: "Staff sign-in",
        summary: "Prove again who you are, for what asks for a fresh proof; tokens from before stay as they were",
        caller: .staffMember,
        body: .json(.object([.required("password", .text(1...1_000))])),
        answers: [DeclaredAnswer(200, "An access token that says so; the refresh token stays.", StaffProofView.schema)],
        problems: [
            DeclaredProblem(401, "invalid_credentials"), DeclaredProblem(403, "only_apps"),
            DeclaredProblem(429, "too_many_requests"),
        ]
    ) { try await $0.proveStaff() }
}

extension Call {
    fileprivate func proveStaff() async throws -> Response {
        let body = BodyReader(self)
        try body.finish()
        let member = try member
        guard case .app(let family, _) = try staff.proof else { throw Problem.onlyApps }
        let attempt = try await staffAttempt("proof \(member.id.of(PersonScope.self))")
        guard try await staffOffice.proves(member, body.text("password") ?? "") else {
            throw Problem.invalidCredentials
        }
        _ = await attempt.succeeded()
        let (now, origin) = (Instant.now, try staff.origin)
        let isSignedIn = try await shop.database.write { transaction in
            guard try RefreshToken.prove(family, at: now, in: transaction) else { return false }
            try AuditTrail.record(
                "staff.proved", AuditEvent.Subject("staff", "\(member.id)"), by: origin, in: transaction)
            return true
        }
        guard isSignedIn else { throw Problem.signInNeeded }
        let access = try await services.accounts.accessTokens.sign(
            .staff, member.id.of(PersonScope.self), family, provedAt: now, tenant: shop.tenant.id,
            database: shop.database)
        return Answer(200, StaffProofView(access: access)).response(in: context)
    }

    /// Counts a try before the password is looked at, so that many at once count too.
    /// - Throws: ``Problem`` 429.
    func staffAttempt(_ subject: String) async throws -> SignInAttempt {
        do {
            return try await services.accounts.attempts.begin(
                .staff(subject, in: "\(shop.tenant.id)"), from: context.clientAddress, device: nil)
        } catch {
            throw Problem.tooManyTries(for: error.wait)
        }
    }
}

struct StaffProofView: JSONView {
    let access: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("accessToken", access)
            json.member("tokenType", "Bearer")
            json.member("expiresIn", Int(AccessClaims.lifetime.components.seconds))
        }
    }

    static let schema = Schema.named(
        "StaffProof",
        .object([
            .required("accessToken", .text(1...2_000, "Sent as `Authorization: Bearer …`.")),
            .required("tokenType", .choice(["Bearer"])), .required("expiresIn", .count("Seconds.")),
        ]))
}

extension Problem {
    /// 401: which of the two is wrong, nobody is told.
    static let invalidCredentials = Problem(
        status: 401, code: "invalid_credentials", title: "Not signed in",
        detail: "The e-mail address, the password or the code is not right.")

    /// 403: a browser proves itself at the desk, where it gets another session's token.
    static let onlyApps = Problem(
        status: 403, code: "only_apps", title: "Not allowed",
        detail: "This is for apps that signed in with /auth/login. A browser confirms the password at the desk.")

    /// 429: after wrong passwords.
    static func tooManyTries(for wait: Duration) -> Problem {
        Problem(
            status: 429, code: "too_many_requests", title: "Too many tries", detail: "Wait, then try again.",
            extras: ["retryAfter": .integer(max(1, wait.components.seconds))])
    }
}
