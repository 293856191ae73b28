/// Kinds of requests that are limited alike, each at so many by address, by account and by shop.
///
/// The limits stop machines, not people: offices and mobile networks put hundreds of people behind one address.
public enum RateLimitClass: String, CaseIterable, Sendable {
    /// A page that has to be made. Pages from the cache cost no more than a refusal and are not counted.
    case page
    /// A form that is sent.
    case form
    /// A question to the API.
    case api
    /// A change through the API.
    case apiWrite
    /// A password that is tried. Beside it ``SignInAttempts`` of People slow what is tried for one account.
    case signIn
    /// A new account.
    case signUp
    /// Anything that sends a mail to an address that somebody typed.
    case mailing
    /// What payment providers and other systems tell us.
    case webhook
    /// A new shop.
    case provisioning
    /// What browsers report about our pages.
    case report

    /// Whether nodes count it together. A page is quick to make: that each node protects itself is enough, and costs
    /// no word over the network.
    var isShared: Bool { self != .page && self != .report }

    /// The classes that are refused while the shared counter is out of reach: a mail or an account too many harms
    /// others, and waiting for one harms nobody.
    public static let closedByDefault: Set<RateLimitClass> = [.signUp, .mailing, .provisioning]

    /// Nil where a key of this kind is not counted.
    func limit(by kind: RateLimitKey.Kind) -> RateLimit? {
        switch (self, kind) {
        case (.page, .address): RateLimit(300, in: .seconds(10))
        case (.page, .tenant): RateLimit(6_000, in: .seconds(10))
        case (.form, .address): RateLimit(120, in: .seconds(60))
        case (.form, .tenant): RateLimit(3_000, in: .seconds(10))
        case (.api, .address), (.api, .account): RateLimit(300, in: .seconds(10))
        case (.api, .tenant): RateLimit(6_000, in: .seconds(10))
        case (.apiWrite, .address), (.apiWrite, .account): RateLimit(120, in: .seconds(10))
        case (.apiWrite, .tenant): RateLimit(3_000, in: .seconds(10))
        // No limit by account or shop: strangers could use it up for everybody.
        case (.signIn, .address): RateLimit(30, in: .seconds(300))
        case (.signUp, .address): RateLimit(10, in: .seconds(3_600))
        case (.signUp, .tenant): RateLimit(600, in: .seconds(3_600))
        case (.mailing, .address): RateLimit(10, in: .seconds(3_600))
        case (.mailing, .account): RateLimit(5, in: .seconds(3_600))
        case (.mailing, .tenant): RateLimit(600, in: .seconds(3_600))
        case (.webhook, .address): RateLimit(600, in: .seconds(10))
        case (.provisioning, .address): RateLimit(20, in: .seconds(3_600))
        case (.report, .address): RateLimit(30, in: .seconds(60))
        case (.report, .tenant): RateLimit(300, in: .seconds(60))
        default: nil
        }
    }
}

/// Whom something is counted for.
public struct RateLimitKey: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case address
        case account
        case tenant
    }

    public let kind: Kind
    let name: String

    /// Who asks, by address; of version 6 by the /64 that one customer has.
    public static func address(_ text: String) -> RateLimitKey {
        RateLimitKey(kind: .address, name: IPAddress(text).map { "\($0.customerNetwork)" } ?? text)
    }

    /// An account, or the mail address that one would have.
    public static func account(_ name: String) -> RateLimitKey {
        RateLimitKey(kind: .account, name: name)
    }

    public static func tenant(_ name: String) -> RateLimitKey {
        RateLimitKey(kind: .tenant, name: name)
    }

    /// The same name counted apart, for an account of one shop.
    public func within(_ place: String) -> RateLimitKey {
        RateLimitKey(kind: kind, name: place + "/" + name)
    }
}

extension RateLimitKey: ExpressibleByStringInterpolation {
    /// An account: "account:ada@example.com".
    public init(stringLiteral text: String) {
        self.init(kind: .account, name: text)
    }
}

extension RateLimitKey: CustomStringConvertible {
    public var description: String { kind.rawValue + "/" + name }
}
