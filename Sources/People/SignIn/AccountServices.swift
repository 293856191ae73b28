public import Infrastructure

/// What surfaces need to let people in: one of each for a whole program.
public struct AccountServices: Sendable {
    public let accessTokens: AccessTokens
    /// Opens secrets that must be read again, such as those of second factors.
    public let vault: Vault
    public let passwords: PasswordHasher
    /// Slows who guesses passwords: asked before each is looked at.
    public let attempts: SignInAttempts

    public init(accessTokens: AccessTokens, vault: Vault, passwords: PasswordHasher = .shared, limits: RateLimits) {
        self.accessTokens = accessTokens
        self.vault = vault
        self.passwords = passwords
        attempts = SignInAttempts(limits: limits, vault: vault)
    }
}
