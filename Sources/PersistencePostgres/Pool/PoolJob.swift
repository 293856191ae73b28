internal import Persistence

/// One request to the pool, with what to do when its turn comes or never comes.
final class PoolJob: Sendable {
    enum Outcome {
        case done
        /// The connection had died while it was idle; nothing of the job has run, so it can run on a fresh one.
        case notBegun
    }

    let id: PoolStateMachine.RequestID
    /// What it writes, when it may share a transaction with others.
    let write: (any PendingWrite)?
    /// Runs the job and those that came with it; it is the first of them.
    let run: @Sendable (PostgresConnection, [PoolJob]) -> Outcome
    let fail: @Sendable (DatabaseError) -> Void

    init(
        id: PoolStateMachine.RequestID, write: (any PendingWrite)? = nil,
        run: @escaping @Sendable (PostgresConnection, [PoolJob]) -> Outcome,
        fail: @escaping @Sendable (DatabaseError) -> Void
    ) {
        self.id = id
        self.write = write
        self.run = run
        self.fail = fail
    }
}

/// The connection was lost before anything of the transaction had reached the server.
struct TransactionNotBegun: Error {
    let cause: DatabaseError
}
