internal import Persistence
internal import Vocabulary

/// What came of one try.
enum JobOutcome: Sendable {
    case done
    /// Failed; another try follows at this moment.
    case retry(at: Instant, error: String)
    /// Failed for the last time.
    case dead(error: String)
    /// Given back unfinished because the process ends; the try does not count.
    case handedBack

    /// - Parameter jitter: 0 to 1.
    init(_ error: any Error, of job: LeasedJob, policy: JobPolicy, at instant: Instant, jitter: Double) {
        let text: String
        var rest = policy.delay(afterAttempt: job.attempt, jitter: jitter)
        switch error {
        case JobFailure.hopeless(let reason):
            self = .dead(error: Self.short(reason))
            return
        case JobFailure.later(let wanted, let reason):
            rest = wanted
            text = reason
        default:
            text = "\(error)"
        }
        self =
            job.attempt >= job.attemptsLimit
            ? .dead(error: Self.short(text)) : .retry(at: instant.advanced(by: rest), error: Self.short(text))
    }

    /// What is said of a job whose worker died, or lost its lease, in the last of its tries.
    static let neverHeardOf = "its last try was begun, and its worker was not heard of again"

    /// Long enough to understand, short enough to list.
    private static func short(_ text: String) -> String {
        String(text.prefix(1_000)).replacing("\0", with: "")
    }

    /// Whether the job is through, so that a recurring one is due to come again.
    var isFinal: Bool {
        switch self {
        case .done, .dead: true
        case .retry, .handedBack: false
        }
    }

    /// Writes the outcome, if the lease still belongs to `worker`. A key that was enqueued again during the run puts the
    /// job back in line with all its tries.
    /// - Returns: false when the lease was lost or the job was called off.
    func write(for job: LeasedJob, of worker: String, at instant: Instant, in transaction: Transaction) throws -> Bool {
        let change: SQL =
            switch self {
            case .done: Self.finished("'done'", error: nil, at: instant)
            case .dead(let error): Self.finished("'dead'", error: error, at: instant)
            case .retry(let due, let error):
                """
                state = 'waiting', last_error = \(error), again_at = NULL,
                due_at = CASE WHEN again_at < \(due) THEN again_at ELSE \(due) END
                """
            case .handedBack:
                "state = 'waiting', due_at = \(instant), attempts = attempts - 1, again_at = NULL"
            }
        return try transaction.execute(
            """
            UPDATE \(JobTable.name) SET \(change), worker = NULL
            WHERE \(JobTable.isOfThisPlace) AND id = \(job.id) AND state = 'running' AND worker = \(worker)
                AND attempts = \(job.attempt)
            """) == 1
    }

    private static func finished(_ state: SQL, error: String?, at instant: Instant) -> SQL {
        """
        state = CASE WHEN again_at IS NULL THEN \(state) ELSE 'waiting' END,
        due_at = coalesce(again_at, due_at), attempts = CASE WHEN again_at IS NULL THEN attempts ELSE 0 END,
        finished_at = CASE WHEN again_at IS NULL THEN \(instant) END, again_at = NULL,
        last_error = coalesce(\(error), last_error)
        """
    }
}
