import Infrastructure
import HTTPTypes
import Hummingbird
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Coming in as a shopper, with an app. Browsers sign in at the storefront's pages.
enum AuthEndpoints {
    static let all = [register, verifyEmail, login, refresh, logout, forgotPassword, resetPassword]

    static let tag = "Account"
    static let email = Schema.Field.required("email", .text(.email, 3...254))
    static let password = Schema.Field.required("password", .text(1...500))
    static let token = Schema.Field.required("token", .text(.token, 43...43, "Of the mailed link."))
    private static let badCredentials = DeclaredProblem(401, "bad_credentials")

    private static let register = Endpoint(
        method: .post, path: "/store/auth/register", operation: "register", tag: tag,
        summary: "Ask for an account; a mail says what comes next", caller: .signingIn,
        body: .json(.named("Registration", .object([email, password, .required("name", .text(1...200))]))),
        answers: [DeclaredAnswer(202, "The same whether or not there is an account.", DoneView.schema)]
    ) { call in
        var reader = BodyReader(call)
        let email = reader.email("email")
        let name = reader.personName("name")
        let password = reader.newPassword("password", names: [email?.text, call.shop.settings.name])
        try reader.finish()
        guard let email, let name, let password else { throw Problem.validation([]) }
        try await call.context.limits.take(.signUp)
        try await call.context.limits.take(.mailing, for: ["account:\(email.text.lowercased())"])
        let hash = try await call.hashed(password)
        let locale = call.shop.settings.locale
        try await call.shop.database.write { transaction in
            try CustomerAccount.register(
                email: email, name: name, password: hash, locale: locale, browser: nil, in: transaction)
        }
        return Answer(202, DoneView(word: .checkMail)).response(in: call.context)
    }

    private static let verifyEmail = Endpoint(
        method: .post, path: "/store/auth/verify-email", operation: "verifyEmail", tag: tag,
        summary: "Prove the address with the mailed link, and sign in", caller: .signingIn,
        body: .json(.named("EmailProof", .object([token, password]))),
        answers: [DeclaredAnswer(200, "Signed in.", SignInView.schema)],
        problems: [badCredentials, DeclaredProblem(404, "link_used")]
    ) { call in
        let reader = BodyReader(call)
        let (token, password) = (reader.token("token"), reader.text("password"))
        try reader.finish()
        guard let token, let password else { throw Problem.linkUsed }
        try await call.context.limits.take(.signIn)
        let customer = try await call.shop.database.read { transaction in
            let known = try OneTimeToken.look(token, .verifyCustomer, in: transaction)
            return try known.flatMap { CustomerID($0.subject) }.flatMap { try Customer.find($0, in: transaction) }
        }
        guard let customer, let email = customer.emailAddress else { throw Problem.linkUsed }
        // The link alone opens nothing: its reader may not be who registered.
        let attempt = try await call.attempt(email)
        guard try await call.recognise(email, password, lane: attempt.lane) == customer.id else {
            throw Problem.badCredentials
        }
        _ = await attempt.succeeded()
        let verified = try await call.shop.database.write { try CustomerAccount.verify(token, in: $0) }
        guard let verified else { throw Problem.linkUsed }
        return try await call.signIn(verified)
    }

    private static let login = Endpoint(
        method: .post, path: "/store/auth/login", operation: "login", tag: tag,
        summary: "Sign in; a guest's cart comes along", caller: .signingIn,
        body: .json(.named("Login", .object([email, password]))),
        answers: [DeclaredAnswer(200, "Signed in.", SignInView.schema)], problems: [badCredentials]
    ) { call in
        var reader = BodyReader(call)
        let (email, password) = (reader.email("email"), reader.text("password"))
        try reader.finish()
        guard let email, let password else { throw Problem.badCredentials }
        let attempt = try await call.attempt(email)
        guard let id = try await call.recognise(email, password, lane: attempt.lane),
            try await call.shop.database.read({ try Customer.find(id, in: $0) })?.isVerified == true
        else { throw Problem.badCredentials }
        let device = await attempt.succeeded()
        return try await call.signIn(id, isNewDevice: !attempt.isKnown).setting(.knownDevice(device), for: call.context)
    }

    private static let refresh = Endpoint(
        method: .post, path: "/store/auth/refresh", operation: "refreshSignIn", tag: tag,
        summary: "Get the next access token", caller: .signingIn,
        body: .json(.named("Refresh", .object([.required("refreshToken", .text(.token, 43...43))]))),
        answers: [DeclaredAnswer(200, "The next pair of tokens.", SignInView.schema)],
        problems: [DeclaredProblem(401, "unauthorized")]
    ) { call in
        let reader = BodyReader(call)
        let token = reader.token("refreshToken")
        try reader.finish()
        guard let token else { throw Problem.signInNeeded }
        try await call.context.limits.take(.apiWrite)
        let device = call.device
        let outcome = try await call.shop.database.write {
            try RefreshToken.rotate(token, .customer, on: device, in: $0)
        }
        // A token that was used before has ended its family by now; the caller signs in again.
        guard case .success(let rotation) = outcome else { throw Problem.signInNeeded }
        let access = try await call.accessToken(for: rotation)
        return Answer(200, SignInView(accessToken: access, refreshToken: rotation.next)).response(in: call.context)
    }

    private static let logout = Endpoint(
        method: .post, path: "/store/auth/logout", operation: "logout", tag: tag,
        summary: "Sign the app out", caller: .signingIn,
        body: .json(.named("Logout", .object([.required("refreshToken", .text(.token, 43...43))]))),
        answers: [DeclaredAnswer(200, "Its tokens are of no use any more.", DoneView.schema)]
    ) { call in
        let reader = BodyReader(call)
        let token = reader.token("refreshToken")
        try reader.finish()
        if let token { try await call.shop.database.write { try RefreshToken.end(token, .customer, in: $0) } }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }

    private static let forgotPassword = Endpoint(
        method: .post, path: "/store/auth/forgot-password", operation: "forgotPassword", tag: tag,
        summary: "Ask for the mail that lets somebody choose a new password", caller: .signingIn,
        body: .json(.named("ForgottenPassword", .object([email]))),
        answers: [DeclaredAnswer(202, "The same whether or not there is an account.", DoneView.schema)]
    ) { call in
        var reader = BodyReader(call)
        let email = reader.email("email")
        try reader.finish()
        guard let email else { throw Problem.validation([]) }
        try await call.context.limits.take(.mailing, for: ["account:\(email.text.lowercased())"])
        try await call.shop.database.write { try CustomerAccount.forgotPassword(email, in: $0) }
        return Answer(202, DoneView(word: .checkMail)).response(in: call.context)
    }

    private static let resetPassword = Endpoint(
        method: .post, path: "/store/auth/reset-password", operation: "resetPassword", tag: tag,
        summary: "Choose a new password with the mailed link; everybody is signed out", caller: .signingIn,
        body: .json(.named("PasswordReset", .object([token, password]))),
        answers: [DeclaredAnswer(200, "Sign in with it.", DoneView.schema)],
        problems: [DeclaredProblem(404, "link_used")]
    ) { call in
        var reader = BodyReader(call)
        let token = reader.token("token")
        try await call.context.limits.take(.signIn)
        let customer = try await call.shop.database.read { transaction -> Customer? in
            guard let token, let known = try OneTimeToken.look(token, .resetCustomerPassword, in: transaction) else {
                return nil
            }
            return try CustomerID(known.subject).flatMap { try Customer.find($0, in: transaction) }
        }
        let password = reader.newPassword("password", names: [customer?.email, call.shop.settings.name])
        try reader.finish()
        guard let token, customer != nil, let password else { throw Problem.linkUsed }
        let hash = try await call.hashed(password)
        let id = try await call.shop.database.write { transaction in
            try CustomerAccount.resetPassword(token, to: hash, in: transaction)
        }
        guard id != nil else { throw Problem.linkUsed }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }
}
