public import Persistence

/// Where a product stands. Only active products are seen and sold.
public enum ProductStatus: String, CaseIterable, Hashable, Sendable, SQLBindable, SQLDecodable {
    case draft
    case active
    case archived
}
