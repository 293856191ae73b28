public import Persistence

extension PostgresEngine {
    /// From the server's catalogue and its list of sessions: each process listens on one connection of its own.
    public func report() async throws -> EngineReport {
        try await platform.read { transaction in
            let row = try transaction.rows(
                """
                SELECT current_setting('server_version') AS version,
                    pg_database_size(current_database()) AS bytes,
                    (SELECT (sum(pg_total_relation_size(oid)) / greatest(sum(reltuples), 1))::bigint FROM pg_class
                        WHERE relnamespace = 'shop'::regnamespace AND relkind = 'r' AND reltuples > 0) AS per_row,
                    (SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND usename = current_user AND query ILIKE 'LISTEN %')
                        AS listeners
                """
            ).first
            let version: String = try row?["version"] ?? ""
            let perRow: Int64? = try row?["per_row"]
            return EngineReport(
                version: "PostgreSQL \(version.prefix { $0 != " " })", bytes: try row?["bytes"] ?? 0,
                bytesPerRow: perRow, processes: max(1, try row?["listeners"] ?? 1))
        }
    }
}
