internal import Persistence

/// What writers of one database contend for. Another tenant's key is another key, whatever its name.
struct ContendedKey: Hashable, Sendable {
    /// Nil for the platform.
    let tenant: TenantID?
    let key: LockKey

    /// The line that every write of a tenant stands in, in this process alone.
    ///
    /// Writes of one shop meet on the same pages of its indexes, so that each would fail and try again several times;
    /// in a line they share commits instead, as on SQLite. Between processes, serializable transactions decide.
    static func line(of tenant: TenantID) -> ContendedKey {
        ContendedKey(tenant: tenant, key: LockKey(""))
    }

    fileprivate var isOnlyHere: Bool { key.name.isEmpty }
}

/// The locks that an operation takes before its transaction begins, so that its snapshot is younger than the commit of
/// whoever held them before.
///
/// They belong to the session: a lock taken inside the transaction would come after its snapshot, and the transaction
/// would wait only to fail.
struct AdvisoryLocks: Sendable {
    /// Each once and in order, so that two operations never wait for each other in a circle.
    let numbers: [Int64]
    /// The lock that a transaction which failed to be serialized several times takes on top, always last: those that
    /// nobody declared to contend then pass one after the other, too.
    private let turnstile: Int64

    init(_ keys: [ContendedKey], tenant: TenantID?) {
        let owner = tenant.map { "\($0)" } ?? "platform"
        numbers = Set(keys.filter { !$0.isOnlyHere }.map { Self.number("key/\(owner)/\($0.key.name)") }).sorted()
        turnstile = Self.number("turnstile/\(owner)")
    }

    /// Waits for the locks; nothing when there are none.
    var acquisition: String { Self.acquisition(of: numbers) }

    /// Waits for the turnstile.
    var turnstileAcquisition: String { Self.acquisition(of: [turnstile]) }

    /// Its own small transaction keeps the waiting out of the next one, in the same round trip.
    private static func acquisition(of numbers: [Int64]) -> String {
        guard !numbers.isEmpty else { return "" }
        let calls = numbers.map { "pg_advisory_lock(\($0))" }.joined(separator: ", ")
        return "BEGIN; SELECT \(calls); COMMIT; "
    }

    // MARK: Where the session is not ours

    /// How many tables stand for all keys.
    static let tableCount = 64

    /// The name of one of the empty tables that are locked instead.
    static func table(_ index: Int) -> String { "platform.turn_\(index)" }

    /// Waits for the same keys with locks that end with the transaction. An advisory lock of that kind would come after
    /// the snapshot, because it is a function that is selected; `LOCK` is a command, and takes none. Two keys that meet
    /// in one table only wait for each other.
    func tables(withTurnstile: Bool) -> String {
        let waited = withTurnstile ? numbers + [turnstile] : numbers
        // Each once and in order, as above.
        let tables = Set(waited.map { Int(UInt64(bitPattern: $0) % UInt64(Self.tableCount)) }).sorted()
        guard !tables.isEmpty else { return "" }
        return "; LOCK TABLE \(tables.map(Self.table).joined(separator: ", ")) IN EXCLUSIVE MODE"
    }

    /// Gives back whatever the session holds.
    static let release = "SELECT pg_advisory_unlock_all()"

    /// FNV-1a, 64 bits. Two names that meet in one number only wait for each other.
    static func number(_ name: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int64(bitPattern: hash)
    }
}
