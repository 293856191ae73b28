internal import Foundation
public import Logging
public import Persistence
public import ServiceLifecycle
internal import Synchronization
public import Vocabulary

/// Runs due jobs of every place until the program is asked to stop.
///
/// A lease says whose a running job is. It is renewed while the job runs; when this process dies, the lease ends and
/// another process, or this one after its restart, runs the job again.
public struct JobWorkers: Service {
    public struct Limits: Sendable {
        /// Jobs that run at once.
        public var slots: Int
        /// How long a job stays with a process that is not heard of any more.
        public var lease: Duration
        /// How long running jobs may go on after the program was asked to stop; then they are handed back.
        public var patience: Duration

        public init(slots: Int = 16, lease: Duration = .seconds(60), patience: Duration = .seconds(10)) {
            self.slots = max(1, slots)
            self.lease = lease
            self.patience = patience
        }
    }

    /// What the queue has to know of places.
    public struct Places: Sendable {
        /// Every shop there is. Asked once, when the workers start.
        public var shops: @Sendable () async throws -> [TenantID]
        /// A place's time zone, an IANA name.
        public var timeZone: @Sendable (JobPlace) async -> String

        public init(
            shops: @escaping @Sendable () async throws -> [TenantID],
            timeZone: @escaping @Sendable (JobPlace) async -> String
        ) {
            self.shops = shops
            self.timeZone = timeZone
        }
    }

    let engine: any DatabaseEngine
    let handlers: JobHandlers
    let places: Places
    let bell: JobBell
    let board: JobBoard
    let limits: Limits
    let logger: Logger
    let source: any JobSource
    /// This process, as leases name it.
    let name: String

    /// - Parameter board: hears what happens, for people.
    public init(
        engine: any DatabaseEngine, handlers: JobHandlers, places: Places, bell: JobBell, board: JobBoard = JobBoard(),
        limits: Limits = Limits(), logger: Logger
    ) {
        self.engine = engine
        self.handlers = handlers
        self.places = places
        self.bell = bell
        self.board = board
        self.limits = limits
        self.logger = logger
        source =
            engine.dialect == .postgres
            ? ServerJobSource(engine: engine)
            : FileJobSource(engine: engine) { place, error in
                logger.error(
                    "A place's jobs cannot be read: tried again in a moment",
                    metadata: ["place": "\(place)", "error": "\(error)"])
            }
        name = "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)/\(ID<Any>())"
    }

    public func run() async {
        let crew = JobCrew(self)
        let (signals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        bell.connect { signal.yield() }
        board.connect(source)
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await withDiscardingTaskGroup { group in
                    let company = [
                        Task { await survey() }, Task { await crew.renewLeases() },
                    ]
                    await work(crew, signals, signal, in: &group)
                    await crew.stop(within: limits.patience)
                    for task in company { task.cancel() }
                    group.cancelAll()
                }
            } onGracefulShutdown: {
                signal.finish()
            }
        } onCancel: {
            signal.finish()
        }
        bell.connect(nil)
        board.connect(nil)
    }

    /// Claims and starts jobs whenever there may be some, until `signals` ends.
    private func work(
        _ crew: JobCrew, _ signals: AsyncStream<Void>, _ signal: AsyncStream<Void>.Continuation,
        in group: inout DiscardingTaskGroup
    ) async {
        let alarm = Alarm { signal.yield() }
        signal.yield()
        for await _ in signals {
            for place in bell.takePlaces() { await source.look(at: place) }
            var rest: Duration = .seconds(1)
            do {
                for job in try await claim(crew) {
                    group.addTask {
                        await crew.run(job)
                        // It may be due again soon, and its kind has room for another.
                        await source.look(at: job.place)
                        await source.look(at: nil)
                        signal.yield()
                    }
                }
                rest = await source.rest(at: .now)
            } catch {
                logger.error("No jobs could be claimed", metadata: ["error": "\(error)"])
            }
            // With every slot taken, the next job to end wakes the loop.
            if crew.freeSlots > 0 { alarm.set(after: rest) }
        }
        alarm.cancel()
    }

    private func claim(_ crew: JobCrew) async throws -> [LeasedJob] {
        let free = crew.freeSlots
        guard free > 0 else { return [] }
        let jobs = try await source.claim(
            crew.room, limit: free, for: name, until: Instant.now.advanced(by: limits.lease))
        crew.admit(jobs)
        return jobs
    }

    /// Looks at every place once: what waits there since before the start, and what has to come again and again.
    private func survey() async {
        do {
            let shops = try await places.shops()
            for place in [.platform] + shops.map(JobPlace.shop) {
                if Task.isCancelled { return }
                await survey(place)
            }
        } catch {
            logger.error("The shops could not be listed for their jobs", metadata: ["error": "\(error)"])
        }
    }

    private func survey(_ place: JobPlace) async {
        do {
            let timeZone = await places.timeZone(place)
            let dead = try await engine.database(of: place).write { [handlers] transaction in
                try handlers.enqueueRecurring(for: place, timeZone: timeZone, in: transaction)
                return try JobRecord.deadCount(in: transaction)
            }
            board.surveyed(place, dead: dead)
        } catch {
            logger.error("A place's jobs could not be looked at", metadata: ["place": "\(place)", "error": "\(error)"])
        }
        await source.look(at: place)
        bell.ring(place)
    }
}

/// Yields once after a while, unless it is set anew before.
private final class Alarm: Sendable {
    private let task = Mutex<Task<Void, Never>?>(nil)
    private let ring: @Sendable () -> Void

    init(ring: @escaping @Sendable () -> Void) {
        self.ring = ring
    }

    func set(after rest: Duration) {
        let next = Task { [ring] in
            do {
                try await Task.sleep(for: rest)
                ring()
            } catch {
                // Set anew, or not needed any more.
            }
        }
        task.withLock { task in
            task?.cancel()
            task = next
        }
    }

    func cancel() {
        task.withLock { $0?.cancel() }
    }
}
