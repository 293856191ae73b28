public import People
import Persistence
public import Tenancy
import Vocabulary

extension Installation {
    /// An audit trail, followed to its end.
    public struct AuditedTrail: Sendable {
        /// The shop's slug, or "platform".
        public let place: String
        public let verdict: AuditTrail.Verdict

        /// For a person.
        public var line: String {
            let head = verdict.head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            if let broken = verdict.firstBroken {
                return "\(place): \(verdict.events) events, BROKEN at event \(broken)"
            }
            return "\(place): \(verdict.events) events, all true" + (head.isEmpty ? "" : ", head \(head)")
        }
    }

    /// Follows the trail of one shop; of the platform and every shop without one.
    public func auditTrails(of tenant: Tenant? = nil) async throws -> [AuditedTrail] {
        var trails: [AuditedTrail] = []
        if tenant == nil {
            let verdict = try await engine.platform.read { try AuditTrail.verify(in: $0) }
            trails.append(AuditedTrail(place: "platform", verdict: verdict))
        }
        let shops = if let tenant { [tenant] } else { try await directory.all() }
        for tenant in shops {
            let verdict = try await engine.shop(tenant.id).read { try AuditTrail.verify(in: $0) }
            trails.append(AuditedTrail(place: tenant.slug.text, verdict: verdict))
        }
        return trails
    }
}
