import Persistence
public import Tenancy

/// A shop whose database could not be brought up to this program.
public struct ShopMigrationFailure: Sendable {
    public let tenant: Tenant
    public let error: any Error
}

extension Installation {
    /// How many shops are migrated at a time: a file's migration waits for the disk more than it works.
    public static let migrationsAtATime = 4

    /// Brings the database of every one of `tenants` up to this program. One that fails does not stop the rest, and
    /// starting again passes over what is done already.
    /// - Parameter progress: called after each shop, with how many are done.
    /// - Returns: the shops that failed.
    public func migrateShops(
        _ tenants: [Tenant], progress: (Int) -> Void = { _ in }
    ) async -> [ShopMigrationFailure] {
        await withTaskGroup(of: ShopMigrationFailure?.self) { group in
            var waiting = tenants[...]
            for tenant in waiting.prefix(Self.migrationsAtATime) { group.addTask { await migrate(tenant) } }
            waiting = waiting.dropFirst(Self.migrationsAtATime)
            var failures: [ShopMigrationFailure] = []
            var done = 0
            while let outcome = await group.next() {
                done += 1
                if let failure = outcome { failures.append(failure) }
                progress(done)
                if let tenant = waiting.popFirst() { group.addTask { await migrate(tenant) } }
            }
            return failures.sorted { $0.tenant.slug < $1.tenant.slug }
        }
    }

    /// Opening a shop migrates it: the same step that `serve` takes when a shop is first asked for.
    private func migrate(_ tenant: Tenant) async -> ShopMigrationFailure? {
        do {
            _ = try await engine.shop(tenant.id)
            return nil
        } catch {
            return ShopMigrationFailure(tenant: tenant, error: error)
        }
    }
}
