internal import Foundation
internal import Logging
internal import Persistence

/// Runs transactions of one database on the connection it is given.
struct TransactionRunner: Sendable {
    /// Nil for the platform.
    let tenant: TenantID?
    let limits: PostgresLimits
    let observer: DatabaseObserver
    let logger: Logger

    // MARK: Reading

    /// REPEATABLE READ is one snapshot, taken at the first statement. SERIALIZABLE would add that a report could not
    /// see a later commit without an earlier one it depends on, at the price of read locks and of readers that fail.
    func read<Result>(
        on connection: PostgresConnection, _ body: (ReadTransaction) throws -> Result
    ) throws -> Result {
        for attempt in 1... {
            let mode = "ISOLATION LEVEL REPEATABLE READ READ ONLY"
            try begin("\(ending(connection))\(connection.beginning(mode))", on: connection)
            let outcome = Swift.Result { try body(ReadTransaction(connection: connection)) }
            guard try isToBeRepeated(on: connection, attempt, of: limits.attempts) else {
                return try settled(outcome, on: connection)
            }
        }
        throw DatabaseError.serializationFailure
    }

    /// Ends a read. It changed nothing, so the caller has its answer by now.
    func endRead(on connection: PostgresConnection) {
        rollBack(connection)
    }

    // MARK: Steps

    /// One round trip that starts the transaction and binds it to the tenant.
    /// - Parameter locks: what it waits for before its snapshot is taken.
    func begin(_ statements: String, locking locks: String = "", on connection: PostgresConnection) throws {
        connection.beginAnew(in: tenant == nil ? .platform : .shop)
        let binding = tenant.map { "SET LOCAL stoa.tenant = '\($0)'" } ?? "SET LOCAL search_path = platform"
        do {
            try connection.simple("\(statements); \(binding)\(locks)")
        } catch let error as DatabaseError {
            guard connection.isBroken else { throw error }
            throw TransactionNotBegun(cause: error)
        }
    }

    /// Whether the transaction met something that another try may not meet; then it has waited a little.
    /// - Throws: ``DatabaseError/serializationFailure`` after the last try.
    func isToBeRepeated(on connection: PostgresConnection, _ attempt: Int, of attempts: Int) throws -> Bool {
        guard connection.deservesAnotherTry, !connection.isBroken else { return false }
        guard attempt < attempts else {
            logger.notice("A transaction could not be serialized", metadata: ["attempts": "\(attempt)"])
            throw DatabaseError.serializationFailure
        }
        let ceiling = min(1 << attempt, 100)
        Thread.sleep(forTimeInterval: .random(in: 0...Double(ceiling)) / 1000)
        return true
    }

    /// What the body returned, if the transaction can still be committed. A body that swallowed the error of a failed
    /// statement hears of it here: PostgreSQL would answer `COMMIT` with a rollback.
    private func settled<Result>(
        _ outcome: Swift.Result<Result, any Error>, on connection: PostgresConnection
    ) throws -> Result {
        let result = try outcome.get()
        try connection.checkUsable()
        return result
    }

    /// Goes back to before the transaction, or does nothing after its commit, and gives back its locks. When even that
    /// fails, the connection is thrown away, and the server rolls back by itself.
    func rollBack(_ connection: PostgresConnection) {
        connection.abandonPipeline()
        let end = ending(connection) + (connection.holdsLocks ? AdvisoryLocks.release : "")
        guard !connection.isBroken, !end.isEmpty else { return }
        do {
            try connection.simple(end)
            connection.holdsLocks = false
        } catch {
            connection.discard()
        }
    }

    /// What ends the transaction that is under way, if there is one: a `COMMIT` that failed has ended it itself.
    func ending(_ connection: PostgresConnection) -> String {
        connection.isInTransaction ? "ROLLBACK; " : ""
    }
}
