import HTTPTypes

/// The cookies a browser sent.
public struct RequestCookies: Sendable {
    private let fields: [String]
    let isSecure: Bool

    init(_ headers: HTTPFields = [:], isSecure: Bool = false) {
        fields = headers[values: .cookie]
        self.isSecure = isSecure
    }

    /// Whether there are any at all, ours or not.
    public var isEmpty: Bool { fields.isEmpty }

    /// The value of one of our cookies, by its plain name.
    public subscript(name: CookieName) -> String? {
        let wanted = name.onWire(secure: isSecure)
        for field in fields {
            for pair in field.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard let equals = pair.firstIndex(of: "="), pair[..<equals] == wanted else { continue }
                return String(pair[pair.index(after: equals)...])
            }
        }
        return nil
    }
}

/// The plain name of a cookie of ours.
public struct CookieName: Hashable, Sendable, ExpressibleByStringLiteral {
    public let text: String
    /// Where on the site it is sent.
    let path: String

    public init(stringLiteral value: StaticString) {
        self.init(value)
    }

    public init(_ name: StaticString, path: StaticString = "/") {
        text = "\(name)"
        self.path = "\(path)"
    }

    /// The guest's cart token.
    public static let cart: CookieName = "cart"
    /// Who is signed in at the storefront.
    public static let customerSession: CookieName = "account_session"
    /// Who is signed in at the desk.
    public static let staffSession: CookieName = "desk_session"
    /// What a browser is known by where somebody signed in with it before: `SignInAttempt.succeeded` says what it is.
    public static let knownDevice: CookieName = "device"
    /// Marks a browser session, for CSRF tokens.
    public static let session: CookieName = "session"

    /// Over TLS the prefix makes browsers refuse a cookie that another host or plain HTTP tried to plant.
    func onWire(secure: Bool) -> String {
        guard secure else { return text }
        // The stricter prefix is for cookies of the whole site (RFC 6265bis, section 4.1.3).
        return (path == "/" ? "__Host-" : "__Secure-") + text
    }
}

/// A cookie to set: HttpOnly, SameSite=Lax, Secure over TLS.
public struct SetCookie: Sendable {
    public var name: CookieName
    public var value: String
    /// Seconds to live; nil until the browser closes.
    public var maxAge: Int?

    /// - Parameter value: letters, digits, `-`, `_`, `.`, `~`: a token, not text.
    public init(_ name: CookieName, _ value: String, maxAge: Int? = nil) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    /// Keeps what the browser is known by from now on, for half a year.
    /// - Parameter value: what the attempt to sign in gave.
    public static func knownDevice(_ value: String) -> SetCookie {
        SetCookie(.knownDevice, value, maxAge: 180 * 24 * 60 * 60)
    }

    /// Makes the browser forget the cookie.
    public static func removing(_ name: CookieName) -> SetCookie {
        SetCookie(name, "", maxAge: 0)
    }

    func header(secure: Bool) -> String {
        var header = name.onWire(secure: secure) + "=" + PercentCoding.encode(value)
        header += "; Path=\(name.path); HttpOnly; SameSite=Lax"
        if let maxAge { header += "; Max-Age=\(maxAge)" }
        if secure { header += "; Secure" }
        return header
    }
}
