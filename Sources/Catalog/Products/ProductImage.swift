public import Persistence
public import Vocabulary

/// Marks the ids of product images.
public enum ProductImageScope {}

public typealias ProductImageID = ID<ProductImageScope>

/// A picture of a product: a file of the shop, or an address from which one is still to be fetched.
public struct ProductImage: Hashable, Sendable {
    public let id: ProductImageID
    /// 0 is the main picture.
    public let position: Int
    /// Where an import said the picture is.
    public let sourceURL: String?
    /// The file's key in the shop's storage; only a ``Status/ready`` image has one.
    public let file: String?
    /// What the picture shows, for those who do not see it. May be empty.
    public let alt: String
    /// Pixels, when known.
    public let width: Int?
    public let height: Int?
    public let status: Status

    public enum Status: String, Hashable, Sendable, SQLBindable, SQLDecodable {
        /// Known by address only.
        case pending
        case ready
        /// Fetching it was given up.
        case failed
    }
}
