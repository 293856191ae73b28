import Infrastructure
internal import Hummingbird
internal import Ordering
internal import Web

/// The cookie that holds a guest's cart token.
enum CartCookie {
    /// Thirty days.
    private static let lifetime = 30 * 24 * 60 * 60

    /// The token a browser sent; nil when there is none or it cannot be one.
    static func token(_ context: ShopRequestContext) -> AccessToken? {
        context.cookies[.cart].flatMap { AccessToken($0) }
    }

    static func set(_ token: AccessToken) -> SetCookie {
        SetCookie(.cart, token.text, maxAge: lifetime)
    }
}
