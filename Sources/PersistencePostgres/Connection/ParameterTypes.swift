internal import Synchronization

/// What the server could not know about the parameters of a statement, learned once for all connections.
///
/// A null carries no type, so PostgreSQL refuses `$1 IS NULL` when `$1` happens to be null, which SQLite accepts. The
/// parameter is then called a text, which fits wherever its type made no difference, and the transaction runs again.
final class ParameterTypes: Sendable {
    private let textParameters = Mutex<[String: Set<Int>]>([:])

    /// Notes that the parameter at this index is to be called a text.
    func learn(_ statement: String, text index: Int) {
        textParameters.withLock { _ = $0[statement, default: []].insert(index) }
    }

    /// The types to prepare a statement with, given what its values are.
    func completed(_ types: [UInt32], of statement: String) -> [UInt32] {
        guard types.contains(0) else { return types }
        guard let texts = textParameters.withLock({ $0[statement] }) else { return types }
        return types.indices.map { types[$0] == 0 && texts.contains($0) ? TypeOID.text : types[$0] }
    }
}
