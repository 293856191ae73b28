internal import Logging
internal import Persistence
internal import Synchronization

/// Tells the planner about tables that have just begun to fill.
///
/// Every index leads with the tenant. Of a table that it believes to be empty, the planner thinks that each of them finds
/// the one row there may be, and takes any: a look-up by id then reads all rows of the tenant, and under SERIALIZABLE
/// conflicts with everybody who writes one. The server looks for tables to analyze by itself, but only once a minute.
final class YoungTables: Sendable {
    private static let interval: Duration = .seconds(2)

    private let lastLook = Mutex<ContinuousClock.Instant?>(nil)
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// Analyzes what has grown, unless somebody looked a moment ago. Asks outside of any transaction.
    func analyzeIfDue(on connection: PostgresConnection) {
        guard !connection.isBroken, isDue() else { return }
        do {
            let grown = try connection.simple(Self.grown).rows.map { row -> String in try row[0] }
            if !grown.isEmpty { try connection.simple("ANALYZE (SKIP_LOCKED) \(grown.joined(separator: ", "))") }
        } catch {
            logger.notice("Young tables could not be analyzed", metadata: ["error": "\(error)"])
        }
    }

    private func isDue() -> Bool {
        lastLook.withLock { last in
            let now = ContinuousClock.now
            if let last, now - last < Self.interval { return false }
            last = now
            return true
        }
    }

    /// Tables that have more than doubled. Large ones are left to the server: they hardly double within a minute.
    private static let grown = """
        SELECT relid::regclass::text FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid \
        WHERE schemaname IN ('shop', 'platform') AND reltuples < 20000 \
        AND n_live_tup > 20 AND n_live_tup > 2 * reltuples
        """
}
