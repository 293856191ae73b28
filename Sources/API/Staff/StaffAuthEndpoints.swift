import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Signing in to the desk with an app, and what mailed links do.
enum StaffAuthEndpoints {
    static let all = [
        login, refresh, logout, StaffProofEndpoint.prove, me, invite.proved, acceptInvite, forgotPassword,
        resetPassword,
    ]

    private static let tag = "Staff sign-in"
    private static let email = Schema.text(.email, 3...254)
    private static let password = Schema.text(1...1_000)
    private static let token = Schema.text(.token, 43...43)

    private static let login = Endpoint(
        method: .post, path: "/auth/login", operation: "signInStaff", tag: tag,
        summary: "Sign in with address, password and, where it is asked for, a code", caller: .signingIn,
        body: .json(
            .object([
                .required("email", email), .required("password", password),
                .optional("code", .text(1...30, "Of the app, or a recovery code.")),
            ])),
        answers: [DeclaredAnswer(200, "Signed in.", StaffTokensView.schema)],
        problems: [
            DeclaredProblem(401, "invalid_credentials"), DeclaredProblem(401, "second_factor_needed"),
            DeclaredProblem(403, "second_factor_enrolment_needed"), DeclaredProblem(429, "too_many_requests"),
        ]
    ) { try await $0.signInStaff() }

    private static let refresh = Endpoint(
        method: .post, path: "/auth/refresh", operation: "refreshStaff", tag: tag,
        summary: "Exchange a refresh token for the next pair", caller: .signingIn,
        body: .json(.object([.required("refreshToken", token)])),
        answers: [DeclaredAnswer(200, "The next pair.", StaffTokensView.schema)],
        problems: [DeclaredProblem(401, "invalid_refresh_token")]
    ) { try await $0.refreshStaff() }

    private static let logout = Endpoint(
        method: .post, path: "/auth/logout", operation: "signOutStaff", tag: tag, summary: "Sign an app out",
        caller: .signingIn, body: .json(.object([.required("refreshToken", token)])),
        answers: [DeclaredAnswer(200, "Signed out, or it was already.", DoneView.schema)]
    ) { call in
        let body = BodyReader(call)
        try body.finish()
        if let token = body.text("refreshToken").flatMap({ AccessToken($0) }) {
            try await call.shop.database.write { try RefreshToken.end(token, .staff, in: $0) }
        }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }

    private static let me = Endpoint(
        method: .get, path: "/auth/me", operation: "getStaffMe", tag: tag, summary: "Who is signed in",
        caller: .staffMember, answers: [DeclaredAnswer(200, "The person.", StaffMeView.schema)]
    ) { call in
        let view = StaffMeView(member: try call.member, permissions: try call.staff.permissions)
        return Answer(200, view).response(in: call.context)
    }

    private static let invite = Endpoint(
        method: .post, path: "/auth/invite", operation: "inviteStaff", tag: tag,
        summary: "Ask somebody by mail to work at the desk", caller: .staff(.manageStaff),
        body: .json(
            .object([
                .required("email", email), .required("role", .text(1...50)),
                .optional("vendorId", .id("For whom they are to sell, with the role `vendor`.")),
            ])),
        answers: [DeclaredAnswer(201, "The invitation is on its way.", StaffInvitationView.schema)],
        problems: DeclaredProblem.refusals + [
            DeclaredProblem(404, "not_found"), DeclaredProblem(409, "works_here_already"),
            DeclaredProblem(409, "vendor_suspended"),
            DeclaredProblem(429, "too_many_requests"),
        ]
    ) { try await $0.inviteStaff() }

    private static let acceptInvite = Endpoint(
        method: .post, path: "/auth/accept-invite", operation: "acceptStaffInvitation", tag: tag,
        summary: "Make the account that an invitation offers", caller: .signingIn,
        body: .json(
            .object([
                .required("token", token), .required("name", .text(1...200)), .required("password", password),
            ])),
        answers: [DeclaredAnswer(200, "The account is there; sign in with it.", DoneView.schema)],
        problems: [DeclaredProblem(404, "not_found")]
    ) { try await $0.acceptStaffInvitation() }

    private static let forgotPassword = Endpoint(
        method: .post, path: "/auth/forgot-password", operation: "forgotStaffPassword", tag: tag,
        summary: "Ask for a link to set a new password", caller: .signingIn,
        body: .json(.object([.required("email", email)])),
        answers: [
            DeclaredAnswer(202, "If somebody of this address works here, a mail is on its way.", DoneView.schema)
        ],
        problems: [DeclaredProblem(429, "too_many_requests")]
    ) { call in
        var body = BodyReader(call)
        let email = body.email("email")
        try body.finish()
        if let email {
            try await call.context.limits.take(.mailing, for: [.account(email.text.lowercased())])
            try await call.staffOffice.forgotPassword(email)
        }
        return Answer(202, DoneView(word: .checkMail)).response(in: call.context)
    }

    private static let resetPassword = Endpoint(
        method: .post, path: "/auth/reset-password", operation: "resetStaffPassword", tag: tag,
        summary: "Set a new password with a mailed link's token", caller: .signingIn,
        body: .json(.object([.required("token", token), .required("password", password)])),
        answers: [DeclaredAnswer(200, "Set; every session has ended.", DoneView.schema)],
        problems: [DeclaredProblem(410, "link_used")]
    ) { call in
        let body = BodyReader(call)
        try body.finish()
        guard let token = body.text("token").flatMap({ AccessToken($0) }),
            try await call.staffOffice.resetPassword(token, to: body.text("password") ?? "", from: call.source) != nil
        else {
            throw Problem.gone(code: "link_used", detail: "The link was used before, or is too old. Ask for another.")
        }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }
}

extension Call {
    fileprivate func signInStaff() async throws -> Response {
        var body = BodyReader(self)
        let email = body.email("email")
        try body.finish()
        try await context.limits.take(.signIn)
        guard let email else { throw Problem.invalidCredentials }
        let attempt = try await signInAttempt(email.text)
        let step = try await staffOffice.signInApp(
            email: email, password: body.text("password") ?? "", code: body.text("code"), from: source)
        // Not for a right password alone: who has it could try one code after the other.
        if case .done = step { _ = await attempt.succeeded() }
        switch step {
        case .refused: throw Problem.invalidCredentials
        case .needsCode:
            throw Problem(
                status: 401, code: "second_factor_needed", title: "A code is needed",
                detail: "The password is right. Send the code of the second factor, too.")
        case .needsEnrolment: throw Problem.enrolmentNeeded
        case .done(let rotation, _): return try await answer(rotation)
        }
    }

    /// Counted before the password is looked at, so that many at once count too. A wrong code counts as a wrong password.
    private func signInAttempt(_ email: String) async throws -> SignInAttempt {
        do {
            return try await services.accounts.attempts.begin(
                .staff(email.lowercased(), in: "\(shop.tenant.id)"), from: context.clientAddress, device: nil)
        } catch {
            if error.tellsOwner { try await staffOffice.tellLocked(email, for: error.wait) }
            throw Problem.tooManyTries(for: error.wait)
        }
    }

    fileprivate func refreshStaff() async throws -> Response {
        let body = BodyReader(self)
        try body.finish()
        guard let token = body.text("refreshToken").flatMap({ AccessToken($0) }) else {
            throw Problem.invalidRefreshToken
        }
        let device = source.device
        let result = try await shop.database.write { transaction -> RefreshToken.Rotation? in
            guard case .success(let rotation) = try RefreshToken.rotate(token, .staff, on: device, in: transaction),
                let staff = try Staff.find(rotation.person.of(Staff.self), in: transaction), staff.isActive
            else { return nil }
            return rotation
        }
        guard let result else { throw Problem.invalidRefreshToken }
        return try await answer(result)
    }

    private func answer(_ rotation: RefreshToken.Rotation) async throws -> Response {
        let access = try await services.accounts.accessTokens.sign(
            .staff, rotation.person, rotation.family, provedAt: rotation.provedAt, tenant: shop.tenant.id,
            database: shop.database)
        return Answer(200, StaffTokensView(access: access, refresh: rotation.next)).response(in: context)
    }

    fileprivate func inviteStaff() async throws -> Response {
        var body = BodyReader(self)
        let (email, role, vendor) = (body.email("email"), body.text("role"), body.id("vendorId") as VendorID?)
        try body.finish()
        guard let email, let role else { throw Problem.badRequest() }
        let (author, office) = (try author, staffOffice)
        try await context.limits.take(.mailing, for: [.account("staff \(try staff.id)")])
        return try await write { transaction in
            let invitation = try office.invite(email, as: role, for: vendor, by: author, in: transaction)
            return Answer(201, StaffInvitationView(invitation: invitation))
        }.response(in: context)
    }

    fileprivate func acceptStaffInvitation() async throws -> Response {
        let body = BodyReader(self)
        try body.finish()
        guard let token = body.text("token").flatMap({ AccessToken($0) }) else { throw Problem.notFound }
        let (_, signIn) = try await staffOffice.accept(
            token, name: body.text("name") ?? "", password: body.text("password") ?? "", knownDevice: nil, from: source)
        // An app signs in by itself: the browser's session that accepting begins is not its.
        try await shop.database.write { try Session.end(signIn.session, in: $0) }
        return Answer(200, DoneView(word: .done)).response(in: context)
    }
}

extension Problem {
    fileprivate static let invalidRefreshToken = Problem(
        status: 401, code: "invalid_refresh_token", title: "Not signed in",
        detail: "The refresh token was used before, is too old, or never was one. Sign in again.")
}
