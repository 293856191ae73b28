internal import Foundation
public import Persistence

/// A shop's database as a file outside of every installation: what an archive carries. One caller uses it at a time, and
/// throws it away when something goes wrong.
///
/// Every method blocks, so none is called from the cooperative pool.
public final class PortableFile: Sendable {
    private let connection: ConnectionQueue

    private init(path: String) throws {
        connection = try ConnectionQueue(path: path, purpose: .carrying)
    }

    /// Makes an empty file with the schema of these migrations; replaces one that is there.
    public static func make(at path: String, migrations: [Migration]) throws -> PortableFile {
        for leftover in [path, path + "-journal", path + "-wal", path + "-shm"] {
            guard unlink(leftover) == 0 || errno == ENOENT else {
                throw DatabaseError.misconfigured("cannot replace \(leftover)")
            }
        }
        let file = try PortableFile(path: path)
        try file.closingOnFailure { try $0.migrate(Migrator.render(migrations, dialect: .sqlite, scope: .shop)) }
        return file
    }

    /// Opens a file that a stranger may have made: it must be whole, and its tables must be those that the migrations
    /// make which it says it has. Then it is brought up to `migrations`.
    /// - Parameter tables: the tables that will be read; what else is in the file is not looked at.
    /// - Throws: ``DatabaseError/newerSchema(unknownMigration:)``; ``ForeignFile`` when it is not what it should be.
    public static func open(
        foreign path: String, migrations: [Migration], tables: Set<String>
    ) throws -> PortableFile {
        let file: PortableFile
        do {
            file = try PortableFile(path: path)
        } catch DatabaseError.failed(let message, _) {
            throw ForeignFile(reason: message.replacing(path + ": ", with: ""))
        }
        try file.closingOnFailure { connection in
            try connection.requireWhole()
            let applied = try connection.appliedMigrations(known: migrations)
            let wanted = try schema(of: applied, tables)
            guard try connection.schema(of: tables) == wanted else {
                throw ForeignFile(reason: "its tables are not those of Stoa")
            }
            try connection.migrate(Migrator.render(migrations, dialect: .sqlite, scope: .shop))
        }
        return file
    }

    /// Runs `body` in a transaction.
    public func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try connection.sync { connection in
            try connection.control("BEGIN IMMEDIATE")
            let result = try body(Transaction(connection: connection))
            try connection.control("COMMIT")
            return result
        }
    }

    /// Begins to read the rows of `sql`; ``next(_:)`` hands them over. One query is open at a time.
    public func select(_ sql: SQL) throws {
        try connection.sync { try $0.open(sql.statement(for: .sqlite)) }
    }

    /// The next rows: at most `limit`, fewer when they are large. Empty at the end.
    public func next(_ limit: Int) throws -> [Row] {
        try connection.sync { try $0.fetch(limit, weight: 4 << 20) }
    }

    public func close() throws {
        try connection.close()
    }

    private func closingOnFailure(_ body: (SQLiteConnection) throws -> Void) throws {
        do {
            try connection.sync(body)
        } catch {
            try connection.close()
            throw error
        }
    }

    /// What a file has whose migrations these are.
    private static func schema(of migrations: [Migration], _ tables: Set<String>) throws -> Set<SchemaEntry> {
        let template = try PortableFile(path: ":memory:")
        try template.closingOnFailure { try $0.migrate(Migrator.render(migrations, dialect: .sqlite, scope: .shop)) }
        let schema = try template.connection.sync { try $0.schema(of: tables) }
        try template.close()
        return schema
    }
}

/// A file that is no database of ours, or a damaged one.
public struct ForeignFile: Error, Equatable, Sendable {
    public let reason: String
}

/// One thing that a schema is made of, by its own text.
private struct SchemaEntry: Hashable {
    let type: String
    let name: String
    let text: String?
}

extension SQLiteConnection {
    fileprivate func requireWhole() throws {
        do {
            let verdict: [String] = try rows(Statement(text: "PRAGMA quick_check(1)")).map { try $0[0] }
            guard verdict == ["ok"] else { throw ForeignFile(reason: verdict.first ?? "it cannot be read") }
        } catch DatabaseError.failed(let message, _) {
            throw ForeignFile(reason: message)
        }
    }

    /// Those of `known` that the file says it has seen.
    fileprivate func appliedMigrations(known: [Migration]) throws -> [Migration] {
        let ledger = try schema(of: ["schema_migration"])
        guard !ledger.isEmpty, ledger.allSatisfy({ $0.type != "view" }) else {
            throw ForeignFile(reason: "it is no database of Stoa")
        }
        let applied: [String] = try rows(Statement(text: "SELECT id FROM schema_migration ORDER BY id"))
            .map { try $0[0] }
        if let unknown = applied.first(where: { id in !known.contains { $0.id == id } }) {
            throw DatabaseError.newerSchema(unknownMigration: unknown)
        }
        let seen = Set(applied)
        return known.filter { seen.contains($0.id) }
    }

    fileprivate func schema(of tables: Set<String>) throws -> Set<SchemaEntry> {
        let entries = try rows(Statement(text: "SELECT type, name, tbl_name, sql FROM sqlite_master")).compactMap {
            row -> SchemaEntry? in
            guard tables.contains(try row["tbl_name"]) else { return nil }
            return SchemaEntry(type: try row["type"], name: try row["name"], text: try row["sql"])
        }
        return Set(entries)
    }
}
