internal import CPostgres
internal import Persistence

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One libpq connection and what is prepared on it. It never leaves the thread that opened it.
final class PostgresConnection: Connection {
    let handle: OpaquePointer
    let settings: ConnectionSettings
    let canceller: Canceller
    var cache = StatementCache(capacity: 256)

    /// Nothing has been asked of it yet.
    var isFresh = true
    /// The server is gone, or gave no answer in time: nothing more can be asked.
    private(set) var isBroken = false
    /// Somebody asked the server to stop; the request may arrive late and hit whatever runs then.
    private(set) var wasCancelled = false
    /// The schema that names are looked up in.
    var scope = SchemaScope.shop
    /// The longest wait for an answer; nil waits for ever.
    var patience: Duration?
    var openStreams = 0
    /// What was sent without waiting for the answer. While there is any, libpq is in its pipeline mode.
    var pipeline: [QueuedStatement] = []
    /// The next transaction may run in another session of the server.
    var sharesSession = false
    /// The session may hold advisory locks, which outlive the transaction.
    var holdsLocks = false

    /// What made the transaction impossible to commit. Only going back to a savepoint clears it.
    private(set) var failure: (any Error)?
    /// Something happened that another try of the whole transaction may not meet. Going back to a savepoint does not
    /// clear it: whoever swallowed the error took it for something else.
    private(set) var deservesAnotherTry = false

    var dialect: Dialect { .postgres }

    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    init(handle: OpaquePointer, settings: ConnectionSettings) {
        self.handle = handle
        self.settings = settings
        canceller = Canceller(handle)
        patience = settings.limits.statementTimeout
    }

    func close() {
        isBroken = true
        PQfinish(handle)
    }

    /// Forgets what happened in the last transaction.
    func beginAnew(in scope: SchemaScope) {
        self.scope = scope
        failure = nil
        deservesAnotherTry = false
        openStreams = 0
    }

    /// Nothing more is to be asked of it.
    func discard() {
        isBroken = true
    }

    // MARK: Results

    /// The results of what was sent, up to the end; the first error is thrown, after everything was read.
    func results(of statement: String) throws -> [QueryResult] {
        let (results, error) = try answer(to: statement)
        // Only now, at the end of the answer, does libpq know whether the transaction survived.
        if let error {
            note(error)
            throw error
        }
        return results
    }

    /// What the server said to one request. In a pipeline, it says nothing to what follows an error.
    func answer(to statement: String) throws -> (results: [QueryResult], error: DatabaseError?) {
        var results: [QueryResult] = []
        var error: DatabaseError?
        while let result = try nextResult() {
            switch PQresultStatus(result.handle) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: results.append(result)
            case PGRES_PIPELINE_ABORTED: break
            default: if error == nil { error = refuse(result, statement) }
            }
        }
        return (results, error)
    }

    private func refuse(_ result: QueryResult, _ statement: String) -> DatabaseError {
        let error = ServerError(result.handle)
        if error.isWorthAnotherTry { deservesAnotherTry = true }
        if error.isStalePlan { forget(statement) }
        if let parameter = error.parameterOfUnknownType {
            settings.parameterTypes.learn(statement, text: parameter)
            deservesAnotherTry = true
        }
        let cause = error.databaseError(statement: statement)
        if case .connectionLost = cause { isBroken = true }
        return PQstatus(handle) == CONNECTION_OK || isBroken ? cause : lost()
    }

    private func forget(_ statement: String) {
        for scope in [SchemaScope.shop, .platform] {
            _ = cache.remove(StatementCache.Key(scope: scope, text: statement))
        }
    }

    func nextResult() throws -> QueryResult? {
        while PQisBusy(handle) == 1 {
            try awaitAnswer()
            guard PQconsumeInput(handle) == 1 else { throw lost() }
        }
        return PQgetResult(handle).map(QueryResult.init)
    }

    /// Waits until the server says something. It should keep its own time limit; when it does not, it is asked to stop,
    /// and when it does not even do that, the connection is given up.
    private func awaitAnswer() throws {
        if hears(within: patience.map { $0 + .seconds(2) }) { return }
        wasCancelled = true
        canceller.cancel()
        if hears(within: .seconds(5)) { return }
        isBroken = true
        let error = DatabaseError.connectionLost("the database does not answer")
        note(error)
        throw error
    }

    /// Whether there is something to read before the time is over; nil waits for ever.
    private func hears(within time: Duration?) -> Bool {
        let deadline = time.map { ContinuousClock.now + $0 }
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        while true {
            let rest = deadline.map { max(0, ($0 - .now).milliseconds) }
            let count = poll(&socket, 1, rest.map { Int32(clamping: $0) } ?? -1)
            // A signal interrupts the wait, not the statement.
            if count < 0, errno == EINTR { continue }
            return count != 0
        }
    }

    // MARK: Failures

    /// Throws what made this transaction impossible, so that its next statements need not be sent to hear it again.
    func checkUsable() throws {
        if let failure { throw failure }
    }

    /// Records an error that the server answered with, when it ended the transaction.
    func note(_ error: DatabaseError) {
        guard failure == nil, isBroken || PQtransactionStatus(handle) == PQTRANS_INERROR else { return }
        failure = error
    }

    /// Makes it impossible to commit, whatever the server thinks of the transaction.
    func spoil(_ error: any Error) {
        if failure == nil { failure = error }
    }

    func lost() -> DatabaseError {
        isBroken = true
        let error = DatabaseError.connectionLost(settings.redacted(String(cString: PQerrorMessage(handle))))
        note(error)
        return error
    }

    /// The transaction stands where the savepoint was.
    func forgive() {
        failure = nil
    }
}
