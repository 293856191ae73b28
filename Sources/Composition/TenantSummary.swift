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
