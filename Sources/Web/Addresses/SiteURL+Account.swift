// MARK: - Accounts of shoppers

extension SiteURL {
    public static let account = SiteURL(AccountPath.overview)

    /// - Parameter next: where to go once signed in.
    public static func signIn(next: SiteURL? = nil) -> SiteURL {
        SiteURL(AccountPath.signIn, next.map { ["next": $0.text] } ?? [:])
    }
}

/// The paths that the routes of accounts are declared with.
public enum AccountPath {
    public static let overview = "/account"
    public static let signIn = "/account/sign-in"
}
