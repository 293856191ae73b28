import Foundation
import Persistence
import TestSupport
import Testing

@testable import Archives
@testable import Composition

@Suite("What an archive carries")
struct CarriedTablesTests {
    /// What is made from the rest, or says what the schema is.
    private static let derived = ["schema_migration", "product_search"]

    @Test("every table that there is, with every column", arguments: TestEngine.available)
    func complete(engine: TestEngine) async throws {
        try await engine.withShop(migrations: .all) { database in
            let live = try await database.read { try Self.tables(in: $0) }
            var carried: [String: Set<String>] = [:]
            for table in Migrations.all.shopTables {
                #expect(carried[table.name] == nil, "\(table.name) is declared twice")
                carried[table.name] = Set(table.columns.map(\.name))
            }
            let wanted = live.filter { name, _ in !Self.derived.contains { name.hasPrefix($0) } }
            #expect(wanted.count > 30)
            for (name, columns) in wanted {
                #expect(carried[name] == columns, "\(name) is not carried whole: declare it with the migration's words")
            }
            #expect(Set(carried.keys) == Set(wanted.keys))
        }
    }

    @Test("tables can be walked: each has a key, and none refer to each other in a circle")
    func order() {
        let ordered = Migrations.all.shopTables.parentsFirst()
        for (index, table) in ordered.enumerated() {
            #expect(!table.key.isEmpty, "\(table.name) has no key to sort by")
            let earlier = Set(ordered[...index].map(\.name))
            #expect(table.references.allSatisfy { earlier.contains($0.table) }, "\(table.name) is in a circle")
            let own = table.references.filter { $0.table == table.name }
            #expect(own.count <= 1 && own.allSatisfy { $0.columns.count == 1 }, "\(table.name) refers to itself twice")
        }
    }

    private static func tables(in transaction: ReadTransaction) throws -> [String: Set<String>] {
        let rows: [Row]
        switch transaction.dialect {
        case .sqlite:
            rows = try transaction.rows(
                """
                SELECT m.name AS "table", c.name AS "column" FROM sqlite_master AS m
                JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'
                """)
        case .postgres:
            rows = try transaction.rows(
                """
                SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
                WHERE table_schema = 'shop' AND column_name <> 'tenant_id'
                """)
        }
        var tables: [String: Set<String>] = [:]
        for row in rows { tables[try row["table"], default: []].insert(try row["column"]) }
        return tables
    }
}
