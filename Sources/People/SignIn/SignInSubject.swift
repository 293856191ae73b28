/// Whose door somebody stands at: an account, whether it exists or not.
public struct SignInSubject: Hashable, Sendable {
    let name: String

    private init(_ kind: String, _ place: String, _ account: String) {
        name = "\(kind)/\(place)/\(account.lowercased().prefix(254))"
    }

    /// - Parameters:
    ///   - place: the shop's tenant, as text.
    ///   - account: the mail address, as it was typed.
    public static func customer(_ account: String, in place: String) -> SignInSubject {
        SignInSubject("customer", place, account)
    }

    public static func staff(_ account: String, in place: String) -> SignInSubject {
        SignInSubject("staff", place, account)
    }

    public static func platformOperator(_ account: String) -> SignInSubject {
        SignInSubject("operator", "platform", account)
    }

    /// The second factor of the same account: its codes are guessed apart from its password.
    public var secondFactor: SignInSubject {
        SignInSubject("second-factor", "", name)
    }
}
