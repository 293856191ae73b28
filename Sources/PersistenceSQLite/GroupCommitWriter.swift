internal import Persistence
internal import Synchronization

/// The one writer of a file. Closures that wait together share a commit, since waiting for the disk is what a commit
/// costs: each runs in its own savepoint, so that one that fails takes nothing with it, and all are answered once the
/// commit is durable. When the commit itself fails, each is tried alone.
final class GroupCommitWriter: Sendable {
    /// How many closures share a commit at most. More would make the first of them wait for the last.
    private static let batchLimit = 128

    private struct State {
        var waiting: [any PendingWrite] = []
        var isDraining = false
    }

    private let connection: ConnectionQueue
    private let announce: @Sendable (Set<Announcement>) -> Void
    private let state = Mutex(State())

    init(connection: ConnectionQueue, announce: @escaping @Sendable (Set<Announcement>) -> Void) {
        self.connection = connection
        self.announce = announce
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await PendingTransaction.run(body) { submit($0) }
    }

    private func submit(_ write: any PendingWrite) {
        let mustStart = state.withLock { state in
            state.waiting.append(write)
            defer { state.isDraining = true }
            return !state.isDraining
        }
        if mustStart { connection.async { self.drain($0) } }
    }

    private func drain(_ connection: SQLiteConnection) {
        while let batch = nextBatch() {
            let writes = batch.compactMap { $0.begin() }
            guard !writes.isEmpty else { continue }
            if !commit(writes, on: connection) { commitOneByOne(writes, on: connection) }
            connection.checkpointIfDue()
        }
    }

    /// One that the disk or a check at the end refuses must not take with it those that only shared its commit.
    private func commitOneByOne(_ writes: [any RunningWrite], on connection: SQLiteConnection) {
        for write in writes {
            let isAnswered = writes.count > 1 && commit([write], on: connection)
            if !isAnswered { write.answer() }
        }
    }

    private func nextBatch() -> [any PendingWrite]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.batchLimit))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    /// Runs `writes` in one transaction and answers them once it is durable.
    /// - Returns: false when the transaction was lost. Nobody is answered then; each keeps the reason.
    private func commit(_ writes: [any RunningWrite], on connection: SQLiteConnection) -> Bool {
        do {
            try connection.control("BEGIN IMMEDIATE")
            var announcements: Set<Announcement> = []
            for write in writes {
                announcements.formUnion(try run(write, on: connection))
            }
            try connection.control("COMMIT")
            if !announcements.isEmpty { announce(announcements) }
            for write in writes { write.answer() }
            return true
        } catch {
            abandon(connection)
            for write in writes { write.fail(error) }
            return false
        }
    }

    /// Runs one closure in its savepoint and keeps its answer for later.
    /// - Throws: when the whole transaction is lost, not when the closure fails.
    private func run(_ write: any RunningWrite, on connection: SQLiteConnection) throws -> Set<Announcement> {
        let transaction = Transaction(connection: connection)
        try connection.control("SAVEPOINT caller")
        if let error = write.run(in: transaction) {
            guard connection.isInTransaction else { throw error }
            try connection.control("ROLLBACK TO SAVEPOINT caller")
            try connection.control("RELEASE SAVEPOINT caller")
            return []
        }
        try connection.control("RELEASE SAVEPOINT caller")
        return transaction.announcements
    }

    private func abandon(_ connection: SQLiteConnection) {
        guard connection.isInTransaction else { return }
        do {
            try connection.control("ROLLBACK")
        } catch {
            // Nothing was promised to anybody, and the next BEGIN reports a connection that cannot go on.
        }
    }
}

/// A write that waits for the writer.
private protocol PendingWrite: Sendable {
    /// Nil when its caller was cancelled meanwhile.
    func begin() -> (any RunningWrite)?
}

/// A write in a batch: it runs, waits for the commit, and is answered.
private protocol RunningWrite: AnyObject {
    /// Returns what the closure threw.
    func run(in transaction: Transaction) -> (any Error)?
    /// Replaces what the closure returned: its transaction was lost.
    func fail(_ error: any Error)
    /// Tells the caller what came of it, once.
    func answer()
}

extension PendingTransaction: PendingWrite where Access == Transaction {
    fileprivate func begin() -> (any RunningWrite)? {
        claim().map(BatchedWrite.init)
    }
}

private final class BatchedWrite<Output: Sendable>: RunningWrite {
    private let claimed: ClaimedTransaction<Transaction, Output>
    private var outcome: Result<Output, any Error> = .failure(DatabaseError.busy)

    init(_ claimed: ClaimedTransaction<Transaction, Output>) {
        self.claimed = claimed
    }

    func run(in transaction: Transaction) -> (any Error)? {
        do {
            outcome = .success(try claimed.body(transaction))
            return nil
        } catch {
            outcome = .failure(error)
            return error
        }
    }

    func fail(_ error: any Error) {
        outcome = .failure(error)
    }

    func answer() {
        claimed.continuation.resume(with: outcome)
    }
}
