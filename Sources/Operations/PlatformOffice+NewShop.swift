import People
public import Persistence
public import Tenancy
public import Vocabulary

extension OperatorActs {
    /// Asks for a shop: claims its name and puts the work in line.
    /// - Parameter key: a random name for this request; sent twice under the same key, it is asked for once.
    /// - Throws: ``NewShopRefused`` with everything that is wrong; ``PasswordHasherBusy``.
    public func requestShop(_ draft: NewShopDraft, password: String, key: String) async throws -> TenantID {
        let read = NewShop.reading(draft, baseDomain: office.baseDomain)
        var errors: [FieldError] = []
        if case .failure(let refused) = read { errors = refused.errors }
        let names = [draft.ownerEmail, draft.businessName]
        if let fault = PasswordRules.fault(in: password, names: names, field: "ownerPassword") { errors.append(fault) }
        guard errors.isEmpty else { throw NewShopRefused(errors: errors) }
        let new = try read.get()
        let repetition = Provisioning.Repetition(key: "console \(key)", fingerprint: "console")
        if let earlier = try await office.platform.read({ try Provisioning.earlier(repetition, in: $0) }) {
            return earlier.tenant
        }
        let hash = try await office.passwords.hash(password)
        do {
            let change = AuditChange("name", to: new.businessName)
            return try await office.platform.write { [origin] transaction in
                let tenant = try Provisioning.request(
                    new, passwordHash: hash.text, repetition: repetition, in: transaction)
                try AuditTrail.record(
                    "tenant.requested", AuditEvent.Subject("tenant", "\(tenant)"), change, by: origin, in: transaction)
                return tenant
            }
        } catch is Provisioning.AskedBefore {
            // Pressed twice, or the name was taken a moment ago.
            if let earlier = try await office.platform.read({ try Provisioning.earlier(repetition, in: $0) }) {
                return earlier.tenant
            }
            throw Self.taken
        } catch TenancyError.slugTaken, TenancyError.domainTaken {
            throw Self.taken
        }
    }

    private static var taken: NewShopRefused {
        NewShopRefused(errors: [
            FieldError(field: "domain", code: "taken", message: "Another shop has this name: choose another.")
        ])
    }

}

extension PlatformOffice {
    /// How far a shop is that was asked for; nil when it never was.
    public func provisioning(of tenant: TenantID) async throws -> (asked: Provisioning, report: ProvisioningReport)? {
        try await platform.read { transaction in
            guard let asked = try Provisioning.find(tenant, in: transaction),
                let report = try ProvisioningReport.of(tenant, in: transaction)
            else { return nil }
            return (asked, report)
        }
    }
}
