public import Infrastructure
import People
import Persistence
import Tenancy

extension Installation {
    /// Seals every secret of the platform and of all shops with the vault's current key. Former keys open everything
    /// meanwhile. Stopped and begun again, it goes on with what is left.
    /// - Parameters:
    ///   - vault: with the new key and the former ones.
    ///   - progress: called after each shop, with how many are done.
    /// - Returns: how many secrets were sealed anew, and the shops that failed.
    public func sealEverythingAgain(
        with vault: Vault, progress: (Int) -> Void = { _ in }
    ) async throws -> (sealed: Int, failures: [ShopMigrationFailure]) {
        var sealed = try await sealAgain(SealedColumn.ofPlatform, vault, in: engine.platform)
        var failures: [ShopMigrationFailure] = []
        for (number, tenant) in try await directory.all().enumerated() {
            do {
                sealed += try await sealAgain(SealedColumn.ofShops, vault, in: try await engine.shop(tenant.id))
            } catch {
                failures.append(ShopMigrationFailure(tenant: tenant, error: error))
            }
            progress(number + 1)
        }
        return (sealed, failures)
    }

    private func sealAgain(_ columns: [SealedColumn], _ vault: Vault, in database: any Database) async throws -> Int {
        var sealed = 0
        for column in columns {
            while true {
                let count = try await database.write { try column.sealAgain(vault, in: $0) }
                if count == 0 { break }
                sealed += count
            }
        }
        return sealed
    }
}
