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
            try begin("\(ending(connection))BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", on: connection)
            let outcome = Swift.Result { try body(ReadTransaction(connection: connection)) }
            guard try isToBeRepeated(on: connection, attempt) else { return try settled(outcome, on: connection) }
        }
        throw DatabaseError.serializationFailure
    }

    /// Ends a read. It changed nothing, so the caller has its answer by now.
    func endRead(on connection: PostgresConnection) {
        rollBack(connection)
    }

    // MARK: Writing

    func write<Result>(
        on connection: PostgresConnection, locks: AdvisoryLocks, _ body: (Transaction) throws -> Result
    ) throws -> Result {
        do {
            let (result, announcements) = try commit(on: connection, locks: locks, body)
            if !announcements.isEmpty { observer.committed?(tenant, announcements) }
            return result
        } catch {
            rollBack(connection)
            throw error
        }
    }

    /// Tries until the transaction is committed. The locks are kept from one try to the next.
    private func commit<Result>(
        on connection: PostgresConnection, locks: AdvisoryLocks, _ body: (Transaction) throws -> Result
    ) throws -> (Result, Set<Announcement>) {
        for attempt in 1... {
            try beginWriting(on: connection, locks: locks, attempt)
            let transaction = Transaction(connection: connection)
            let outcome = Swift.Result { try body(transaction) }
            if try isToBeRepeated(on: connection, attempt) { continue }
            let result = try settled(outcome, on: connection)
            do {
                try commit(on: connection)
                return (result, transaction.announcements)
            } catch {
                guard try isToBeRepeated(on: connection, attempt) else { throw error }
            }
        }
        throw DatabaseError.serializationFailure
    }

    /// Ends the try before, waits for the locks that are due, and begins.
    private func beginWriting(
        on connection: PostgresConnection, locks: AdvisoryLocks, _ attempt: Int
    ) throws {
        let acquisition =
            switch attempt {
            case 1: locks.acquisition
            case 3: locks.turnstileAcquisition
            default: ""
            }
        if !acquisition.isEmpty { connection.holdsLocks = true }
        try begin("\(ending(connection))\(acquisition)BEGIN ISOLATION LEVEL SERIALIZABLE", on: connection)
    }

    private func commit(on connection: PostgresConnection) throws {
        let release = connection.holdsLocks ? "; \(AdvisoryLocks.release)" : ""
        let commands = try connection.simple("COMMIT\(release)").commands
        connection.holdsLocks = false
        guard commands.first == "COMMIT" else {
            throw DatabaseError.failed(message: "the server rolled back instead", statement: "COMMIT")
        }
    }

    // MARK: Steps

    /// One round trip that starts the transaction and binds it to the tenant.
    private func begin(_ statements: String, on connection: PostgresConnection) throws {
        connection.beginAnew(in: tenant == nil ? .platform : .shop)
        let binding = tenant.map { "SET LOCAL stoa.tenant = '\($0)'" } ?? "SET LOCAL search_path = platform"
        do {
            try connection.simple("\(statements); \(binding)")
        } catch let error as DatabaseError {
            guard connection.isBroken else { throw error }
            throw TransactionNotBegun(cause: error)
        }
    }

    /// Whether the transaction met something that another try may not meet; then it has waited a little.
    /// - Throws: ``DatabaseError/serializationFailure`` after the last try.
    private func isToBeRepeated(on connection: PostgresConnection, _ attempt: Int) throws -> Bool {
        guard connection.deservesAnotherTry, !connection.isBroken else { return false }
        guard attempt < limits.attempts else {
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

    /// Goes back to before the transaction. When even that fails, the connection is thrown away, and the server rolls
    /// back by itself.
    private func rollBack(_ connection: PostgresConnection) {
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
    private func ending(_ connection: PostgresConnection) -> String {
        connection.isInTransaction ? "ROLLBACK; " : ""
    }
}
