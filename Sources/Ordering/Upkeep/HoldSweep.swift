import Inventory
import Persistence
public import Tenancy
public import Vocabulary

/// Frees what nobody came back for.
public enum HoldSweep {
    /// Releases holds whose time is over, in batches. Returns how many.
    @discardableResult
    public static func run(_ shop: Shop, at instant: Instant = .now) async throws -> Int {
        var total = 0
        // Mostly there is nothing to free, and finding that out takes no write.
        guard try await shop.database.read({ try StockHold.anyExpired(at: instant, in: $0) }) else { return 0 }
        while true {
            let released = try await shop.database.write { transaction in
                try StockHold.releaseExpired(at: instant, in: transaction)
            }
            total += released
            if released == 0 { break }
        }
        return total
    }
}
