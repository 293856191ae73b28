public import People
public import Vocabulary
import Web

extension MailMessage {
    public static func welcome(name: String?, account: MailLink) -> MailMessage {
        MailMessage(.welcome, ["name": .optional(name)], link: account)
    }

    /// - Parameter newPassword: for who has forgotten theirs.
    public static func accountExists(name: String?, newPassword: MailLink) -> MailMessage {
        MailMessage(.accountExists, ["name": .optional(name)], link: newPassword)
    }

    /// - Parameters:
    ///   - proof: opens with the secret that only this mailbox gets.
    ///   - until: when it stops working.
    public static func verifyEmail(proof: MailLink, until: Instant, _ format: LocaleFormat) -> MailMessage {
        MailMessage(.verifyEmail, ["until": .text(format.dateTime(until))], link: proof)
    }

    public static func resetPassword(proof: MailLink, until: Instant, _ format: LocaleFormat) -> MailMessage {
        MailMessage(.resetPassword, ["until": .text(format.dateTime(until))], link: proof)
    }

    /// - Parameters:
    ///   - inviter: who asks, by name.
    ///   - role: as people read it.
    public static func invitation(
        inviter: String, role: String, proof: MailLink, until: Instant, _ format: LocaleFormat
    ) -> MailMessage {
        MailMessage(
            .invitation,
            ["inviter": .text(inviter), "role": .text(role), "until": .text(format.dateTime(until))], link: proof)
    }

    /// - Parameters:
    ///   - device: "Firefox on Linux"
    ///   - address: of the network it came from.
    public static func newSignIn(
        device: String, address: String, at instant: Instant, sessions: MailLink, _ format: LocaleFormat
    ) -> MailMessage {
        MailMessage(
            .newSignIn,
            ["device": .text(device), "address": .text(address), "when": .text(format.dateTime(instant))],
            link: sessions)
    }

    /// Told to the old address.
    /// - Parameter undo: for who did not do it.
    public static func emailChanged(to address: EmailAddress, undo: MailLink) -> MailMessage {
        MailMessage(.emailChanged, ["newAddress": .text(address.text)], link: undo)
    }

    public static func orderClaim(
        number: Int, proof: MailLink, until: Instant, _ format: LocaleFormat
    ) -> MailMessage {
        MailMessage(
            .orderClaim, ["number": .text(String(number)), "until": .text(format.dateTime(until))], link: proof)
    }

    public static func accountLocked(until: Instant, newPassword: MailLink, _ format: LocaleFormat) -> MailMessage {
        MailMessage(.accountLocked, ["until": .text(format.dateTime(until))], link: newPassword)
    }

    /// To the owner of a passkey.
    /// - Parameter passkeys: where they see and remove theirs.
    public static func passkey(_ news: PasskeyNews, passkeys: MailLink, _ format: LocaleFormat) -> MailMessage {
        let kind: MailKind =
            switch news.event {
            case .added: .passkeyAdded
            case .removed: .passkeyRemoved
            case .refused: .passkeyRefused
            }
        return MailMessage(
            kind,
            [
                "passkey": .text(news.name), "device": .text(news.device), "address": .text(news.address),
                "when": .text(format.dateTime(news.at)),
            ], link: passkeys)
    }

    /// To an owner: something at the desk that a person should look at.
    /// - Parameters:
    ///   - what: in the words of the mail's language.
    ///   - who: did it, or whose account it is about.
    public static func securityAlert(
        what: String, who: String, address: String?, at instant: Instant, alerts: MailLink, _ format: LocaleFormat
    ) -> MailMessage {
        MailMessage(
            .securityAlert,
            [
                "what": .text(what), "who": .text(who), "address": .optional(address),
                "when": .text(format.dateTime(instant)),
            ], link: alerts)
    }

    /// To an owner whose desk somebody of the platform looks into.
    /// - Parameters:
    ///   - name: whose.
    ///   - until: when the visit ends at the latest.
    ///   - trail: where everything that they change is written down.
    public static func operatorVisit(
        operator name: String, reason: String, until: Instant, trail: MailLink, _ format: LocaleFormat
    ) -> MailMessage {
        MailMessage(
            .operatorVisit,
            ["operator": .text(name), "reason": .text(reason), "until": .text(format.dateTime(until))], link: trail)
    }

    /// To the owner of a shop that was made.
    /// - Parameters:
    ///   - site: what its address begins with, for people and for the link.
    public static func shopReady(shop: String, owner: EmailAddress, site: String) -> MailMessage {
        MailMessage(
            .shopReady, ["owner": .text(owner.text), "site": .text(site)], link: MailLink(.home, at: site),
            subjectShop: shop)
    }
}
