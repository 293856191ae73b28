import People
import Vocabulary
import Web

/// What was done, in words that people use. An action that has none here is shown by its name.
enum AuditWords {
    private static let texts = [
        "staff.signed_in": "signed in", "staff.signed_out": "signed somebody out", "staff.invited": "invited somebody",
        "invitation.accepted": "accepted an invitation", "invitation.revoked": "took an invitation back",
        "staff.renamed": "changed their name", "staff.password_changed": "changed their password",
        "staff.email_changed": "changed their e-mail address", "staff.deactivated": "deactivated somebody",
        "staff.reactivated": "let somebody in again", "staff.created": "made an account",
        "staff.second_factor_enrolled": "set up a second factor",
        "staff.second_factor_dropped": "switched a second factor off",
        "staff.second_factor_reset": "reset somebody's second factor",
        "staff.proved": "confirmed with an app who they are", "mail.sent_again": "sent a mail again",
        "mail.address_cleared": "let mail go to an address again",
        "staff.recovery_codes_renewed": "made new recovery codes", "role.given": "gave somebody a role",
        "role.created": "made a role", "role.changed": "changed a role", "role.deleted": "deleted a role",
        "passkey.added": "added a passkey", "passkey.renamed": "renamed a passkey",
        "passkey.removed": "removed a passkey", "passkey.copied": "came with a passkey that may be a copy",
        "session.ended": "ended a session", "session.others_ended": "ended their other sessions",
        "api_key.created": "made an API key", "api_key.revoked": "revoked an API key",
        "desk_rules.changed": "changed the sign-in rules", "mail_template.changed": "changed a mail",
        "mail_template.restored": "put a mail back to ours", "operator_visit.began": "was let in as an operator",
        "operator_visit.ended": "ended an operator's visit", "audit.exported": "exported the audit trail",
        "vendor.added": "added a vendor", "vendor.changed": "changed a vendor",
        "vendor.suspended": "suspended a vendor", "vendor.resumed": "resumed a vendor",
        "staff.vendor_changed": "moved a vendor’s person", "product.vendor_changed": "changed whose a product is",
    ]

    static func text(_ action: String) -> String { texts[action] ?? action }

    /// For the filter: what there is, with its words.
    static let known: [(action: String, text: String)] = texts.sorted { $0.value < $1.value }
        .map { ($0.key, $0.value) }

    /// What things are called that something is done to.
    static let kinds = [
        ("staff", "People"), ("vendor", "Vendors"), ("invitation", "Invitations"), ("passkey", "Passkeys"),
        ("role", "Roles"),
        ("api-key", "API keys"),
        ("desk-rules", "Sign-in rules"), ("mail-template", "Mail templates"), ("operator-visit", "Operators' visits"),
        ("product", "Products"), ("order", "Orders"), ("payment", "Payments"), ("customer", "Customers"),
        ("settings", "Settings"), ("page", "Pages"), ("audit", "Audit trail"),
    ]

    static func kind(_ kind: AuditEvent.Actor.Kind) -> String {
        switch kind {
        case .staff: "Staff"
        case .vendor: "Vendor"
        case .customer: "Customer"
        case .apiKey: "API key"
        case .platformOperator: "Operator"
        case .job: "Job"
        case .system: "Program"
        }
    }
}

/// Events below one another, the newest first.
struct AuditTimeline {
    let events: [AuditEvent]
    let formats: DeskFormat

    var html: HTML {
        """
        <ol class="trail" role="list">\(events.html { event in
            """
            <li><span>\(event.actor.name) \(AuditWords.text(event.action))</span>\(formats.when(event.happenedAt))</li>
            """ as HTML
        })</ol>
        """
    }
}
