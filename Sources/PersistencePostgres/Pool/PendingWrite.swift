internal import Persistence

/// A caller's write that waits for its turn. Those that contend for the same keys may have it together, in one
/// transaction: they would pass one after the other anyway, and a commit costs a wait for the disk.
protocol PendingWrite: Sendable {
    var keys: [ContendedKey] { get }
    func begin() -> any RunningWrite
}

/// A write in a transaction: it runs, perhaps again, waits for the commit, and is answered once.
protocol RunningWrite: AnyObject {
    func run(in transaction: Transaction) throws
    /// Notes why it came to nothing, instead of what it returned.
    func fail(_ error: any Error)
    /// Tells the caller what came of it.
    func answer()
}

/// A closure, and the caller who waits for what it returns.
struct ClosureWrite<Output: Sendable>: PendingWrite {
    let keys: [ContendedKey]
    let body: @Sendable (Transaction) throws -> Output
    let continuation: CheckedContinuation<Output, any Error>

    func begin() -> any RunningWrite { Running(write: self) }

    private final class Running: RunningWrite {
        private let write: ClosureWrite
        private var outcome: Result<Output, any Error> = .failure(DatabaseError.busy)

        init(write: ClosureWrite) {
            self.write = write
        }

        func run(in transaction: Transaction) throws {
            outcome = .success(try write.body(transaction))
        }

        func fail(_ error: any Error) {
            outcome = .failure(error)
        }

        func answer() {
            write.continuation.resume(with: outcome)
        }
    }
}
