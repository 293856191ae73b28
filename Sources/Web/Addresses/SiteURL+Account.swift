// MARK: - Accounts of shoppers

extension SiteURL {
    public static let account = SiteURL(AccountPath.overview)

    public static func account(_ query: Fields) -> SiteURL {
        SiteURL(AccountPath.overview, query)
    }

    /// With a word on what was done there.
    public func noting(_ notice: StaticString) -> SiteURL {
        SiteURL(text + "?notice=\(notice)")
    }

    /// Who visits, for the header of pages that are the same for everybody: a fragment of JSON.
    public static let visitor = SiteURL(AccountPath.visitor)

    /// - Parameter next: where to go once signed in.
    public static func signIn(next: SiteURL? = nil) -> SiteURL {
        SiteURL(AccountPath.signIn, next.map { ["next": $0.text] } ?? [:])
    }

    public static func signIn(_ query: Fields) -> SiteURL {
        SiteURL(AccountPath.signIn, query)
    }

    /// - Parameter next: where to go once signed in.
    public static func register(next: SiteURL? = nil) -> SiteURL {
        SiteURL(AccountPath.register, next.map { ["next": $0.text] } ?? [:])
    }

    /// "Look into your mailbox": the same for everybody.
    public static func checkMail(_ query: Fields = [:]) -> SiteURL {
        SiteURL(AccountPath.checkMail, query)
    }

    /// POST.
    public static let signOut = SiteURL(AccountPath.signOut)
    public static let forgotPassword = SiteURL(AccountPath.forgotPassword)
    public static let accountProfile = SiteURL(AccountPath.profile)
    public static let accountEmail = SiteURL(AccountPath.email)
    public static let accountPassword = SiteURL(AccountPath.password)
    public static let accountAddresses = SiteURL(AccountPath.addresses)
    public static let newAccountAddress = SiteURL(AccountPath.newAddress)
    public static let accountSessions = SiteURL(AccountPath.sessions)
    /// POST ends all sessions but the one that asks.
    public static let endOtherSessions = SiteURL(AccountPath.endOtherSessions)
    public static let accountPasskeys = SiteURL(AccountPath.passkeys)
    /// POST, with the password: lets passkeys be changed for a while.
    public static let provePasskeys = SiteURL(AccountPath.provePasskeys)
    /// POST, with what a passkey signed.
    public static let passkeySignIn = SiteURL(AccountPath.passkeySignIn)

    /// POST gives it another name.
    public static func accountPasskey(_ id: some CustomStringConvertible) -> SiteURL {
        SiteURL(AccountPath.passkeys + "/\(id)")
    }

    /// POST.
    public static func removeAccountPasskey(_ id: some CustomStringConvertible) -> SiteURL {
        SiteURL(AccountPath.passkeys + "/\(id)/remove")
    }

    public static let accountData = SiteURL(AccountPath.data)
    /// POST downloads a file.
    public static let accountExport = SiteURL(AccountPath.export)
    public static let deleteAccount = SiteURL(AccountPath.delete)
    public static let accountDeleted = SiteURL(AccountPath.deleted)

    /// - Parameter before: the number of the last order of the page before.
    public static func accountOrders(before: Int? = nil) -> SiteURL {
        SiteURL(AccountPath.orders, before.map { ["before": String($0)] } ?? [:])
    }

    public static func accountOrder(_ id: some CustomStringConvertible) -> SiteURL {
        SiteURL(AccountPath.orders + "/\(id)")
    }

    public static func accountAddress(_ id: some CustomStringConvertible) -> SiteURL {
        SiteURL(AccountPath.addresses + "/\(id)")
    }

    /// POST does what the verb says: "remove", "default".
    public static func accountAddress(_ id: some CustomStringConvertible, do verb: StaticString) -> SiteURL {
        SiteURL(AccountPath.addresses + "/\(id)/\(verb)")
    }

    /// POST ends it.
    public static func accountSession(_ id: some CustomStringConvertible) -> SiteURL {
        SiteURL(AccountPath.sessions + "/\(id)")
    }

    // Where the forms behind mailed links go.
    public static let verifyEmailForm = SiteURL(AccountPath.verifyEmail)
    public static let resetPasswordForm = SiteURL(AccountPath.resetPassword)
    public static let confirmEmailForm = SiteURL(AccountPath.confirmEmail)
    public static let undoEmailForm = SiteURL(AccountPath.undoEmail)
    public static let claimForm = SiteURL(AccountPath.claim)

    // Signing in with Google.

    public static func googleStart(next: SiteURL? = nil) -> SiteURL {
        SiteURL(AccountPath.googleStart, next.map { ["next": $0.text] } ?? [:])
    }

    public static func googleFinish(_ query: Fields) -> SiteURL {
        SiteURL(AccountPath.googleFinish, query)
    }

    /// Where Google sends the browsers of all shops back to; served at every host, and belongs to no shop.
    public static let googleCallback = SiteURL(AccountPath.googleCallback)

    // Mailed links: the secret is in the query, which no log has.

    public static func verifyEmail(token: String) -> SiteURL {
        SiteURL(AccountPath.verifyEmail, ["token": token])
    }

    public static func resetPassword(token: String) -> SiteURL {
        SiteURL(AccountPath.resetPassword, ["token": token])
    }

    public static func confirmEmail(token: String) -> SiteURL {
        SiteURL(AccountPath.confirmEmail, ["token": token])
    }

    public static func undoEmailChange(token: String) -> SiteURL {
        SiteURL(AccountPath.undoEmail, ["token": token])
    }

    public static func claimOrder(token: String) -> SiteURL {
        SiteURL(AccountPath.claim, ["token": token])
    }

    /// POST sends the mail by which an order's buyer puts it into an account.
    public static func wantOrder(token: String) -> SiteURL {
        SiteURL(SiteURL.track(token: token).text + "/claim")
    }
}

/// The paths that the routes of accounts are declared with.
public enum AccountPath {
    public static let overview = "/account"
    public static let visitor = "/account/visitor"
    public static let signIn = "/account/sign-in"
    public static let googleStart = "/account/google"
    public static let googleFinish = "/account/google/finish"
    public static let googleCallback = "/sign-in/google"
    public static let signOut = "/account/sign-out"
    public static let register = "/account/register"
    public static let checkMail = "/account/check-mail"
    public static let verifyEmail = "/account/verify-email"
    public static let forgotPassword = "/account/forgot-password"
    public static let resetPassword = "/account/reset-password"
    public static let profile = "/account/profile"
    public static let email = "/account/email"
    public static let confirmEmail = "/account/confirm-email"
    public static let undoEmail = "/account/undo-email"
    public static let password = "/account/password"
    public static let addresses = "/account/addresses"
    public static let newAddress = "/account/addresses/new"
    public static let address = "/account/addresses/:address"
    public static let removeAddress = "/account/addresses/:address/remove"
    public static let defaultAddress = "/account/addresses/:address/default"
    public static let orders = "/account/orders"
    public static let order = "/account/orders/:order"
    public static let sessions = "/account/sessions"
    public static let session = "/account/sessions/:session"
    public static let endOtherSessions = "/account/sessions/others"
    public static let passkeys = "/account/passkeys"
    public static let provePasskeys = "/account/passkeys/prove"
    public static let passkey = "/account/passkeys/:passkey"
    public static let removePasskey = "/account/passkeys/:passkey/remove"
    public static let passkeySignIn = "/account/sign-in/passkey"
    public static let data = "/account/data"
    public static let export = "/account/data/export"
    public static let delete = "/account/delete"
    public static let deleted = "/account/deleted"
    public static let claim = "/account/claim"
    public static let wantOrder = "/track/:token/claim"
}
