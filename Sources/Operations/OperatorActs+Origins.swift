import People
import Persistence
public import Tenancy
internal import Vocabulary

extension OperatorActs {
    /// Sets which other sites' pages may call a shop's API, and notes it in the shop's trail.
    public func setOrigins(_ origins: [WebOrigin], of shop: Shop) async throws {
        try await shop.database.write { [origin] transaction in
            guard var settings = try ShopSettings.load(in: transaction), settings.apiOrigins != origins else { return }
            var change = AuditChange()
            change.note(
                "origins", from: settings.apiOrigins.map(\.text).joined(separator: " "),
                to: origins.map(\.text).joined(separator: " "))
            settings.apiOrigins = origins
            try settings.save(in: transaction)
            try AuditTrail.record(
                "api_origins.changed", AuditEvent.Subject("shop", "\(shop.tenant.id)"), change, by: origin,
                in: transaction)
        }
    }
}
