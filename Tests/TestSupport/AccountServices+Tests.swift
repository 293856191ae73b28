import Infrastructure
public import People

extension AccountServices {
    /// With a key of its own, which seals nothing that outlives the test.
    public static func forTests() throws -> AccountServices {
        let vault = try Vault(current: Array(repeating: 7, count: 32))
        return AccountServices(accessTokens: AccessTokens(vault: vault), vault: vault, limits: .off)
    }
}
