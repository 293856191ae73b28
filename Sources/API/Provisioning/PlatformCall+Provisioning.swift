import Infrastructure
import Crypto
import Hummingbird
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

extension PlatformCall {
    /// Two requests at once may both find none before them; the second, tried again, finds the first.
    private static let tries = 3

    /// Reads, claims and puts in line.
    func requestShop() async throws -> Response {
        // Who shows the operator's key may make as many as they like.
        if caller == .anyone { try await context.limits.take(.provisioning) }
        let (new, password) = try readNewShop()
        let repetition = repetition(of: new)
        do {
            for _ in 1..<Self.tries {
                do {
                    return try await request(new, password, repetition)
                } catch is Provisioning.AskedBefore {
                    continue
                }
            }
            return try await request(new, password, repetition)
        } catch TenancyError.slugTaken, TenancyError.domainTaken {
            throw Self.refusedDomain("taken", "Another shop has this name: choose another.")
        } catch TenancyError.slugReserved {
            throw Self.refusedDomain("reserved", "This name is kept for the platform.")
        } catch is PasswordHasherBusy {
            throw Problem.unavailable(detail: "There is a lot going on. Try again in a moment.")
        }
    }

    func shopStatus() async throws -> Response {
        let view = try await view(of: context.part("tenantId"))
        return Answer(200, view).response(in: context)
    }

    func retryShop() async throws -> Response {
        let tenant: TenantID = try context.part("tenantId")
        guard try await acts.retryProvisioning(of: tenant) else {
            _ = try await view(of: tenant)
            throw Problem.conflict(
                code: "not_failed", detail: "This shop did not fail, so there is nothing to go on with.")
        }
        return Answer(202, try await view(of: tenant)).response(in: context)
    }

    private func view(of tenant: TenantID) async throws -> ProvisioningView {
        let report = try await desk.platform.read { try ProvisioningReport.of(tenant, in: $0) }
        guard let report else { throw Problem.notFound }
        return ProvisioningView(report: report, isForOperator: caller == .platformOperator)
    }

    // MARK: - Asking for a shop

    /// - Throws: ``Problem`` 422 with everything that is wrong with the fields.
    private func readNewShop() throws -> (NewShop, password: String) {
        var reader = BodyReader(self)
        let draft = NewShopDraft(
            businessName: reader.text("businessName") ?? "", ownerEmail: reader.text("ownerEmail") ?? "",
            domain: reader.text("domain") ?? "", currency: reader.text("currency"), country: reader.text("country"),
            locale: reader.text("locale"), timeZone: reader.text("timeZone"))
        let password = reader.text("ownerPassword") ?? ""
        let read = NewShop.reading(draft, baseDomain: desk.baseDomain)
        if case .failure(let refused) = read { reader.add(refused.errors) }
        if case .success(let new) = read, case .host = new.domain, caller != .platformOperator {
            // Nobody has shown yet that the domain is theirs.
            reader.refuse(
                "domain", "unverified",
                "Choose a name below \(desk.baseDomain); a domain of your own can be added to the shop.")
        }
        let names = [draft.ownerEmail, draft.businessName]
        if let fault = PasswordRules.fault(in: password, names: names, field: "ownerPassword") { reader.add([fault]) }
        try reader.finish()
        return (try read.get(), password)
    }

    private func request(
        _ new: NewShop, _ password: String, _ repetition: Provisioning.Repetition?
    ) async throws -> Response {
        if let repetition,
            let earlier = try await desk.platform.read({ try Provisioning.earlier(repetition, in: $0) })
        {
            return try await replay(earlier, password)
        }
        let hash = try await desk.passwords.hash(password)
        let change = AuditChange("name", to: new.businessName)
        let tenant = try await desk.platform.write { [origin] transaction in
            let tenant = try Provisioning.request(
                new, passwordHash: hash.text, repetition: repetition, in: transaction)
            try AuditTrail.record(
                "tenant.requested", AuditEvent.Subject("tenant", "\(tenant)"), change, by: origin, in: transaction)
            return tenant
        }
        return accepted(tenant)
    }

    private func replay(_ earlier: Provisioning.Earlier, _ password: String) async throws -> Response {
        let hash = PasswordHash(stored: earlier.passwordHash)
        guard earlier.isSame, try await desk.passwords.verify(password, hash) else {
            throw Problem.unprocessable(
                code: "idempotency_key_reused", detail: "This Idempotency-Key came with another request before.")
        }
        var response = accepted(earlier.tenant)
        response.headers[.idempotentReplayed] = "true"
        return response
    }

    private func accepted(_ tenant: TenantID) -> Response {
        var answer = Answer(202, ProvisioningAccepted(tenant: tenant))
        answer.location = "/provision/\(tenant)/status"
        return answer.response(in: context)
    }

    /// Nil without a key. Keys of the operator and of each address are apart.
    private func repetition(of new: NewShop) -> Provisioning.Repetition? {
        idempotencyKey.map { key in
            let scope = caller == .platformOperator ? "operator" : "guest \(context.clientAddress)"
            let said = [
                new.businessName, new.ownerEmail.text, "\(new.domain)", new.currency.code, new.country.code, new.locale,
                new.timeZone,
            ]
            let digest = SHA256.hash(data: Array(said.joined(separator: "\n").utf8))
            return Provisioning.Repetition(key: "\(scope) \(key)", fingerprint: Call.hex(Array(digest)))
        }
    }

    private static func refusedDomain(_ code: String, _ message: String) -> Problem {
        .validation([FieldError(field: "domain", code: code, message: message)])
    }
}
