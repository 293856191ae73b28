internal import Vocabulary

extension CategoryID {
    /// Stands in `listing` and the counters for "all products". No category has it: ids made by ``ID/init()`` carry
    /// their version.
    static let everything = CategoryID(high: 0, low: 0)
}
