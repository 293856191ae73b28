import Infrastructure
public import People

extension AccountServices {
    /// With a key of its own, which seals nothing that outlives the tests, and without limits.
    public static let test: AccountServices = {
        guard let vault = try? Vault(current: Array(repeating: 7, count: 32)) else {
            preconditionFailure("32 bytes are a key")
        }
        return AccountServices(accessTokens: AccessTokens(vault: vault), vault: vault, limits: .off)
    }()
}
