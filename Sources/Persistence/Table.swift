/// Collects the columns and constraints of one table.
public struct Table {
    public let name: String
    let dialect: Dialect
    let hidesTenant: Bool
    private var columns: [String] = []
    private var constraints: [String] = []
    private var isWithoutRowID = false
    private(set) var shape: TableShape

    init(name: String, dialect: Dialect, hidesTenant: Bool) {
        shape = TableShape(name: name)
        self.name = name
        self.dialect = dialect
        self.hidesTenant = hidesTenant
        if hidesTenant {
            columns.append("tenant_id UUID NOT NULL DEFAULT \(Schema.currentTenant)")
        }
    }

    /// A column that is always filled.
    /// - Parameter defaultValue: a literal in SQL: `"0"`, `"FALSE"`, `"'draft'"`.
    public mutating func column(_ name: String, _ type: ColumnType, default defaultValue: String? = nil) {
        add(name, type, "NOT NULL", defaultValue)
    }

    /// A column that may be empty.
    public mutating func optional(_ name: String, _ type: ColumnType) {
        add(name, type, "", nil)
    }

    private mutating func add(_ column: String, _ type: ColumnType, _ nullability: String, _ defaultValue: String?) {
        var line = "\(column) \(type.name(in: dialect)) \(nullability)"
        if let defaultValue { line += " DEFAULT \(defaultValue)" }
        if type == .boolean, dialect == .sqlite { line += " CHECK (\(column) IN (0, 1))" }
        if type == .uuid, dialect == .sqlite { line += " CHECK (length(\(column)) = 16)" }
        columns.append(line)
        shape.columns.append(TableShape.Column(name: column, type: type))
    }

    /// A copy of a shop that is made for trying things out begins without these rows: what belongs to visitors and to
    /// work that is under way.
    public mutating func isLeftOutOfClones() {
        shape.isLeftOutOfClones = true
    }

    public mutating func primaryKey(_ columns: String...) {
        shape.key = columns
        constraints.append("CONSTRAINT \(name)_key PRIMARY KEY (\(key(columns)))")
        isWithoutRowID = true
    }

    /// A unique key; `name` is what ``DatabaseError/uniqueViolation(constraint:)`` says.
    public mutating func unique(_ name: String, _ columns: String...) {
        if shape.key.isEmpty { shape.key = columns }
        constraints.append("CONSTRAINT \(name) UNIQUE (\(key(columns)))")
    }

    /// A reference to another table's primary or unique key of as many columns.
    public mutating func references(
        _ table: String, _ columns: [String], _ foreign: [String] = ["id"], onDelete action: DeleteAction = .refuse
    ) {
        shape.references.append(TableShape.Reference(columns: columns, table: table, foreign: foreign))
        constraints.append(
            """
            CONSTRAINT \(name)_\(columns.joined(separator: "_"))_fk FOREIGN KEY (\(key(columns))) \
            REFERENCES \(table) (\(key(foreign))) ON DELETE \(action.rawValue)
            """)
    }

    /// A rule that must hold for every row; `name` is what ``DatabaseError/checkViolation(constraint:)`` says.
    public mutating func check(_ name: String, _ condition: String) {
        constraints.append("CONSTRAINT \(name) CHECK (\(condition))")
    }

    private func key(_ names: [String]) -> String {
        ((hidesTenant ? ["tenant_id"] : []) + names).joined(separator: ", ")
    }

    var statement: String {
        let options = dialect == .sqlite ? (isWithoutRowID ? " STRICT, WITHOUT ROWID" : " STRICT") : ""
        return "CREATE TABLE \(name) (\n    \((columns + constraints).joined(separator: ",\n    "))\n)\(options)"
    }
}

/// What deleting the referred row does to the rows that refer to it.
public enum DeleteAction: String, Sendable {
    case refuse = "NO ACTION"
    case cascade = "CASCADE"
}
