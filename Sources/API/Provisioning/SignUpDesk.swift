public import Infrastructure
public import People
public import Persistence

/// Who may ask for a shop.
public struct SignUpRule: Sendable {
    /// Whether anybody may.
    public var isOpen: Bool
    /// What an operator's program shows; nil where there is none.
    public var operatorKey: Secret?

    public init(isOpen: Bool = false, operatorKey: Secret? = nil) {
        self.isOpen = isOpen
        self.operatorKey = operatorKey
    }
}

/// Where shops are asked for: the platform's side of the API.
public struct SignUpDesk: Sendable {
    let platform: any Database
    let baseDomain: String
    let rule: SignUpRule
    let passwords: PasswordHasher

    public init(
        platform: any Database, baseDomain: String, rule: SignUpRule = SignUpRule(),
        passwords: PasswordHasher = .shared
    ) {
        self.platform = platform
        self.baseDomain = baseDomain.lowercased()
        self.rule = rule
        self.passwords = passwords
    }
}
