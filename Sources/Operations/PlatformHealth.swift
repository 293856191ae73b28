public import BackgroundJobs
public import Infrastructure
public import Persistence
public import Tenancy
public import Vocabulary

/// How the platform is, at a glance.
public struct PlatformHealth: Sendable {
    /// What the database says; nil when it does not answer.
    public let database: EngineReport?
    /// Why it does not answer; nil when it does.
    public let failure: String?
    public let dialect: Dialect
    /// Milliseconds that the database took to answer.
    public let databaseMilliseconds: Int64
    /// Nil when the database does not answer.
    public let jobs: JobTally?
    public let process: ProcessReport
    public let measuredAt: Instant

    public var isWell: Bool { failure == nil }
}

extension PlatformOffice {
    /// Looks at everything now. Never throws: what does not answer is told as such.
    public func health() async -> PlatformHealth {
        let began = ContinuousClock.now
        var (report, tally, failure): (EngineReport?, JobTally?, String?) = (nil, nil, nil)
        var took = Duration.zero
        do {
            report = try await engine.report()
            took = ContinuousClock.now - began
            tally = try await jobs.tally()
        } catch {
            if report == nil { took = ContinuousClock.now - began }
            failure = "\(error)"
        }
        return PlatformHealth(
            database: report, failure: failure, dialect: engine.dialect,
            databaseMilliseconds: took.components.seconds * 1000
                + took.components.attoseconds / 1_000_000_000_000_000,
            jobs: tally, process: .now(), measuredAt: .now)
    }
}

/// What the console opens with: what needs somebody, then what there is.
public struct PlatformSummary: Sendable {
    /// Shops that could not be made.
    public let failed: [Provisioning]
    /// Shops on their way.
    public let underWay: [Provisioning]
    public let closed: [TenantEntry]
    public let counts: [TenantState: Int]
    /// Made in each of the last weeks, the oldest first.
    public let madePerWeek: [Int]
    public let jobs: JobTally

    public static let weeks = 12
}

extension PlatformOffice {
    /// What needs attention and what there is; from the registry and the queue, without opening a shop.
    public func summary(at instant: Instant = .now) async throws -> PlatformSummary {
        let tally = try await jobs.tally(at: instant)
        return try await platform.read { transaction in
            let open = try Provisioning.unfinished(in: transaction)
            let suspended = try TenantList.page(TenantQuery(state: .suspended), limit: 5, in: transaction)
            let deleting = try TenantList.page(TenantQuery(state: .deleting), limit: 5, in: transaction)
            return PlatformSummary(
                failed: open.filter { $0.status == .failed }, underWay: open.filter { $0.status != .failed },
                closed: suspended + deleting, counts: try TenantList.counts(in: transaction),
                madePerWeek: try TenantList.madePerWeek(
                    weeks: PlatformSummary.weeks, until: instant, in: transaction),
                jobs: tally)
        }
    }
}
