internal import Persistence

extension TransactionRunner {
    /// How often several writes try to share a transaction before each gets its own.
    private static let sharedAttempts = 3
    /// The try from which on the losers of one tenant pass one after the other.
    private static let turnstileAttempt = 3

    /// Runs `pending` in one transaction and answers each caller once it is durable.
    ///
    /// A closure that fails takes nothing with it. When the transaction as a whole cannot be committed, each is tried
    /// alone: what the commit refuses of one must not harm those that only shared it.
    func write(_ pending: [any PendingWrite], on connection: PostgresConnection) -> PoolJob.Outcome {
        let writes = pending.map { $0.begin() }
        let locks = AdvisoryLocks(pending.flatMap(\.keys), tenant: tenant)
        do {
            try commit(writes, on: connection, locks: locks)
            for write in writes { write.answer() }
            rollBack(connection)
        } catch {
            if error is TransactionNotBegun, !connection.isFresh { return .notBegun }
            let isShared = writes.count > 1 && !connection.isBroken && !connection.wasCancelled
            for (write, request) in zip(writes, pending) {
                write.fail((error as? TransactionNotBegun)?.cause ?? error)
                if isShared { commitAlone(write, on: connection, keys: request.keys) }
                write.answer()
            }
        }
        return .done
    }

    private func commitAlone(_ write: any RunningWrite, on connection: PostgresConnection, keys: [ContendedKey]) {
        do {
            try commit([write], on: connection, locks: AdvisoryLocks(keys, tenant: tenant))
            rollBack(connection)
        } catch {
            write.fail((error as? TransactionNotBegun)?.cause ?? error)
        }
    }

    /// Leaves the locks of a committed transaction to whoever has answered the callers.
    private func commit(
        _ writes: [any RunningWrite], on connection: PostgresConnection, locks: AdvisoryLocks
    ) throws {
        do {
            let announcements = try tryToCommit(writes, on: connection, locks: locks)
            if !announcements.isEmpty { observer.committed?(tenant, announcements) }
        } catch {
            rollBack(connection)
            throw error
        }
    }

    /// Tries until the transaction is committed. The locks are kept from one try to the next.
    private func tryToCommit(
        _ writes: [any RunningWrite], on connection: PostgresConnection, locks: AdvisoryLocks
    ) throws -> Set<Announcement> {
        let attempts = writes.count > 1 ? Self.sharedAttempts : limits.attempts
        for attempt in 1... {
            try beginWriting(on: connection, locks: locks, attempt)
            let outcome = Result { try run(writes, on: connection) }
            if try isToBeRepeated(on: connection, attempt, of: attempts) { continue }
            let announcements = try outcome.get()
            do {
                try commit(on: connection)
                return announcements
            } catch {
                guard try isToBeRepeated(on: connection, attempt, of: attempts) else { throw error }
            }
        }
        throw DatabaseError.serializationFailure
    }

    // MARK: Closures

    /// Runs the closures one after the other; returns what the commit is to announce.
    /// - Throws: when the whole transaction is lost.
    private func run(
        _ writes: [any RunningWrite], on connection: PostgresConnection
    ) throws -> Set<Announcement> {
        guard writes.count > 1 else { return try run(writes[0], on: connection) }
        var announcements: Set<Announcement> = []
        for write in writes {
            try connection.enqueueUnobserved(Statement(text: "SAVEPOINT member"))
            do {
                announcements.formUnion(try run(write, on: connection))
            } catch {
                write.fail(error)
                if connection.deservesAnotherTry || connection.wasCancelled { throw error }
                _ = try connection.execute(Statement(text: "ROLLBACK TO SAVEPOINT member"))
            }
            try connection.enqueueUnobserved(Statement(text: "RELEASE SAVEPOINT member"))
        }
        try connection.settle()
        return announcements
    }

    private func run(_ write: any RunningWrite, on connection: PostgresConnection) throws -> Set<Announcement> {
        let transaction = Transaction(connection: connection)
        do {
            try write.run(in: transaction)
            try connection.settle()
        } catch {
            connection.abandonPipeline()
            throw error
        }
        // A closure may have swallowed the error of a failed statement: PostgreSQL would answer `COMMIT` with a rollback.
        try connection.checkUsable()
        return transaction.announcements
    }

    // MARK: Begin and commit

    /// Ends the try before, waits for the locks that are due, and begins.
    private func beginWriting(
        on connection: PostgresConnection, locks: AdvisoryLocks, _ attempt: Int
    ) throws {
        let beginning = connection.beginning("ISOLATION LEVEL SERIALIZABLE")
        if connection.sharesSession {
            // They end with the try.
            let tables = locks.tables(withTurnstile: attempt >= Self.turnstileAttempt)
            return try begin("\(ending(connection))\(beginning)", locking: tables, on: connection)
        }
        let acquisition =
            switch attempt {
            case 1: locks.acquisition
            case Self.turnstileAttempt: locks.turnstileAcquisition
            default: ""
            }
        if !acquisition.isEmpty { connection.holdsLocks = true }
        try begin("\(ending(connection))\(acquisition)\(beginning)", on: connection)
    }

    private func commit(on connection: PostgresConnection) throws {
        guard try connection.simple("COMMIT").commands == ["COMMIT"] else {
            throw DatabaseError.failed(message: "the server rolled back instead", statement: "COMMIT")
        }
    }
}
