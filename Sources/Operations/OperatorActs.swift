public import People
import Persistence
import Tenancy
import Vocabulary

/// What operators change, each told in the platform's audit trail by the commit that changes it. The console, the API
/// and the command line change a shop's standing through this alone, so nobody does without saying who they are.
public struct OperatorActs: Sendable {
    let office: PlatformOffice
    let origin: AuditTrail.Origin

    var directory: ShopDirectory { office.directory }

    /// Notes `action` with the tenant as its subject.
    func noting(
        _ action: String, _ change: @escaping @Sendable (Tenant) -> AuditChange = { _ in AuditChange() }
    ) -> ShopDirectory.Noting {
        let origin = origin
        return { tenant, transaction in
            try AuditTrail.record(
                action, AuditEvent.Subject("tenant", "\(tenant.id)"), Self.named(tenant, change(tenant)), by: origin,
                in: transaction)
        }
    }

    /// Ids tell people nothing once the tenant is gone.
    private static func named(_ tenant: Tenant, _ change: AuditChange) -> AuditChange {
        var named = change
        named.note("slug", from: nil, to: tenant.slug.text)
        return named
    }

    /// Asks for something that the platform does later, and notes it.
    func requesting<Result: Sendable>(
        _ action: String, _ subject: AuditEvent.Subject, _ change: AuditChange = AuditChange(),
        _ request: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await office.platform.write { [origin] transaction in
            let result = try request(transaction)
            try AuditTrail.record(action, subject, change, by: origin, in: transaction)
            return result
        }
    }
}

extension PlatformOffice {
    /// What `origin` may change.
    public func acting(as origin: AuditTrail.Origin) -> OperatorActs {
        OperatorActs(office: self, origin: origin)
    }
}

extension AuditTrail.Origin {
    /// Somebody with a shell on the machine, who is known by the name of their account.
    public static func commandLine(_ account: String) -> AuditTrail.Origin {
        AuditTrail.Origin(AuditEvent.Actor(.platformOperator, name: "\(account), at the command line"))
    }

    /// A program that holds the operator's key.
    public static func operatorKey(address: String, requestID: String) -> AuditTrail.Origin {
        AuditTrail.Origin(
            AuditEvent.Actor(.platformOperator, name: "The operator's key"), address: address, requestID: requestID)
    }
}
