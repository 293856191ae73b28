import Messaging

extension MailKind {
    /// What the desk calls it.
    var title: String {
        switch self {
        case .orderConfirmation: "Order confirmation"
        case .welcome: "Welcome"
        case .accountExists: "Account exists already"
        case .verifyEmail: "Confirm an e-mail address"
        case .resetPassword: "Set a new password"
        case .invitation: "Invitation to the desk"
        case .newSignIn: "New sign-in"
        case .emailChanged: "E-mail address changed"
        case .orderClaim: "Keep an order in an account"
        case .accountLocked: "Sign-in is paused"
        case .passkeyAdded: "Passkey added"
        case .passkeyRemoved: "Passkey removed"
        case .passkeyRefused: "Passkey refused"
        case .shopReady: "Shop is ready"
        case .securityAlert: "Something to look at"
        case .operatorVisit: "An operator visits the desk"
        }
    }

    /// When it is sent, and to whom.
    var occasion: String {
        switch self {
        case .orderConfirmation: "To customers, once an order is placed."
        case .welcome: "To customers who made an account."
        case .accountExists: "To who registered again."
        case .verifyEmail: "To who gave us a new address."
        case .resetPassword: "To who forgot their password."
        case .invitation: "To who is asked to work here."
        case .newSignIn: "To who signed in on a new device."
        case .emailChanged: "To the old address, with a way back."
        case .orderClaim: "To guests, after an order."
        case .accountLocked: "To whose password was guessed at too often."
        case .passkeyAdded: "To whose account has a new passkey."
        case .passkeyRemoved: "To whose account lost a passkey."
        case .passkeyRefused: "To whose passkey may have been copied."
        case .shopReady: "From the platform, to a new owner."
        case .securityAlert: "To owners, when something at the desk is out of the ordinary."
        case .operatorVisit: "To owners, when an operator was let in."
        }
    }

    /// Those that a shop sends.
    static let ofShops = allCases.filter { $0 != .shopReady }
}

enum MailLanguageWords {
    static func title(_ language: String) -> String {
        switch language {
        case "de": "Deutsch"
        case "ja": "日本語"
        case "ar": "العربية"
        default: "English"
        }
    }
}
