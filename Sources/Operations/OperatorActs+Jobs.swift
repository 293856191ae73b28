public import BackgroundJobs
import People
import Persistence
public import Vocabulary

extension OperatorActs {
    /// Makes a waiting, dead or cancelled job due at once. What happens to a shop's job stands in the shop's own trail.
    /// - Returns: false when it is running, done or not there, or when another of its key is in line.
    public func retry(_ id: JobID, in place: JobPlace) async throws -> Bool {
        try await office.jobs.retry(id, in: place, noting: noting("job.retried", id))
    }

    /// Removes a job that does not run.
    /// - Returns: false when it is running or not there.
    public func discard(_ id: JobID, in place: JobPlace) async throws -> Bool {
        try await office.jobs.discard(id, in: place, noting: noting("job.discarded", id))
    }

    /// Calls a job off.
    /// - Returns: false when it is finished already or not there.
    public func cancel(_ id: JobID, in place: JobPlace) async throws -> Bool {
        try await office.jobs.cancel(id, in: place, noting: noting("job.canceled", id))
    }

    /// Makes the dead jobs of a kind due at once, as many as a page shows at a time.
    /// - Returns: how many.
    public func retryDead(_ kind: JobKind?, in place: JobPlace? = nil) async throws -> Int {
        let origin = origin
        return try await office.jobs.retryDead(kind, in: place) { id, transaction in
            try AuditTrail.record("job.retried", AuditEvent.Subject("job", "\(id)"), by: origin, in: transaction)
        }
    }

    private func noting(_ action: String, _ id: JobID) -> JobOverview.Noting {
        let origin = origin
        return { id, transaction in
            try AuditTrail.record(action, AuditEvent.Subject("job", "\(id)"), by: origin, in: transaction)
        }
    }
}
