/// Prepared statements by their text, in two generations: what is not used while a generation fills up is dropped.
/// Texts are few, but lists of varying length and imports make some that never come back.
struct StatementCache {
    private static let generationSize = 100
    private var young: [String: PreparedStatement] = [:]
    private var old: [String: PreparedStatement] = [:]

    subscript(text: String) -> PreparedStatement? {
        mutating get {
            if let statement = young[text] { return statement }
            guard let statement = old[text] else { return nil }
            self[text] = statement
            return statement
        }
        set {
            if young.count >= Self.generationSize {
                old = young
                young = [:]
            }
            young[text] = newValue
        }
    }
}
