public import Persistence

/// What a variant's price and quantity are counted in.
public enum SalesUnit: String, CaseIterable, Hashable, Sendable, SQLBindable, SQLDecodable {
    case piece
    case kilogram
    case litre
    case metre
}
