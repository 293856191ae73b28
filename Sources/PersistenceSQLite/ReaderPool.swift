internal import Dispatch
internal import Persistence
internal import Synchronization

/// The reading connections of one file, made when they are first needed. When all are taken, readers wait in line
/// without holding a thread.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [ConnectionQueue] = []
        var all: [ConnectionQueue] = []
        /// Connections that exist or are being opened.
        var count = 0
        var waiting: [Job] = []
    }

    typealias Job = @Sendable (Result<SQLiteConnection, any Error>) -> Void

    private enum Next {
        case run(ConnectionQueue)
        case open
        case wait
    }

    private let limit: Int
    private let open: @Sendable () throws -> ConnectionQueue
    private let state = Mutex(State())

    /// - Parameter open: makes a connection; blocks.
    init(limit: Int, open: @escaping @Sendable () throws -> ConnectionQueue) {
        self.limit = max(1, limit)
        self.open = open
    }

    func read<Output: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Output) async throws -> Output {
        try await PendingTransaction.run(body) { pending in
            submit { connection in
                guard let claimed = pending.claim() else { return }
                claimed.continuation.resume(with: Result { try Self.run(claimed.body, on: connection.get()) })
            }
        }
    }

    /// Closes every connection. Nobody may be reading.
    func close() throws {
        let connections = state.withLock { state in
            defer { state = State() }
            return state.all
        }
        for connection in connections { try connection.close() }
    }

    private static func run<Output>(
        _ body: (ReadTransaction) throws -> Output, on connection: SQLiteConnection
    ) throws -> Output {
        try connection.control("BEGIN")
        let output: Output
        do {
            output = try body(ReadTransaction(connection: connection))
        } catch {
            if connection.isInTransaction { try connection.control("ROLLBACK") }
            throw error
        }
        try connection.control("COMMIT")
        return output
    }

    private func submit(_ job: @escaping Job) {
        let next = state.withLock { state -> Next in
            if let connection = state.idle.popLast() { return .run(connection) }
            if state.count < limit {
                state.count += 1
                return .open
            }
            state.waiting.append(job)
            return .wait
        }
        switch next {
        case .run(let connection): start(job, on: connection)
        case .open: blockingWork.async { self.openConnection(for: job) }
        case .wait: break
        }
    }

    private func openConnection(for job: @escaping Job) {
        do {
            let connection = try open()
            state.withLock { $0.all.append(connection) }
            start(job, on: connection)
        } catch {
            for job in [job] + strandedJobs() { job(.failure(error)) }
        }
    }

    /// Those in line, who would wait for ever when the only connection could not be opened.
    private func strandedJobs() -> [Job] {
        state.withLock { state in
            state.count -= 1
            guard state.count == 0 else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// Runs `job`, then whoever is next in line, on the thread of `queue`.
    private func start(_ job: @escaping Job, on queue: ConnectionQueue) {
        queue.async { connection in
            job(.success(connection))
            while let next = self.nextInLine(orRest: queue) { next(.success(connection)) }
        }
    }

    private func nextInLine(orRest queue: ConnectionQueue) -> Job? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.idle.append(queue)
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
