import HTTPTypes
import Hummingbird
import Vocabulary
import Web

/// A page of a shop's desk: its title, its place in the navigation, and what stands in the middle.
struct DeskPage {
    let title: String
    /// Nil for pages outside the navigation.
    var section: DeskSection?
    /// The way up, above the title.
    var parent: (title: String, url: SiteURL)?
    /// What happened, above the page.
    var notice: Notice?
    /// What to do here, beside the title.
    var actions: HTML?
    let main: HTML

    init(
        _ title: String, _ section: DeskSection? = nil, parent: (title: String, url: SiteURL)? = nil,
        notice: Notice? = nil, actions: HTML? = nil, main: HTML
    ) {
        self.title = title
        self.section = section
        self.parent = parent
        self.notice = notice
        self.actions = actions
        self.main = main
    }
}

extension DeskCall {
    func answer(_ page: DeskPage, status: HTTPResponse.Status = .ok) -> Response {
        .html(DeskLayout(page: page, call: self).html, status: status)
    }

    /// "See other", with what happened to be said there.
    func done(_ news: DeskNews, at url: SiteURL) -> Response {
        let separator = url.text.contains("?") ? "&" : "?"
        let target = SiteURL(local: "\(url.text)\(separator)done=\(news.rawValue)") ?? url
        return .redirect(to: target)
    }

    /// What the last form did, when the address says so.
    var news: Notice? {
        query["done"].flatMap { DeskNews(rawValue: $0) }.map { Notice($0.text, .good) }
    }

    /// What was refused, in the frame of the desk.
    func answer(refusal problem: Problem) -> Response {
        let main = EmptyState(
            icon: problem.status == 404 ? .search : .lock, title: problem.title, text: problem.detail,
            action: ButtonView("Back to the start", style: .secondary).link(to: .desk)
        ).html()
        return answer(DeskPage(problem.title, main: main), status: HTTPResponse.Status(code: problem.status))
    }
}

/// What a form of the desk did.
enum DeskNews: String, CaseIterable {
    case renamed, invited
    case passwordChanged = "password-changed"
    case emailProposed = "email-proposed"
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case passkeyAdded = "passkey-added"
    case passkeyRemoved = "passkey-removed"
    case secondFactorOff = "second-factor-off"
    case roleGiven = "role-given"
    case deactivated, reactivated
    case signedOut = "signed-out"
    case secondFactorReset = "second-factor-reset"
    case invitationRenewed = "invitation-renewed"
    case invitationRevoked = "invitation-revoked"
    case roleSaved = "role-saved"
    case roleMade = "role-made"
    case roleDeleted = "role-deleted"
    case keyRevoked = "key-revoked"
    case rulesSaved = "rules-saved"
    case templateSaved = "template-saved"
    case templateRestored = "template-restored"
    case templateSent = "template-sent"
    case alertSeen = "alert-seen"
    case accepted
    case proofSent = "proof-sent"
    case vendorAdded = "vendor-added"
    case vendorChanged = "vendor-changed"
    case vendorSuspended = "vendor-suspended"
    case vendorResumed = "vendor-resumed"
    case vendorMemberOut = "vendor-member-out"
    case vendorMemberMoved = "vendor-member-moved"
    case productAssigned = "product-assigned"
    case productUnassigned = "product-unassigned"

    var text: String {
        switch self {
        case .renamed: "Saved."
        case .invited: "The invitation is on its way."
        case .passwordChanged: "Your password is changed. You were signed out everywhere else."
        case .emailProposed: "We sent a link to the new address. Nothing changes until it is followed."
        case .sessionEnded: "That session has ended."
        case .sessionsEnded: "All your other sessions have ended."
        case .passkeyAdded: "Your passkey is ready. Next time it signs you in."
        case .passkeyRemoved: "The passkey opens nothing any more. You may remove it from your device, too."
        case .secondFactorOff: "The second factor is off. Your password alone signs you in."
        case .roleGiven: "The new role counts from now on. The person signs in again."
        case .deactivated: "They cannot sign in any more. What they did stays theirs."
        case .reactivated: "They may sign in again."
        case .signedOut: "They were signed out everywhere."
        case .secondFactorReset: "Their second factor and their passkeys are gone; they were signed out everywhere."
        case .invitationRenewed: "A new link is on its way. The old one does not work any more."
        case .invitationRevoked: "The invitation is taken back. Its link does not work any more."
        case .roleSaved: "Saved. It counts from the next page on."
        case .roleMade: "The role is there. Give it to somebody on the page of people."
        case .roleDeleted: "The role is gone."
        case .keyRevoked: "The key does not work any more."
        case .rulesSaved: "Saved."
        case .templateSaved: "Saved. The next mail of this kind uses it."
        case .templateRestored: "This mail has our words again."
        case .templateSent: "A test is on its way to you."
        case .alertSeen: "Noted that you have seen it."
        case .accepted: "Welcome. This is your desk."
        case .proofSent: "We sent a link to your address. Follow it, and your other shops are shown."
        case .vendorAdded: "The vendor is here. Say what is theirs, and invite who sells for them."
        case .vendorChanged: "Saved."
        case .vendorSuspended: "The vendor is suspended, and its people are signed out."
        case .vendorResumed: "The vendor’s people may sign in again."
        case .vendorMemberOut: "They sell for nobody here any more, and were signed out."
        case .vendorMemberMoved: "They sell for the other vendor from now on, and were signed out."
        case .productAssigned: "The product is theirs. What is ordered of it from now on is, too."
        case .productUnassigned: "The product is the shop’s own again. What was ordered of it before stays theirs."
        }
    }
}
