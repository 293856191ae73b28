public import Persistence

extension Products {
    /// How many products there are, whatever their status.
    public static func count(in transaction: ReadTransaction) throws -> Int {
        try transaction.value("SELECT count(*) FROM product") ?? 0
    }
}
