internal import CPostgres
internal import Persistence

/// Whether each connection has a session of the server to itself.
public enum DatabasePooling: String, CaseIterable, Sendable {
    /// Each connection finds out: one that leads to somebody else than the server is taken for one that pools
    /// transactions, because what is right for that is right where sessions are pooled, too.
    case auto
    /// Directly, or through a pooler that keeps a session for as long as a connection lasts.
    case session
    /// A pooler gives each transaction another session: PgBouncer with `pool_mode = transaction`.
    case transaction
}

extension PostgresConnection {
    /// Whether the next transaction may run in another session of the server, so that nothing may be left in this one:
    /// no setting, no prepared statement, no lock.
    ///
    /// A pooler answers for the server, but with a key for cancelling that is its own.
    func findOutWhetherSessionIsShared() throws {
        switch settings.pooling {
        case .session: sharesSession = false
        case .transaction: sharesSession = true
        case .auto:
            let server: Int64? = try simple("SELECT pg_backend_pid()").rows.first.map { try $0[0] }
            sharesSession = server != Int64(PQbackendPID(handle))
        }
    }

    /// What begins a transaction: where the session is not ours, it is told all that a session of our own knows from its
    /// start. `SET LOCAL` takes no snapshot.
    func beginning(_ mode: String = "") -> String {
        let begin = mode.isEmpty ? "BEGIN" : "BEGIN \(mode)"
        guard sharesSession else { return begin }
        return "\(begin); \(settings.greeting(for: patience == nil ? .longWork : .requests, isLocal: true))"
    }
}

extension ConnectionSettings {
    enum Work {
        case requests
        /// Takes as long as it takes.
        case longWork
    }

    /// What a session is told once, or each transaction in a session that is not ours. Row security needs the setting to
    /// exist, so that a statement without a tenant fails on the empty text instead of on an unknown name.
    ///
    /// Compiling plans to machine code never pays for statements as short as ours. Scanning a whole table would: the
    /// planner likes it for small ones. But under SERIALIZABLE it makes every writer of that table, of any tenant,
    /// conflict with the reader, while each of our keys and indexes leads with the tenant.
    func greeting(for work: Work = .requests, isLocal: Bool = false) -> String {
        var values = [
            "search_path = shop", "stoa.tenant = ''", "client_min_messages = warning", "jit = off",
            "enable_seqscan = off", "standard_conforming_strings = on",
        ]
        // Within a transaction it is too late for this one, and its own mode says it.
        if !isLocal { values.append("default_transaction_read_only = off") }
        let set = isLocal ? "SET LOCAL " : "SET "
        return (values + limits(of: work)).map { set + $0 }.joined(separator: "; ")
    }

    /// The server's own limits for one statement, and for the locks it waits for.
    func limits(of work: Work) -> [String] {
        let (statement, lock) =
            work == .requests ? (limits.statementTimeout.milliseconds, limits.queueTimeout.milliseconds) : (0, 0)
        return ["statement_timeout = \(statement)", "lock_timeout = \(lock)"]
    }
}
