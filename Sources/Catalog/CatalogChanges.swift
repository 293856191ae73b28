public import Persistence

extension Announcement {
    /// Something that shoppers see of the catalogue changed: pages made before are stale.
    public static let catalog = Announcement("catalog")
}

extension LockKey {
    /// Every write to the catalogue changes shared counters, so writers pass one after the other:
    /// `database.write(locking: [.catalog]) { … }`.
    public static let catalog = LockKey("catalog")
}

/// How often the catalogue has changed, for caches that live in other processes.
public enum CatalogState {
    /// Grows with every change that shoppers can see; 0 for a catalogue that was never touched.
    public static func version(in transaction: ReadTransaction) throws -> Int64 {
        try transaction.value("SELECT version FROM catalog_state WHERE id = 1") ?? 0
    }

    /// Counts one change and announces it.
    static func advance(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO catalog_state (id, version) VALUES (1, 1)
            ON CONFLICT \(conflict: "id") DO UPDATE SET version = catalog_state.version + 1
            """)
        transaction.announce(.catalog)
    }
}
