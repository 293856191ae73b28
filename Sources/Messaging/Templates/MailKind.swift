public import Persistence

/// What a mail is about.
public enum MailKind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case orderConfirmation = "order-confirmation"
    case welcome
    /// To somebody who registered although they have an account.
    case accountExists = "account-exists"
    case verifyEmail = "verify-email"
    case resetPassword = "reset-password"
    case invitation
    case newSignIn = "new-sign-in"
    case emailChanged = "email-changed"
    case orderClaim = "order-claim"
    case accountLocked = "account-locked"
    case passkeyAdded = "passkey-added"
    case passkeyRemoved = "passkey-removed"
    /// There may be a copy of its key.
    case passkeyRefused = "passkey-refused"
    /// To the owners of a shop, about their desk.
    case securityAlert = "security-alert"
    /// To a shop's owners: somebody of the platform looks into their desk.
    case operatorVisit = "operator-visit"
    /// From the platform to the owner of a new shop.
    case shopReady = "shop-ready"

    /// Whether its link opens something for whoever has it. Such a mail is kept without its words once it is on its way.
    var carriesSecret: Bool {
        switch self {
        case .verifyEmail, .resetPassword, .invitation, .emailChanged, .orderClaim: true
        case .orderConfirmation, .welcome, .accountExists, .newSignIn, .accountLocked, .passkeyAdded, .passkeyRemoved,
            .passkeyRefused, .securityAlert, .operatorVisit, .shopReady:
            false
        }
    }
}
