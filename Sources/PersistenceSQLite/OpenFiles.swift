internal import CMalloc
internal import Logging
internal import Persistence
internal import Synchronization

/// Which database of an installation is meant.
enum DatabaseName: Hashable, Sendable {
    case platform
    case shop(TenantID)
}

/// The files that are open: at most so many shops, those used least recently closed first, and none while it is used.
///
/// Who uses a file holds a lease on it. Opening happens once however many ask for it at the same time, and after the
/// closing of the same file has ended.
final class OpenFiles: Sendable {
    private struct Slot {
        let number: UInt64
        let file: Task<DatabaseFile, any Error>
        var leases = 0
        var lastUse: UInt64 = 0
        var lastUsedAt = ContinuousClock.now
        /// Who waits for the last lease to end.
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private struct Lease {
        let name: DatabaseName
        let slot: UInt64
        let file: Task<DatabaseFile, any Error>
    }

    private struct State {
        var slots: [DatabaseName: Slot] = [:]
        var closing: [DatabaseName: Task<Void, Never>] = [:]
        /// Databases that are being deleted.
        var barred: Set<DatabaseName> = []
        var isClosed = false
        var clock: UInt64 = 0
        /// Closes what rests, as long as a shop is open.
        var tidying: Task<Void, Never>?
    }

    private let limit: Int
    private let rest: Duration
    private let logger: Logger
    private let open: @Sendable (DatabaseName) throws -> DatabaseFile
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limit: how many shops stay open.
    ///   - rest: a shop that nobody used for so long is closed: an idle one costs no memory.
    ///   - open: opens a file; blocks.
    init(
        limit: Int, rest: Duration, logger: Logger, open: @escaping @Sendable (DatabaseName) throws -> DatabaseFile
    ) {
        self.limit = max(1, limit)
        self.rest = rest
        self.logger = logger
        self.open = open
    }

    /// Runs `body` with the file open.
    func use<Output>(_ name: DatabaseName, _ body: (DatabaseFile) async throws -> Output) async throws -> Output {
        let lease = try lease(name)
        defer { end(lease) }
        let file: DatabaseFile
        do {
            file = try await lease.file.value
        } catch {
            forget(lease)
            throw error
        }
        return try await body(file)
    }

    /// Bars `name` from being used, waits for those who use it, closes it, and runs `body`.
    func withClosed(_ name: DatabaseName, _ body: @escaping @Sendable () throws -> Void) async throws {
        let isFirst = state.withLock { $0.barred.insert(name).inserted }
        guard isFirst else { throw DatabaseError.busy }
        defer { state.withLock { _ = $0.barred.remove(name) } }
        await close(name)
        try await blocking(body)
    }

    /// Waits for everybody and closes everything. Nothing opens afterwards.
    func closeAll() async {
        let names = state.withLock { state in
            state.isClosed = true
            state.tidying?.cancel()
            return Set(state.slots.keys).union(state.closing.keys)
        }
        for name in names { await close(name) }
    }

    private func lease(_ name: DatabaseName) throws -> Lease {
        try state.withLock { state in
            guard !state.isClosed else { throw DatabaseError.misconfigured("the databases are closed") }
            guard !state.barred.contains(name) else { throw DatabaseError.misconfigured("the shop is being deleted") }
            state.clock += 1
            var slot = state.slots[name] ?? newSlot(name, &state)
            slot.leases += 1
            slot.lastUse = state.clock
            state.slots[name] = slot
            return Lease(name: name, slot: slot.number, file: slot.file)
        }
    }

    private func end(_ lease: Lease) {
        let waiting = state.withLock { state in
            guard var slot = state.slots[lease.name], slot.number == lease.slot else {
                return [CheckedContinuation<Void, Never>]()
            }
            slot.leases -= 1
            slot.lastUsedAt = .now
            defer { state.slots[lease.name] = slot }
            guard slot.leases == 0 else { return [] }
            defer { slot.whenIdle = [] }
            return slot.whenIdle
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Removes a slot whose file did not open, so that the next caller tries anew.
    private func forget(_ lease: Lease) {
        let waiting = state.withLock { state in
            guard let slot = state.slots[lease.name], slot.number == lease.slot else {
                return [CheckedContinuation<Void, Never>]()
            }
            state.slots[lease.name] = nil
            return slot.whenIdle
        }
        for continuation in waiting { continuation.resume() }
    }

    private func newSlot(_ name: DatabaseName, _ state: inout State) -> Slot {
        if name != .platform {
            makeRoom(in: &state)
            if state.tidying == nil { state.tidying = tidying() }
        }
        let closing = state.closing[name]
        let file = Task { [open] in
            await closing?.value
            return try await blocking { try open(name) }
        }
        return Slot(number: state.clock, file: file)
    }

    /// Closes the shops used least recently until one more fits. When all are in use, there are more for a while.
    private func makeRoom(in state: inout State) {
        while state.slots.count(where: { $0.key != .platform }) >= limit {
            let idle = state.slots.filter { $0.key != .platform && $0.value.leases == 0 }
            guard let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            startClosing(oldest.key, &state)
        }
    }

    // MARK: - What rests

    private func tidying() -> Task<Void, Never> {
        Task { [weak self, rest] in
            do {
                repeat { try await Task.sleep(for: rest / 3) } while self?.closeResting() ?? false
            } catch {
                // Everything is being closed.
            }
        }
    }

    /// - Returns: whether any shop is open still.
    private func closeResting() -> Bool {
        let (closings, isTidying) = state.withLock { state in
            let now = ContinuousClock.now
            for (name, slot) in state.slots where name != .platform && slot.leases == 0 && slot.lastUsedAt + rest <= now
            {
                startClosing(name, &state)
            }
            if !state.slots.contains(where: { $0.key != .platform }) { state.tidying = nil }
            return (Array(state.closing.values), state.tidying != nil)
        }
        if closings.count >= Self.manyClosings { Self.returnMemory(after: closings) }
        return isTidying
    }

    private static let manyClosings = 16

    /// What many files needed goes back to the operating system, which the C library does not do by itself.
    private static func returnMemory(after closings: [Task<Void, Never>]) {
        Task {
            for closing in closings { await closing.value }
            malloc_trim(0)
        }
    }

    /// Closes `name` once nobody uses it. The caller has seen to it that nobody begins to.
    private func close(_ name: DatabaseName) async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                guard let slot = state.slots[name], slot.leases > 0 else { return true }
                state.slots[name]?.whenIdle.append(continuation)
                return false
            }
            if isIdle { continuation.resume() }
        }
        let closing = state.withLock { state in
            startClosing(name, &state)
            return state.closing[name]
        }
        await closing?.value
    }

    private func startClosing(_ name: DatabaseName, _ state: inout State) {
        guard let slot = state.slots.removeValue(forKey: name) else { return }
        let earlier = state.closing[name]
        state.closing[name] = Task {
            await earlier?.value
            await close(slot.file, of: name)
        }
    }

    private func close(_ file: Task<DatabaseFile, any Error>, of name: DatabaseName) async {
        do {
            let file = try await file.value
            try await blocking { try file.close() }
        } catch {
            // Every commit is durable already; what is lost is only the tidying up.
            logger.error("closing \(name) failed: \(error)")
        }
        state.withLock { $0.closing[name] = nil }
    }
}
