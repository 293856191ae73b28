public import Persistence
internal import PersistenceSQLite

/// A shop's rows at one moment, in a file of their own.
public struct ShopSnapshot: Sendable {
    /// How many rows each table has.
    public let rows: [String: Int]

    /// Copies all rows of a shop, as one read transaction sees them, to a portable file at `path`. Others go on writing.
    public static func take(
        of database: any Database, to path: String, migrations: Migrations,
        progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws -> ShopSnapshot {
        let tables = migrations.shopTables.parentsFirst()
        return try await database.read { transaction in
            let file = try PortableFile.make(at: path, migrations: migrations.shop)
            do {
                let rows = try file.write { target in
                    try copy(tables, from: transaction, to: target, progress)
                }
                try file.close()
                return ShopSnapshot(rows: rows)
            } catch {
                try file.close()
                throw error
            }
        }
    }

    private static func copy(
        _ tables: [TableShape], from source: ReadTransaction, to target: Transaction,
        _ progress: (TransferProgress) -> Void
    ) throws -> [String: Int] {
        // What migrations put into a new shop.
        for table in tables.reversed() { try target.execute(table.removal(in: .sqlite)) }
        var total = 0
        for table in tables { total += try source.value(table.count(in: source.dialect)) ?? 0 }
        var rows: [String: Int] = [:]
        var done = 0
        for table in tables {
            var count = 0
            let insertion = table.insertion
            try source.stream(table.selection(in: source.dialect)) { row in
                try target.execute(Statement(text: insertion, values: try table.values(of: row)))
                count += 1
                done += 1
                if done % 1_000 == 0 { progress(TransferProgress(.reading, Int64(done), of: Int64(total))) }
            }
            rows[table.name] = count
        }
        progress(TransferProgress(.reading, Int64(done), of: Int64(total)))
        return rows
    }
}

/// How far a transfer is.
public struct TransferProgress: Sendable, Equatable {
    public enum Step: String, Sendable, CaseIterable {
        /// Rows are copied out of the shop.
        case reading
        /// Bytes are written to the archive.
        case packing
        /// Bytes are read from the archive.
        case unpacking
        /// Rows are written to the new shop.
        case writing
        /// Products are filed for searches.
        case filing
    }

    public let step: Step
    public let done: Int64
    public let total: Int64

    public init(_ step: Step, _ done: Int64, of total: Int64) {
        self.step = step
        self.done = done
        self.total = total
    }
}
