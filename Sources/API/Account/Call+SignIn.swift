import HTTPTypes
import Hummingbird
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

extension Call {
    /// Counts a try for an account, whether or not anybody has it.
    /// - Throws: ``Problem`` 429.
    func attempt(_ email: EmailAddress) async throws -> SignInAttempt {
        do {
            return try await services.accounts.attempts.begin(
                .customer(email.text, in: "\(shop.tenant.id)"), from: context.clientAddress,
                device: context.cookies[.knownDevice])
        } catch {
            if error.tellsOwner {
                let until = Instant.now.advanced(by: error.wait)
                try await shop.database.write { try CustomerAccount.tellLocked(email, until: until, in: $0) }
            }
            throw Problem.tooManyRequests(retryAfterSeconds: error.wait.components.seconds)
        }
    }

    /// The customer with this address and password. Takes as long when there is none.
    func recognise(
        _ email: EmailAddress, _ password: String, lane: PasswordLane = .strangers
    ) async throws -> CustomerID? {
        do {
            return try await PasswordSignIn(hasher: services.accounts.passwords)
                .customer(email, password, in: shop.database, lane: lane)
        } catch is PasswordHasherBusy {
            throw Problem.unavailable(detail: "There is a lot going on. Try again in a moment.")
        }
    }

    func hashed(_ password: String) async throws -> PasswordHash {
        do {
            return try await services.accounts.passwords.hash(password)
        } catch is PasswordHasherBusy {
            throw Problem.unavailable(detail: "There is a lot going on. Try again in a moment.")
        }
    }

    /// Where the caller acts from.
    var device: Device {
        Device(address: context.clientAddress, userAgent: request.headers[.userAgent] ?? "")
    }

    /// Signs the app of somebody in who has just proved who they are.
    /// - Parameter isNewDevice: whether the owner is told of it by mail; apps are known by nothing.
    func signIn(_ id: CustomerID, isNewDevice: Bool = false) async throws -> Response {
        let (device, guest) = (device, token as? AccessToken)
        let (entrance, customer) = try await shop.database.write { transaction in
            (
                try CustomerAccount.signInApp(
                    id, on: device, bringing: guest, isNewDevice: isNewDevice, in: transaction),
                try Customer.find(id, in: transaction)
            )
        }
        let view = SignInView(
            accessToken: try await accessToken(for: entrance.tokens), refreshToken: entrance.tokens.next,
            customer: customer, merge: entrance.merge)
        return Answer(200, view).response(in: context)
    }

    func accessToken(for rotation: RefreshToken.Rotation) async throws -> String {
        try await services.accounts.accessTokens.sign(
            .customer, rotation.person, rotation.family, provedAt: rotation.provedAt, tenant: shop.tenant.id,
            database: shop.database)
    }

    /// Whether the customer is who they were: by password, or without one by having come in a short while ago.
    func prove(_ caller: CustomerCaller, _ password: String?) async throws {
        let customer = caller.customer
        if customer.hasPassword, let email = customer.emailAddress {
            let attempt = try await attempt(email)
            guard try await recognise(email, password ?? "", lane: attempt.lane) == customer.id else {
                throw Problem.badCredentials
            }
            _ = await attempt.succeeded()
            return
        }
        guard caller.proof.isFresh else { throw Problem.badCredentials }
    }
}

extension BodyReader {
    func token(_ name: String) -> AccessToken? { text(name).flatMap { AccessToken($0) } }

    mutating func personName(_ name: String) -> String? {
        guard let text = text(name) else { return nil }
        do {
            return try PersonName.checked(text, field: name)
        } catch {
            add([error.fieldError])
            return nil
        }
    }

    /// - Parameter names: what it must not repeat.
    mutating func newPassword(_ name: String, names: [String?]) -> String? {
        guard let text = text(name) else { return nil }
        if let fault = PasswordRules.fault(in: text, names: names.compactMap { $0 }, field: name) {
            add([fault])
            return nil
        }
        return text
    }
}

extension Problem {
    /// 401: address and password do not belong together, or the address is not proved yet. Which, nobody is told.
    static let badCredentials = Problem(
        status: 401, code: "bad_credentials", title: "Not signed in",
        detail: "The e-mail address or the password is not right, or the address is not confirmed yet.")

    /// 404: a mailed link that was used, is too old, or never was.
    static let linkUsed = Problem(
        status: 404, code: "link_used", title: "Not found", detail: "This link does not work any more.")
}
