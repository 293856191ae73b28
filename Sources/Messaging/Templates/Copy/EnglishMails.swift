extension MailCopy {
    static func english(_ kind: MailKind) -> MailCopy {
        switch kind {
        case .orderConfirmation:
            MailCopy(
                subject: "Order {{number}} at {{shop.name}}", preview: "{{total}} · we have your order.",
                heading: "Thank you{{#name}}, {{name}}{{/name}}",
                before: [
                    "We have your order {{number}} of {{date}} and are getting it ready.",
                    "With this link you can see where it is. Keep it: it opens your order without an account.",
                ], action: "Track your order",
                after: [
                    "If something is wrong, just reply to this mail.{{#account}}"
                        + " With an account your orders are in one place: {{account}}{{/account}}"
                ])
        case .welcome:
            MailCopy(
                subject: "Welcome to {{shop.name}}", preview: "Your account is ready.",
                heading: "Welcome{{#name}}, {{name}}{{/name}}",
                before: ["Your account at {{shop.name}} is ready. Your orders and addresses are kept in it."],
                action: "Go to your account")
        case .accountExists:
            MailCopy(
                subject: "You have an account already", preview: "Nothing was changed.",
                heading: "You have an account{{#name}}, {{name}}{{/name}}",
                before: [
                    "Somebody, probably you, wanted to register with this address at {{shop.name}}. There is an account "
                        + "already, so nothing was changed. Sign in with your password, or choose a new one."
                ], action: "Choose a new password",
                after: ["If it was not you, you need not do anything."])
        case .verifyEmail:
            MailCopy(
                subject: "Confirm your e-mail address", preview: "One click, and we know it is yours.",
                heading: "Is this your address?",
                before: ["Please confirm that this mailbox is yours. The link works until {{until}}."],
                action: "Confirm address",
                after: ["If you did not ask for this, you need not do anything."])
        case .resetPassword:
            MailCopy(
                subject: "Set a new password", preview: "The link works until {{until}}.",
                heading: "Set a new password",
                before: [
                    "Somebody, probably you, asked for a new password at {{shop.name}}. The link works once, until "
                        + "{{until}}."
                ], action: "Choose a new password",
                after: ["If it was not you, ignore this mail: your password stays as it is."])
        case .invitation:
            MailCopy(
                subject: "{{inviter}} invites you to {{shop.name}}", preview: "Work on {{shop.name}} as {{role}}.",
                heading: "You are invited",
                before: [
                    "{{inviter}} would like you to work on {{shop.name}} as {{role}}. The link works until {{until}}."
                ], action: "Accept the invitation",
                after: ["If you do not know {{inviter}}, ignore this mail."])
        case .newSignIn:
            MailCopy(
                subject: "New sign-in to your account", preview: "{{device}}, {{when}}",
                heading: "Was this you?",
                before: ["Your account at {{shop.name}} was used to sign in: {{device}}, {{when}}, from {{address}}."],
                action: "Look at your sessions",
                after: ["If it was you, all is well. If not, end that session and change your password."])
        case .emailChanged:
            MailCopy(
                subject: "Your e-mail address was changed", preview: "It is {{newAddress}} now.",
                heading: "Your address was changed",
                before: ["You sign in to {{shop.name}} with {{newAddress}} from now on, no longer with this address."],
                action: "This was not me",
                after: ["If you did this yourself, you need not do anything."])
        case .orderClaim:
            MailCopy(
                subject: "Keep order {{number}} in an account", preview: "All your orders in one place.",
                heading: "Keep your order in an account",
                before: [
                    "With an account at {{shop.name}}, order {{number}} and your next ones are in one place. The link "
                        + "shows us that this mailbox is yours; it works until {{until}}."
                ], action: "Make an account",
                after: ["Without an account everything stays as it is."])
        case .accountLocked:
            MailCopy(
                subject: "Sign-in is paused for your account", preview: "Until {{until}}.",
                heading: "Sign-in is paused",
                before: [
                    "Somebody tried wrong passwords for your account at {{shop.name}}. To keep it safe, signing in with "
                        + "a password is paused until {{until}}. Where you are signed in already, you stay so."
                ], action: "Set a new password",
                after: ["If it was you, try again later. If not, your password has not been found out."])
        case .passkeyAdded:
            MailCopy(
                subject: "A passkey was added to your account", preview: "{{passkey}} · {{device}}, {{when}}",
                heading: "Was this you?",
                before: [
                    "The passkey “{{passkey}}” opens your account at {{shop.name}} from now on. It was added with "
                        + "{{device}}, {{when}}, from {{address}}."
                ], action: "Look at your passkeys",
                after: ["If it was not you, remove it, end the sessions that you do not know and change your password."]
            )
        case .passkeyRemoved:
            MailCopy(
                subject: "A passkey of your account was removed", preview: "{{passkey}} · {{device}}, {{when}}",
                heading: "A passkey was removed",
                before: [
                    "The passkey “{{passkey}}” does not open your account at {{shop.name}} any more. It was removed with "
                        + "{{device}}, {{when}}, from {{address}}."
                ], action: "Look at your passkeys",
                after: ["If it was not you, end the sessions that you do not know and change your password."])
        case .passkeyRefused:
            MailCopy(
                subject: "A passkey was refused", preview: "There may be a copy of “{{passkey}}”.",
                heading: "There may be a copy of your passkey",
                before: [
                    "Somebody came to {{shop.name}} with your passkey “{{passkey}}”: {{device}}, {{when}}, from "
                        + "{{address}}. Its count did not go up as it should, so we let nobody in."
                ], action: "Look at your passkeys",
                after: ["Best remove it, and add a new one from the same device."])
        case .securityAlert:
            MailCopy(
                subject: "{{shop.name}}: please look at this", preview: "{{what}}",
                heading: "Please look at this",
                before: [
                    "{{what}}",
                    "Who: {{who}}. When: {{when}}.{{#address}} From: {{address}}.{{/address}}",
                ], action: "See it at the desk",
                after: ["If you know of it, you need not do anything but say so at the desk."])
        case .operatorVisit:
            MailCopy(
                subject: "{{operator}} looks into the desk of {{shop.name}}", preview: "{{reason}}",
                heading: "An operator visits your desk",
                before: [
                    "{{operator}} of the platform opened the desk of {{shop.name}}, until {{until}} at the latest. The "
                        + "reason given: {{reason}}",
                    "Everything that is changed on the way stands in your audit trail under that name.",
                ], action: "Open the audit trail",
                after: ["If you did not expect this, ask whoever runs the platform."])
        case .shopReady:
            MailCopy(
                subject: "{{shop.name}} is ready", preview: "Your shop is open at {{site}}.",
                heading: "Your shop is ready",
                before: [
                    "{{shop.name}} is there, with taxes, shipping and pages to begin with.",
                    "Next: look over the pages at the foot of the shop, and fill in what they leave open.",
                ], action: "Open your shop", after: ["You sign in with {{owner}}."])
        }
    }
}
