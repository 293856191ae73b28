import Foundation
import Logging
import Synchronization

/// A few threads, each with a connection of its own, that ask Redis what many tasks want to know.
///
/// What waits is sent together. While there is no connection, nobody waits: everything is told so at once, and one
/// thread at a time tries to connect again, at growing intervals.
final class RedisThreads: Sendable {
    typealias Question = (commands: [[String]], answer: @Sendable (Result<[RedisReply], RedisFailure>) -> Void)

    private struct State {
        var waiting: [Question] = []
        var isConnected = false
        var isStarted = false
        var isClosed = false
        var failures = 0
        var triesAgainAt = ContinuousClock.now
    }

    private let address: RedisAddress
    private let threads: Int
    private let timeout: Duration
    private let logger: Logger
    private let condition = NSCondition()
    private let state = Mutex(State())
    private static let batch = 64
    private static let waitingLimit = 4_096

    init(_ address: RedisAddress, threads: Int, timeout: Duration, logger: Logger) {
        self.address = address
        self.timeout = timeout
        self.logger = logger
        self.threads = threads
    }

    /// Nothing runs before somebody asks.
    private func startThreads() {
        for number in 0..<threads {
            let thread = Thread { [self] in run() }
            thread.name = "stoa.redis.\(number)"
            thread.start()
        }
    }

    /// Lets the threads end; what waits is told that nobody answers.
    func close() {
        let left = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        wake(all: true)
        for question in left { question.answer(.failure(.lost("closed"))) }
    }

    /// - Throws: ``RedisFailure``, at once where there is no connection.
    func ask(_ commands: [[String]]) async throws(RedisFailure) -> [RedisReply] {
        let result: Result<[RedisReply], RedisFailure> = await withCheckedContinuation { continuation in
            let (isQueued, isFirst) = state.withLock { state in
                let mayWait = state.isConnected || state.triesAgainAt <= .now
                guard mayWait, !state.isClosed, state.waiting.count < Self.waitingLimit else {
                    return (false, false)
                }
                defer { state.isStarted = true }
                state.waiting.append((commands, { continuation.resume(returning: $0) }))
                return (true, !state.isStarted)
            }
            if isFirst { startThreads() }
            if isQueued {
                wake(all: false)
            } else {
                continuation.resume(returning: .failure(.lost("not connected")))
            }
        }
        return try result.get()
    }

    // MARK: - On a thread

    private func run() {
        // Writing to a Redis that is gone is an error here, not the end of the process.
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, nil)
        var connection: RedisConnection?
        while let questions = next() {
            do throws(RedisFailure) {
                var replies = try ask(questions.flatMap(\.commands), on: &connection)[...]
                noteAnswer()
                for question in questions {
                    question.answer(.success(Array(replies.prefix(question.commands.count))))
                    replies = replies.dropFirst(question.commands.count)
                }
            } catch {
                connection = nil
                noteLoss(error)
                for question in questions { question.answer(.failure(error)) }
            }
        }
    }

    private func ask(
        _ commands: [[String]], on connection: inout RedisConnection?
    ) throws(RedisFailure) -> [RedisReply] {
        if let open = connection {
            do throws(RedisFailure) {
                return try open.ask(commands)
            } catch {
                // It may have broken long ago, while Redis was started anew: a new one is worth a try.
                connection = nil
            }
        }
        let fresh = try RedisConnection(address, timeout: timeout)
        connection = fresh
        return try fresh.ask(commands)
    }

    /// What to ask next; nil when it is time to end. Waits while there is nothing.
    private func next() -> [Question]? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let (questions, isClosed) = state.withLock { state in
                let questions = Array(state.waiting.prefix(Self.batch))
                state.waiting.removeFirst(questions.count)
                return (questions, state.isClosed)
            }
            if !questions.isEmpty { return questions }
            if isClosed { return nil }
            condition.wait()
        }
    }

    private func wake(all: Bool) {
        condition.lock()
        if all { condition.broadcast() } else { condition.signal() }
        condition.unlock()
    }

    private func noteAnswer() {
        let isBack = state.withLock { state in
            defer {
                state.isConnected = true
                state.failures = 0
            }
            return !state.isConnected
        }
        if isBack { logger.notice("Redis answers: limits are counted for all nodes") }
    }

    private func noteLoss(_ failure: RedisFailure) {
        let (isNew, left) = state.withLock { state in
            let isNew = state.isConnected || state.failures == 0
            state.isConnected = false
            state.failures += 1
            // A tenth of a second, then twice as long each time, up to five; spread, so that nodes do not come together.
            let steps = Double(1 << min(state.failures - 1, 6)) * Double.random(in: 0.8...1.2)
            state.triesAgainAt = .now + min(.milliseconds(100) * steps, .seconds(5))
            defer { state.waiting = [] }
            return (isNew, state.waiting)
        }
        if isNew {
            logger.error("Redis does not answer: each node counts limits alone", metadata: ["error": "\(failure)"])
        }
        for question in left { question.answer(.failure(failure)) }
    }
}
