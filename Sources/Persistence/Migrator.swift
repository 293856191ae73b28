/// A migration rendered for one engine, with the checksum that the ledger keeps of it.
public struct RenderedMigration: Sendable {
    public let id: String
    public let checksum: String
    public let statements: [String]
}

/// What a database's `schema_migration` table says of one step that has run.
public struct AppliedMigration: Sendable {
    public let id: String
    public let checksum: String

    public init(id: String, checksum: String) {
        self.id = id
        self.checksum = checksum
    }
}

/// Decides what must run. Pure; the drivers run it.
public enum Migrator {
    /// `migrations` as an engine runs them. The same for every database of a scope, so it is done once.
    public static func render(
        _ migrations: [Migration], dialect: Dialect, scope: SchemaScope
    ) -> [RenderedMigration] {
        migrations.map { migration in
            let statements = migration.statements(for: dialect, scope: scope)
            return RenderedMigration(id: migration.id, checksum: checksum(statements), statements: statements)
        }
    }

    /// The steps of `rendered` that are not in `applied`, in order.
    /// - Throws: ``DatabaseError/newerSchema(unknownMigration:)`` when the database knows a step that this program does
    ///   not; ``DatabaseError/changedMigration(_:)`` when a step that ran reads differently now.
    public static func pending(
        _ rendered: [RenderedMigration], applied: [AppliedMigration]
    ) throws -> [RenderedMigration] {
        let known = Dictionary(uniqueKeysWithValues: rendered.map { ($0.id, $0.checksum) })
        for step in applied {
            guard let checksum = known[step.id] else { throw DatabaseError.newerSchema(unknownMigration: step.id) }
            guard checksum == step.checksum else { throw DatabaseError.changedMigration(step.id) }
        }
        let done = Set(applied.map(\.id))
        return rendered.filter { !done.contains($0.id) }
    }

    /// FNV-1a, 64 bits: it guards against a slip, not against an attacker.
    static func checksum(_ statements: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in statements.joined(separator: ";\n").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
