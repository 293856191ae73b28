public import BackgroundJobs
public import Persistence
internal import Synchronization
public import Tenancy
public import Vocabulary

/// Looks into the shops that changed since they were last looked into, and into the others once a day: so that an idle
/// shop is left alone and the list of tenants is about right.
public struct MeasureTenants: Job {
    public static let kind: JobKind = "measure-tenants"
    public static let policy = JobPolicy(attempts: 3, concurrency: 1)
    static let interval: Duration = .seconds(60)
    /// A shop of which no change was heard is looked into this often all the same.
    static let longestAge: Duration = .seconds(24 * 60 * 60)
    /// Shops of one run, so that it ends within its lease on a slow machine.
    static let shopsPerRun = 200

    /// How long a person may look at the platform's jobs that went well.
    static let finishedJobsAge: Duration = .seconds(3 * 24 * 60 * 60)

    public init() {}

    func run(
        _ context: JobContext, _ watch: ActivityWatch, measure: @Sendable (TenantID) async throws -> TenantActivity
    ) async throws {
        let changed = watch.take(atMost: Self.shopsPerRun)
        let oldest = Instant.now.advanced(by: .zero - Self.longestAge)
        let outdated = try await context.database.read {
            try TenantActivity.outdated(since: oldest, limit: Self.shopsPerRun, in: $0)
        }
        for tenant in changed.union(outdated) {
            try Task.checkCancellation()
            do {
                _ = try await measure(tenant)
            } catch DatabaseError.misconfigured {
                // Deleted meanwhile, or still being made.
                continue
            }
        }
        // It comes often, and nobody else clears the platform's queue.
        let oldestJob = Instant.now.advanced(by: .zero - Self.finishedJobsAge)
        try await context.database.write { _ = try JobQueue.forgetFinished(before: oldestJob, in: $0) }
    }
}

/// Which shops were written to since somebody asked.
public final class ActivityWatch: Sendable {
    private let changed = Mutex<Set<TenantID>>([])

    public init() {}

    public func hear(_ tenant: TenantID) {
        changed.withLock { _ = $0.insert(tenant) }
    }

    func take(atMost count: Int) -> Set<TenantID> {
        changed.withLock { changed in
            let taken = Set(changed.prefix(count))
            changed.subtract(taken)
            return taken
        }
    }
}

extension JobHandlers {
    /// Keeps ``TenantActivity`` about right.
    public mutating func handleMeasuring(
        _ watch: ActivityWatch, measure: @escaping @Sendable (TenantID) async throws -> TenantActivity
    ) throws {
        handle(MeasureTenants.self) { try await $0.run($1, watch, measure: measure) }
        try recurOnPlatform(MeasureTenants(), .every(MeasureTenants.interval))
    }
}
