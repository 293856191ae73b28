public import Persistence
public import PersistenceSQLite

/// Writes the rows of a portable file into a new shop that nobody can reach yet, in many small transactions.
public struct ShopRestoration: Sendable {
    private static let batch = 4_000

    private let file: PortableFile
    private let tables: [TableShape]

    public init(from file: PortableFile, migrations: Migrations) {
        self.file = file
        tables = migrations.shopTables.parentsFirst()
    }

    /// - Parameter database: of a new shop.
    public func run(
        into database: any Database, progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws {
        let counts = try await OffThePool.run { [file, tables] in
            try file.write { transaction in
                try tables.map { try transaction.value($0.count(in: .sqlite), as: Int.self) ?? 0 }
            }
        }
        let total = Int64(counts.reduce(0, +))
        try await empty(database)
        var done: Int64 = 0
        // Jobs last: a worker may begin with them as soon as they are there.
        let order =
            zip(tables, counts).filter { !$0.0.standsOutsideRowSecurity }
            + zip(tables, counts).filter { $0.0.standsOutsideRowSecurity }
        for (table, count) in order {
            let written = try await copy(table, into: database) { rows in
                done += Int64(rows)
                progress(TransferProgress(.writing, done, of: total))
            }
            guard written == count else {
                throw ArchiveError.damaged("rows of \(table.name) refer to each other in a circle")
            }
        }
    }

    /// How many rows each table of a portable file has.
    public static func count(in transaction: ReadTransaction, _ migrations: Migrations) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for table in migrations.shopTables {
            counts[table.name] = try transaction.value(table.count(in: transaction.dialect)) ?? 0
        }
        return counts
    }

    /// Takes all rows of one table away.
    public static func empty(_ table: TableShape, in transaction: Transaction) throws {
        try transaction.execute(table.removal(in: transaction.dialect))
    }

    /// Takes away what migrations put into a new shop.
    private func empty(_ database: any Database) async throws {
        try await database.write { [tables] transaction in
            for table in tables.reversed() { try Self.empty(table, in: transaction) }
        }
    }

    private func copy(
        _ table: TableShape, into database: any Database, written: (Int) -> Void
    ) async throws -> Int {
        var total = 0
        try await OffThePool.run { [file] in try file.select(table.selectionForWriting) }
        while true {
            let rows = try await OffThePool.run { [file] in
                try file.next(Self.batch).map { try table.values(of: $0) }
            }
            guard !rows.isEmpty else { return total }
            try await database.write { try table.insert(rows, in: $0) }
            total += rows.count
            written(rows.count)
        }
    }
}
