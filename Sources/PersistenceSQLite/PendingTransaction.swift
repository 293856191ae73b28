internal import Persistence
internal import Synchronization

/// A caller's closure on its way to a connection, and the caller who waits for the answer.
///
/// It is claimed once: by the connection that runs it, or by the cancellation of the caller's task, whichever is first.
final class PendingTransaction<Access, Result: Sendable>: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<Result, any Error>)
        case claimed
        case cancelled
    }

    private let state = Mutex(State.new)
    private let body: @Sendable (Access) throws -> Result

    private init(_ body: @escaping @Sendable (Access) throws -> Result) {
        self.body = body
    }

    /// Hands `body` to `submit` and waits for the answer.
    /// - Throws: ``DatabaseError/cancelled`` when the task is cancelled before `body` begins.
    static func run(
        _ body: @escaping @Sendable (Access) throws -> Result, submit: (PendingTransaction) -> Void
    ) async throws -> Result {
        let pending = PendingTransaction(body)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if pending.isWaiting(continuation) {
                    submit(pending)
                } else {
                    continuation.resume(throwing: DatabaseError.cancelled)
                }
            }
        } onCancel: {
            pending.cancel()
        }
    }

    private func isWaiting(_ continuation: CheckedContinuation<Result, any Error>) -> Bool {
        state.withLock { state in
            guard case .new = state else { return false }
            state = .waiting(continuation)
            return true
        }
    }

    private func cancel() {
        let continuation: CheckedContinuation<Result, any Error>? = state.withLock { state in
            switch state {
            case .new:
                state = .cancelled
                return nil
            case .waiting(let continuation):
                state = .cancelled
                return continuation
            case .claimed, .cancelled:
                return nil
            }
        }
        continuation?.resume(throwing: DatabaseError.cancelled)
    }

    /// Takes the work over; nil when the caller does not wait any more.
    func claim() -> ClaimedTransaction<Access, Result>? {
        state.withLock { state in
            guard case .waiting(let continuation) = state else { return nil }
            state = .claimed
            return ClaimedTransaction(body: body, continuation: continuation)
        }
    }
}

/// A caller's closure that a connection has begun to run. It must be answered once.
struct ClaimedTransaction<Access, Result: Sendable> {
    let body: @Sendable (Access) throws -> Result
    let continuation: CheckedContinuation<Result, any Error>
}
