internal import CPostgres
internal import Persistence

extension PostgresConnection {
    func execute(_ statement: Statement) throws -> Int {
        if let command = SavepointCommand(statement.text) {
            try perform(command)
            return 0
        }
        return try run(statement).result.changes
    }

    func rows(_ statement: Statement) throws -> [Row] {
        let (result, shape) = try run(statement)
        return shape.rows(result.handle)
    }

    /// Runs statements without parameters in one round trip; the rows are those of the last.
    @discardableResult
    func simple(_ text: String) throws -> (rows: [Row], commands: [String]) {
        try settle()
        guard PQsendQuery(handle, text) == 1 else { throw lost() }
        let results = try results(of: text)
        let rows = results.last.map { ResultShape($0.handle).rows($0.handle) } ?? []
        return (rows, results.map(\.command))
    }

    // MARK: Prepared statements

    private func run(_ statement: Statement) throws -> (result: QueryResult, shape: ResultShape) {
        try checkUsable()
        let parameters = try Parameters(statement)
        settings.observer.statement?(statement.text)
        let entry = try prepared(statement.text, parameters)
        try send(entry, parameters)
        let results = pipeline.isEmpty ? try results(of: statement.text) : try settle(with: statement.text)
        guard let result = results.last else { throw lost() }
        let shape = entry.shape ?? ResultShape(result.handle)
        // Only for a prepared statement does the server promise that its result keeps its shape.
        if entry.text == nil { entry.shape = shape }
        return (result, shape)
    }

    func send(_ entry: StatementCache.Entry, _ parameters: Parameters) throws {
        let sent = parameters.withPointers { values in
            if let text = entry.text {
                PQsendQueryParams(
                    handle, text, parameters.count, entry.types, values, parameters.lengths, parameters.formats, 0)
            } else {
                PQsendQueryPrepared(
                    handle, entry.name, parameters.count, values, parameters.lengths, parameters.formats, 0)
            }
        }
        guard sent == 1 else { throw lost() }
    }

    func prepared(_ text: String, _ parameters: Parameters) throws -> StatementCache.Entry {
        let key = StatementCache.Key(scope: scope, text: text)
        let types = settings.parameterTypes.completed(parameters.types, of: text)
        if let entry = cache.entry(for: key, types: types, isNull: parameters.isNull) { return entry }
        // A null says nothing of its type, so what was known stays known.
        let known = cache.knownTypes(for: key) ?? []
        return try prepare(
            key,
            types: types.indices.map { index in
                parameters.isNull(index) && known.indices.contains(index) ? known[index] : types[index]
            })
    }

    private func prepare(_ key: StatementCache.Key, types: [UInt32]) throws -> StatementCache.Entry {
        if sharesSession {
            let entry = StatementCache.Entry(name: "", text: key.text, types: types)
            _ = cache.insert(entry, for: key)
            return entry
        }
        try settle()
        let entry = StatementCache.Entry(name: cache.nextName(), types: types)
        guard PQsendPrepare(handle, entry.name, key.text, Int32(types.count), types) == 1 else { throw lost() }
        _ = try results(of: key.text)
        for name in cache.insert(entry, for: key) { try simple("DEALLOCATE \(name)") }
        return entry
    }

    // MARK: Streams

    /// Reads through a cursor, a few hundred rows at a time: the body may run other statements meanwhile, as it may on
    /// SQLite, and may stop early, which libpq's own row-by-row mode both forbids.
    func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        try checkUsable()
        try settle()
        let parameters = try Parameters(statement)
        settings.observer.statement?(statement.text)
        openStreams += 1
        let cursor = "stream_\(openStreams)"
        defer { openStreams -= 1 }
        try declare(cursor, statement.text, parameters)
        do {
            try fetchAll(from: cursor, body)
        } catch {
            if failure == nil { try simple("CLOSE \(cursor)") }
            throw error
        }
        try simple("CLOSE \(cursor)")
    }

    private func declare(_ cursor: String, _ text: String, _ parameters: Parameters) throws {
        let types = settings.parameterTypes.completed(parameters.types, of: text)
        let sent = parameters.withPointers { values in
            PQsendQueryParams(
                handle, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(text)", parameters.count, types, values,
                parameters.lengths, parameters.formats, 0)
        }
        guard sent == 1 else { throw lost() }
        _ = try results(of: text)
    }

    private func fetchAll(from cursor: String, _ body: (Row) throws -> Void) throws {
        let batch = 500
        while true {
            let rows = try simple("FETCH \(batch) FROM \(cursor)").rows
            for row in rows { try body(row) }
            if rows.count < batch { return }
        }
    }
}

// MARK: Savepoints

/// The statements that `Transaction.savepoint` is made of.
enum SavepointCommand {
    case set(String)
    case release(String)
    case rollBack(String)

    init?(_ text: String) {
        if text.hasPrefix("SAVEPOINT ") {
            self = .set(text)
        } else if text.hasPrefix("RELEASE SAVEPOINT ") {
            self = .release(text)
        } else if text.hasPrefix("ROLLBACK TO SAVEPOINT ") {
            self = .rollBack(text)
        } else {
            return nil
        }
    }
}

extension PostgresConnection {
    private func perform(_ command: SavepointCommand) throws {
        switch command {
        case .set(let text), .release(let text):
            try checkUsable()
            try simple(text)
        case .rollBack(let text):
            abandonPipeline()
            if isBroken { try checkUsable() }
            try simple(text)
            forgive()
        }
    }
}
