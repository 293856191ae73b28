import Catalog
import Ordering
public import Persistence
import Tenancy
public import Vocabulary

/// What an operator wants to know of one tenant.
public struct TenantSummary: Sendable {
    public let extent: ShopExtent
    /// Bytes of pictures and other files.
    public let fileBytes: Int64
    public let products: Int
    public let orders: Int
    public let lastOrderAt: Instant?
}

extension Installation {
    /// Looks into a tenant's database and folder of files.
    public func summary(of tenant: TenantID) async throws -> TenantSummary {
        let (products, orders) = try await engine.shop(tenant).read { transaction in
            (try Products.count(in: transaction), try OrderTally(in: transaction))
        }
        return TenantSummary(
            extent: try await engine.extent(of: tenant),
            fileBytes: MediaFolders(root: mediaDirectory).size(of: tenant), products: products,
            orders: orders.count, lastOrderAt: orders.lastPlacedAt)
    }
}

/// Looks into a shop for the platform's list of tenants, and notes what it saw.
struct TenantMeasure: Sendable {
    let engine: any DatabaseEngine
    let media: MediaFolders

    @Sendable func look(_ tenant: TenantID) async throws -> TenantActivity {
        let (products, orders) = try await engine.shop(tenant).read { transaction in
            (try Products.count(in: transaction), try OrderTally(in: transaction))
        }
        let (bytes, isEstimate) = try await size(of: tenant)
        let activity = TenantActivity(
            bytes: bytes, isEstimate: isEstimate, fileBytes: media.size(of: tenant), products: products,
            orders: orders.count, lastOrderAt: orders.lastPlacedAt, measuredAt: .now)
        try await engine.platform.write { try activity.save(for: tenant, in: $0) }
        return activity
    }

    private func size(of tenant: TenantID) async throws -> (bytes: Int64, isEstimate: Bool) {
        switch try await engine.extent(of: tenant) {
        case .bytes(let bytes): return (bytes, false)
        case .rows(let rows): return (rows * (try await engine.report().bytesPerRow ?? 0), true)
        }
    }
}
