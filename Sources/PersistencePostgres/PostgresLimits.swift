/// How much of the server one process may take, and how long anybody waits.
public struct PostgresLimits: Sendable {
    /// Connections at most. They are opened when needed, so one quiet shop holds one or two.
    public var connections: Int
    /// Requests that may wait for a connection; one more is told ``DatabaseError/busy`` at once.
    public var queueLimit: Int
    /// How long a request waits for a connection, and a statement for a lock, before ``DatabaseError/busy``.
    public var queueTimeout: Duration
    /// How long one statement may run before ``DatabaseError/statementTimeout``.
    public var statementTimeout: Duration
    /// How often a transaction that could not be serialized is tried in all.
    public var attempts: Int
    /// How long a connection stays open with nothing to do.
    public var idleTimeout: Duration

    public init(
        connections: Int = 16, queueLimit: Int = 1000, queueTimeout: Duration = .seconds(10),
        statementTimeout: Duration = .seconds(30), attempts: Int = 40, idleTimeout: Duration = .seconds(300)
    ) {
        self.connections = max(1, connections)
        self.queueLimit = max(0, queueLimit)
        self.queueTimeout = queueTimeout
        self.statementTimeout = statementTimeout
        self.attempts = max(1, attempts)
        self.idleTimeout = idleTimeout
    }
}

extension Duration {
    /// Whole milliseconds, as PostgreSQL's settings and `poll` count them.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
