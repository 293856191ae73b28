public import Persistence
public import Vocabulary

/// What somebody who waits for a shop may know.
public struct ProvisioningReport: Sendable, Equatable {
    public let tenant: TenantID
    public let status: ProvisioningStatus
    /// 0 to 100; 100 only when the shop answers.
    public let progress: Int
    /// Nil when it failed.
    public let estimatedSecondsRemaining: Int?
    /// What went wrong, in the program's own words: for an operator.
    public let error: String?

    /// Runs that the estimate is made of: enough to be even, few enough to follow what changes.
    private static let measuredRuns = 50
    /// Said before there is any run to measure.
    private static let firstGuess: Int64 = 2

    /// - Returns: nil when no such shop was asked for.
    public static func of(
        _ tenant: TenantID, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws -> ProvisioningReport? {
        let rows = try transaction.rows(
            """
            SELECT status, failed_step, error, CASE status WHEN 'PENDING' THEN created_at
                WHEN 'CREATING_TENANT' THEN creating_at WHEN 'SEEDING_DATA' THEN seeding_at ELSE configuring_at END
                AS began_at
            FROM provisioning WHERE id = \(tenant)
            """)
        guard let row = rows.first else { return nil }
        let status: ProvisioningStatus = try row["status"]
        let failedStep: ProvisioningStatus? = try row["failed_step"]
        return ProvisioningReport(
            tenant: tenant, status: status, progress: (failedStep ?? status).progress,
            estimatedSecondsRemaining: try remaining(of: row, in: status, at: instant, in: transaction),
            error: try row["error"])
    }

    /// What past runs took from the beginning of this step to their end, less what this one has spent in it; a second at
    /// least while it is not there.
    private static func remaining(
        of row: Row, in status: ProvisioningStatus, at instant: Instant, in transaction: ReadTransaction
    ) throws -> Int? {
        switch status {
        case .ready: return 0
        case .failed: return nil
        case .pending, .creatingTenant, .seedingData, .configuring: break
        }
        let past = try transaction.rows(
            """
            SELECT count(*) AS runs, coalesce(sum(took), 0) AS took FROM (
                SELECT ready_at - \(status.beganAt) AS took FROM provisioning
                WHERE status = 'READY' AND \(status.beganAt) IS NOT NULL ORDER BY ready_at DESC LIMIT \(measuredRuns)
            ) AS recent
            """)
        let runs: Int64 = try past.first?["runs"] ?? 0
        let took: Int64 = try past.first?["took"] ?? 0
        guard runs > 0 else { return Int(firstGuess) }
        let began: Instant? = try row["began_at"]
        let spent = instant.milliseconds - (began ?? instant).milliseconds
        return max(1, Int((took / runs - spent + 999) / 1_000))
    }
}
