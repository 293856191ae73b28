import Foundation
import HTTPTypes
import Hummingbird
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What a shopper does with their account.
enum ProfileEndpoints {
    static let all = [me, profile, password, changeEmail, confirmEmail, sessions, endSession, export, delete]

    private static let tag = AuthEndpoints.tag
    private static let badCredentials = DeclaredProblem(401, "bad_credentials")
    private static let currentPassword = Schema.Field.optional(
        "currentPassword", .text(1...500, "Needed by who has one."))

    private static let me = Endpoint(
        method: .get, path: "/store/auth/me", operation: "getMe", tag: tag, summary: "Who is signed in",
        caller: .customer, answers: [DeclaredAnswer(200, "The customer.", CustomerView.schema)]
    ) { call in
        Answer(200, CustomerView(customer: try call.customer.customer)).response(in: call.context)
    }

    private static let profile = Endpoint(
        method: .put, path: "/store/auth/profile", operation: "setProfile", tag: tag,
        summary: "Change name, phone and language", caller: .customer,
        body: .json(
            .named(
                "Profile",
                .object([
                    .required("name", .text(1...200)), .optional("phone", Schema.text(0...40).orNull),
                    .optional("locale", .choice(["en", "de", "ja", "ar"], "Of our mails.")),
                ]))),
        answers: [DeclaredAnswer(200, "The customer.", CustomerView.schema)]
    ) { call in
        let id = try call.customer.id
        var reader = BodyReader(call)
        let name = reader.personName("name")
        let phone = reader.text("phone")?.isEmpty == false ? reader.phone("phone") : nil
        let locale = reader.text("locale")
        try reader.finish()
        guard let name else { throw Problem.validation([]) }
        let customer = try await call.shop.database.write { transaction in
            try Customer.updateProfile(id, name: name, phone: phone, locale: locale, in: transaction)
            return try Customer.find(id, in: transaction)
        }
        guard let customer else { throw Problem.signInNeeded }
        return Answer(200, CustomerView(customer: customer)).response(in: call.context)
    }

    private static let password = Endpoint(
        method: .put, path: "/store/auth/password", operation: "setPassword", tag: tag,
        summary: "Change the password; everybody else is signed out, apps too", caller: .customer,
        body: .json(.named("PasswordChange", .object([currentPassword, AuthEndpoints.password]))),
        answers: [DeclaredAnswer(200, "Changed.", DoneView.schema)], problems: [badCredentials]
    ) { call in
        let caller = try call.customer
        var reader = BodyReader(call)
        let password = reader.newPassword("password", names: [caller.customer.email, call.shop.settings.name])
        try reader.finish()
        guard let password else { throw Problem.validation([]) }
        try await call.prove(caller, reader.text("currentPassword"))
        let hash = try await call.hashed(password)
        try await call.shop.database.write { transaction in
            try Customer.setPassword(caller.id, hash, keeping: caller.session, in: transaction)
        }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }

    private static let changeEmail = Endpoint(
        method: .put, path: "/store/auth/email", operation: "changeEmail", tag: tag,
        summary: "Ask for the link that moves the account to another address", caller: .customer,
        body: .json(.named("EmailChange", .object([AuthEndpoints.email, currentPassword]))),
        answers: [DeclaredAnswer(202, "Nothing changes before the link is followed.", DoneView.schema)],
        problems: [badCredentials]
    ) { call in
        let caller = try call.customer
        var reader = BodyReader(call)
        let email = reader.email("email")
        try reader.finish()
        guard let email else { throw Problem.validation([]) }
        try await call.prove(caller, reader.text("currentPassword"))
        try await call.context.limits.take(.mailing, for: ["account:\(caller.id)"])
        try await call.shop.database.write { try CustomerAccount.wantEmail(email, for: caller.id, in: $0) }
        return Answer(202, DoneView(word: .checkMail)).response(in: call.context)
    }

    private static let confirmEmail = Endpoint(
        method: .post, path: "/store/auth/confirm-email", operation: "confirmEmail", tag: tag,
        summary: "Move the account to the address that the link was sent to", caller: .customer,
        body: .json(.named("EmailConfirmation", .object([AuthEndpoints.token]))),
        answers: [DeclaredAnswer(200, "The customer.", CustomerView.schema)],
        problems: [DeclaredProblem(404, "link_used"), DeclaredProblem(409, "email_taken")]
    ) { call in
        let id = try call.customer.id
        let reader = BodyReader(call)
        let token = reader.token("token")
        try reader.finish()
        guard let token else { throw Problem.linkUsed }
        return try await call.write { transaction in
            do {
                try CustomerAccount.changeEmail(of: id, by: token, in: transaction)
            } catch CustomerAccount.EmailRefusal.taken {
                throw Problem.conflict(code: "email_taken", detail: "There is another account with this address.")
            } catch CustomerAccount.EmailRefusal.link {
                throw Problem.linkUsed
            }
            guard let customer = try Customer.find(id, in: transaction) else { throw Problem.signInNeeded }
            return Answer(200, CustomerView(customer: customer))
        }.response(in: call.context)
    }

    private static let sessions = Endpoint(
        method: .get, path: "/store/auth/sessions", operation: "listSessions", tag: tag,
        summary: "Browsers and apps that are signed in, each last used first", caller: .customer,
        answers: [
            DeclaredAnswer(
                200, "The sessions.",
                ItemsView<SessionView>.schema("CustomerSessions", of: SessionView.schema, limit: 10_000))
        ]
    ) { call in
        let caller = try call.customer
        let person = caller.id.of(PersonScope.self)
        let (browsers, apps) = try await call.shop.database.read {
            (try Session.all(of: person, .customer, in: $0), try SignedInApp.all(of: person, .customer, in: $0))
        }
        let views =
            browsers.map { SessionView($0, isThis: $0.id == caller.session) }
            + apps.map { SessionView($0, isThis: $0.id == caller.app) }
        return Answer(200, ItemsView(items: views)).response(in: call.context)
    }

    private static let endSession = Endpoint(
        method: .delete, path: "/store/auth/sessions/{id}", operation: "endSession", tag: tag,
        summary: "Sign a browser or an app out", caller: .customer, parameters: [.path("id", .id("The session."))],
        answers: [DeclaredAnswer(200, "Ended.", DoneView.schema)]
    ) { call in
        let (id, session): (CustomerID, SessionID) = (try call.customer.id, try call.context.part("id"))
        let isTheirs = try await call.shop.database.write { transaction in
            try Session.end(browserOrApp: session, of: id.of(PersonScope.self), .customer, in: transaction)
        }
        guard isTheirs else { throw Problem.notFound }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }

    private static let export = Endpoint(
        method: .get, path: "/store/auth/export", operation: "exportMyData", tag: tag,
        summary: "Everything that the shop knows of the customer", caller: .customer,
        answers: [DeclaredAnswer(200, "All of it.", .map(of: Schema(.anything)))]
    ) { call in
        let (id, currency) = (try call.customer.id, call.shop.settings.currency)
        let export = try await call.shop.database.read { try CustomerExport(id, currency: currency, in: $0) }
        guard let export else { throw Problem.signInNeeded }
        return try .json(export)
    }

    private static let delete = Endpoint(
        method: .post, path: "/store/auth/delete", operation: "deleteAccount", tag: tag,
        summary: "Remove the account for good; orders stay with the shop, without it", caller: .customer,
        body: .json(.named("AccountDeletion", .object([currentPassword]))),
        answers: [DeclaredAnswer(200, "Removed.", DoneView.schema)], problems: [badCredentials]
    ) { call in
        let caller = try call.customer
        let reader = BodyReader(call)
        try reader.finish()
        try await call.prove(caller, reader.text("currentPassword"))
        return try await call.write { transaction in
            try CustomerAccount.delete(caller.id, in: transaction)
            return Answer(200, DoneView(word: .done))
        }.response(in: call.context)
    }
}

extension CustomerCaller {
    /// The browser's session; nil for an app.
    var session: SessionID? {
        if case .session(let session, _) = proof { session.id } else { nil }
    }

    /// The app's tokens; nil for a browser.
    var app: TokenFamilyID? {
        if case .app(let family, _) = proof { family } else { nil }
    }
}
