/// Collects the statements of one migration for one engine.
///
/// On PostgreSQL a shop's tables get `tenant_id`, filled from the transaction's setting, in front of every key and
/// index, and a row level security policy; on SQLite they are plain STRICT tables.
public struct Schema: Sendable {
    let dialect: Dialect
    let scope: SchemaScope
    var statements: [String] = []
    /// What the tables are like, for who walks all of them.
    var shapes: [TableShape] = []

    var hidesTenant: Bool { dialect == .postgres && scope == .shop }

    /// The tenant that row level security binds a statement to.
    static let currentTenant = "current_setting('stoa.tenant')::uuid"

    public mutating func createTable(_ name: String, _ build: (inout Table) -> Void) {
        var table = Table(name: name, dialect: dialect, hidesTenant: hidesTenant)
        build(&table)
        statements.append(table.statement)
        shapes.append(table.shape)
        if hidesTenant {
            statements.append("ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY")
            statements.append("ALTER TABLE \(name) FORCE ROW LEVEL SECURITY")
            statements.append(
                "CREATE POLICY \(name)_tenant ON \(name) USING (tenant_id = \(Self.currentTenant)) "
                    + "WITH CHECK (tenant_id = \(Self.currentTenant))")
        }
    }

    /// - Parameters:
    ///   - columns: column names, each with `DESC` where wanted.
    ///   - condition: the `WHERE` of a partial index.
    public mutating func createIndex(
        _ name: String, on table: String, _ columns: [String], unique: Bool = false, where condition: String? = nil
    ) {
        let key = (hidesTenant ? ["tenant_id"] : []) + columns
        let filter = condition.map { " WHERE \($0)" } ?? ""
        statements.append(
            "CREATE \(unique ? "UNIQUE " : "")INDEX \(name) ON \(table) (\(key.joined(separator: ", ")))\(filter)")
    }

    public mutating func addColumn(_ name: String, _ type: ColumnType, to table: String, _ rest: String = "") {
        statements.append("ALTER TABLE \(table) ADD COLUMN \(name) \(type.name(in: dialect)) \(rest)")
        for index in shapes.indices where shapes[index].name == table {
            shapes[index].columns.append(TableShape.Column(name: name, type: type))
        }
    }

    /// Says what a table is like that is made with `run`, so that whoever walks all tables finds it too.
    public mutating func describeTable(
        _ name: String, outsideRowSecurity: Bool = false, _ build: (inout Table) -> Void
    ) {
        var table = Table(name: name, dialect: dialect, hidesTenant: hidesTenant)
        build(&table)
        var shape = table.shape
        shape.standsOutsideRowSecurity = outsideRowSecurity
        shapes.append(shape)
    }

    /// A full-text index of documents by id; see ``SearchIndex``.
    public mutating func createSearchIndex(_ index: SearchIndex) {
        statements += index.creation(for: dialect)
    }

    /// Makes `UPDATE` and `DELETE` on a ledger fail: its rows are only ever added, and go with the whole tenant.
    public mutating func makeAppendOnly(_ table: String) {
        switch dialect {
        case .sqlite:
            for verb in ["UPDATE", "DELETE"] {
                statements.append(
                    """
                    CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table) \
                    BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                    """)
            }
        case .postgres:
            statements.append(
                """
                CREATE FUNCTION \(table)_append_only() RETURNS trigger LANGUAGE plpgsql AS \
                $$ BEGIN \
                IF TG_OP = 'DELETE' AND current_setting('stoa.deleting_tenant', true) = 'on' THEN RETURN OLD; END IF; \
                RAISE EXCEPTION '\(table) is append-only'; END $$
                """)
            statements.append(
                """
                CREATE TRIGGER \(table)_append_only BEFORE UPDATE OR DELETE ON \(table) \
                FOR EACH ROW EXECUTE FUNCTION \(table)_append_only()
                """)
        }
    }

    /// A statement that both engines understand as it is, such as a first row.
    public mutating func run(_ statement: String) {
        statements.append(statement)
    }

    /// A statement for each engine, where the DSL has no word for it.
    public mutating func run(sqlite: String?, postgres: String?) {
        if let statement = dialect == .sqlite ? sqlite : postgres { statements.append(statement) }
    }
}

/// The column types that both engines hold without surprise.
public enum ColumnType: String, Sendable {
    /// 64-bit integer: amounts, thousandths, counts, Unix milliseconds.
    case integer
    case text
    case boolean
    case uuid
    case bytes

    func name(in dialect: Dialect) -> String {
        switch (self, dialect) {
        case (.integer, .sqlite): "INTEGER"
        case (.integer, .postgres): "BIGINT"
        case (.text, .sqlite): "TEXT"
        // SQLite compares bytes; without this the order of rows would depend on how the database was made.
        case (.text, .postgres): "TEXT COLLATE \"C\""
        case (.boolean, .sqlite): "INTEGER"
        case (.boolean, .postgres): "BOOLEAN"
        case (.uuid, .sqlite), (.bytes, .sqlite): "BLOB"
        case (.uuid, .postgres): "UUID"
        case (.bytes, .postgres): "BYTEA"
        }
    }
}
