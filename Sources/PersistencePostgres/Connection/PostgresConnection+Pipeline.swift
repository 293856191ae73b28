internal import CPostgres
internal import Persistence

/// A statement on its way to the server, and who wants to know how many rows it changed.
struct QueuedStatement {
    let text: String
    let check: (Int) throws -> Void
}

extension PostgresConnection {
    /// More would fill the buffers of both sides while neither reads.
    private static let pipelineLimit = 50

    func enqueue(_ statement: Statement, check: @escaping (Int) throws -> Void) throws {
        settings.observer.statement?(statement.text)
        try enqueueUnobserved(statement, check: check)
    }

    /// For the driver's own statements, which nobody counts.
    func enqueueUnobserved(_ statement: Statement, check: @escaping (Int) throws -> Void = { _ in }) throws {
        try checkUsable()
        let parameters = try Parameters(statement)
        if pipeline.count >= Self.pipelineLimit { try settle() }
        let entry = try prepared(statement.text, parameters)
        if pipeline.isEmpty, PQenterPipelineMode(handle) == 0 { throw lost() }
        try send(entry, parameters)
        pipeline.append(QueuedStatement(text: statement.text, check: check))
    }

    /// Waits for what was enqueued.
    /// - Throws: what went wrong first, in a statement or in the check of its result.
    func settle() throws {
        if !pipeline.isEmpty { _ = try settle(with: nil) }
    }

    /// Waits for what was enqueued, and for the statement that was sent last.
    func settle(with last: String?) throws -> [QueryResult] {
        let queued = pipeline
        pipeline = []
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        var failure: (any Error)?
        for statement in queued {
            let (results, error) = try answer(to: statement.text)
            guard failure == nil else { continue }
            do {
                if let error { throw error }
                try statement.check(results.last?.changes ?? 0)
            } catch {
                failure = error
            }
        }
        let (results, error) = try last.map(answer(to:)) ?? ([], nil)
        guard let end = try nextResult(), PQresultStatus(end.handle) == PGRES_PIPELINE_SYNC,
            PQexitPipelineMode(handle) == 1
        else { throw lost() }
        if let failure {
            spoil(failure)
            throw failure
        }
        if let error {
            note(error)
            throw error
        }
        return results
    }

    /// Lets what was enqueued come to its end, before it is undone.
    func abandonPipeline() {
        guard !isBroken else { return }
        do {
            try settle()
        } catch {
            // Whatever went wrong goes away with it.
        }
    }
}
