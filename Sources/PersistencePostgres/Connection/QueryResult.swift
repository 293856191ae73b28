internal import CPostgres
internal import Persistence

/// A libpq result, freed with its last user.
final class QueryResult {
    let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// `COMMIT`, `ROLLBACK`, `INSERT 0 1`: what the server says it did.
    var command: String { String(cString: PQcmdStatus(handle)) }

    /// How many rows were changed.
    var changes: Int {
        Int(String(cString: PQcmdTuples(handle))) ?? 0
    }
}
