import Crypto
import HTTPTypes
import Hummingbird
import Infrastructure
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Finds out who calls a shop: by an access token or a key in `Authorization: Bearer`, or else by a browser's cookie,
/// which for anything but reading needs `X-CSRF-Token`, too.
struct CredentialReading: Sendable {
    let request: Request
    let context: ShopRequestContext
    let shop: Shop
    let accessTokens: AccessTokens

    private var tenant: TenantID { shop.tenant.id }
    private var database: any Database { shop.database }

    /// - Throws: ``Problem`` 401 and 403.
    func principal(for caller: Caller) async throws -> Principal {
        switch caller {
        case .anyone, .cartHolder, .orderHolder, .paymentProvider, .signingIn, .applicant, .platformOperator:
            return .unknown
        case .customer:
            guard let customer = try await customer() else { throw Problem.signInNeeded }
            return .customer(customer)
        case .staffMember:
            guard let staff = try await staff() else { throw Problem.signInNeeded }
            guard staff.member != nil else { throw Problem.onlyPersons }
            return .staff(staff)
        case .staff(let permission):
            guard let staff = try await staff() else { throw Problem.signInNeeded }
            guard staff.member?.isVendors != true else { throw Problem.notForVendors }
            guard staff.permissions.contains(permission) else { throw Problem.missing(permission) }
            return .staff(staff)
        case .vendor:
            guard let staff = try await staff() else { throw Problem.signInNeeded }
            guard let scope = staff.member.flatMap({ VendorScope(of: $0) }) else { throw Problem.onlyVendors }
            return .vendor(VendorCaller(caller: staff, scope: scope))
        }
    }

    /// The customer who calls; nil without a credential of one.
    func customer() async throws -> CustomerCaller? {
        guard let proof = try await proof(.customer) else { return nil }
        let id = proof.person.of(Customer.self)
        guard let customer = try await database.read({ try Customer.find(id, in: $0) }) else { return nil }
        return CustomerCaller(customer: customer, proof: proof.proof)
    }

    private func staff() async throws -> StaffCaller? {
        if let shown = bearer, APIKey.isOne(shown) { return try await key(shown) }
        guard let proof = try await proof(.staff) else { return nil }
        let found = try await database.read { transaction -> (Staff, Set<Permission>)? in
            guard let member = try Staff.find(proof.person.of(Staff.self), in: transaction), member.isActive else {
                return nil
            }
            guard try !member.lacksSecondFactor(in: transaction) else { throw Problem.enrolmentNeeded }
            // What vendors' people hold opens nothing of the shop, whatever somebody wrote into their role.
            let held = try Role.permissions(of: member.role, in: transaction)
            return (member, member.isVendors ? held.intersection([.sellOwnGoods]) : held)
        }
        guard let (member, permissions) = found else { return nil }
        let actor = AuditEvent.Actor(
            member.isVendors ? .vendor : .staff, id: member.id.of(PersonScope.self), name: member.name)
        return StaffCaller(
            identity: .member(member), permissions: permissions, proof: proof.proof, origin: origin(of: actor))
    }

    private func key(_ shown: String) async throws -> StaffCaller? {
        guard let key = try await database.read({ try APIKey.find(shown, in: $0) }) else { return nil }
        if key.isStale() { try await database.write { try key.touch(in: $0) } }
        let actor = AuditEvent.Actor(.apiKey, id: key.id.of(PersonScope.self), name: key.name)
        return StaffCaller(
            identity: .key(key), permissions: key.scopes, proof: .key(key.id), origin: origin(of: actor))
    }

    private func origin(of actor: AuditEvent.Actor) -> AuditTrail.Origin {
        AuditTrail.Origin(actor, address: context.clientAddress, requestID: context.requestID)
    }

    // MARK: - Tokens and sessions

    /// What follows "Bearer" (RFC 6750 §2.1).
    private var bearer: String? {
        guard let stated = request.headers[.authorization] else { return nil }
        let parts = stated.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// Whoever states a token means it: a wrong one is not mended by a cookie.
    private func proof(_ audience: Audience) async throws -> (person: PersonID, proof: Proof)? {
        guard request.headers[.authorization] == nil else { return try await app(audience) }
        let cookie: CookieName = audience == .customer ? .customerSession : .staffSession
        guard let token = context.cookies[cookie].flatMap({ AccessToken($0) }) else { return nil }
        guard let session = try await database.read({ try Session.find(token, audience, in: $0) }) else { return nil }
        if request.method != .get, request.method != .head, !isProved(token) { throw Problem.csrfTokenNeeded }
        if session.isStale() { try await database.write { try session.touch(in: $0) } }
        return (session.person, .session(session, token))
    }

    private func app(_ audience: Audience) async throws -> (person: PersonID, proof: Proof)? {
        guard let bearer,
            let known = try await accessTokens.verify(bearer, audience, tenant: tenant, database: database),
            try await database.read({ try RefreshToken.isAlive(known.family, in: $0) })
        else { return nil }
        return (known.person, .app(known.family, provedAt: known.provedAt))
    }

    /// Whether the page that calls knows the session's form token, which only our own pages do. Digests are compared,
    /// so that the time says nothing of where the first difference is.
    private func isProved(_ token: AccessToken) -> Bool {
        guard let shown = request.headers[.csrfToken] else { return false }
        return SHA256.hash(data: Array(shown.utf8)) == SHA256.hash(data: Array(Session.formToken(for: token).utf8))
    }
}

extension HTTPField.Name {
    /// The session's form token, for scripts of our own pages.
    static let csrfToken = literal("X-CSRF-Token")
}
