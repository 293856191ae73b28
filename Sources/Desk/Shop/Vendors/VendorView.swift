import Ordering
import People
import Vocabulary
import Web

/// One vendor: who sells for it, what it sells, and what was ordered of it.
struct VendorView {
    /// The form that was sent.
    enum Part {
        case facts, invitation, moving
    }

    struct Found: Sendable {
        let people: [StaffOverview]
        let invitations: [StaffInvitation]
        /// Vendors that its people could sell for instead.
        let others: [Vendor]
        let products: Int
        let orders: [VendorOrder]
    }

    let vendor: Vendor
    let found: Found
    let state: FormState
    let part: Part?
    let call: DeskCall

    private var id: String { "\(vendor.id)" }
    private var formats: DeskFormat { call.formats }
    private var manages: Bool { call.may(.manageVendors) }

    private func state(of part: Part) -> FormState { part == self.part ? state : FormState() }

    var actions: HTML? {
        guard manages else { return nil }
        return vendor.isActive
            ? ButtonView("Suspend", style: .secondary).link(to: .desk(.suspendVendor, id))
            : call.button(ButtonView("Resume"), posts: .desk(.resumeVendor, id))
    }

    var html: HTML {
        """
        \(vendor.isActive ? nil : Notice("Suspended: its people cannot sign in. Its products are still on sale.", .warn).html)\
        <div class="columns"><div class="stack">\(products)\(people)\(orders)</div>\
        <div class="stack">\(facts)\(manages ? "\(change)\(invite)\(move)" as HTML : nil)</div></div>
        """
    }

    // MARK: - What it has

    private var products: HTML {
        ConsolePanel(
            title: "Products",
            aside: "<a href=\"\(SiteURL.desk(.goodsOfVendor, id))\">\(found.products == 0 ? "Assign some" : "All")</a>",
            content: found.products == 0
                ? "<p class=\"hint\">None yet. What is assigned is the vendor’s to see, with its orders from then on.</p>"
                : "<p>\(formats.number(found.products)) \(found.products == 1 ? "product is" : "products are") theirs.</p>"
        ).html
    }

    private var people: HTML {
        let rows = found.people.map(person) + found.invitations.map(invited)
        return ConsolePanel(
            title: "People",
            content: rows.isEmpty
                ? "<p class=\"hint\">Nobody sells for it yet.\(manages ? " Invite somebody." : "")</p>"
                : ConsoleTable(
                    caption: "People",
                    columns: [.init("Name"), .init("State"), .init("Last here"), .init("Do", isUnlabelled: true)],
                    rows: rows
                ).html
        ).html
    }

    private func person(_ overview: StaffOverview) -> [HTML] {
        let staff = overview.staff
        let name: HTML =
            call.may(.manageStaff)
            ? "<a class=\"row-title\" href=\"\(SiteURL.desk(.member, "\(staff.id)"))\">\(staff.name)</a>"
            : "<span class=\"row-title\">\(staff.name)</span>"
        return [
            "\(name)<span class=\"row-detail\">\(staff.email)</span>",
            staff.hasLeft ? Badge("Left", .neutral).html : VendorBadge.of(vendor.status).html,
            formats.when(overview.seenAt, otherwise: "Not signed in"),
            manages
                ? call.button(
                    ButtonView("Take out", style: .quiet), posts: .desk(.moveVendorMember, id),
                    ["member": "\(staff.id)"]) : "",
        ]
    }

    private func invited(_ invitation: StaffInvitation) -> [HTML] {
        let id = "\(invitation.id)"
        let buttons: HTML = """
            \(call.button(ButtonView("Send again", style: .quiet), posts: .desk(.renewInvitation, id)))\
            \(call.button(ButtonView("Take back", style: .quiet), posts: .desk(.revokeInvitation, id)))
            """
        return [
            """
            <span class="row-title">\(invitation.email)</span>\
            <span class="row-detail">by \(invitation.inviter), \(formats.when(invitation.invitedAt))</span>
            """,
            invitation.isOpen() ? Badge("Invited", .info).html : Badge("Too old", .warn).html,
            "<span class=\"muted\">Not yet</span>",
            call.may(.manageStaff) ? buttons : "",
        ]
    }

    private var orders: HTML {
        ConsolePanel(
            title: "Latest orders",
            aside: found.orders.isEmpty ? nil : "<a href=\"\(SiteURL.desk(.ordersOfVendor, id))\">All</a>",
            content: found.orders.isEmpty
                ? "<p class=\"hint\">Nothing was ordered of it yet.</p>"
                : VendorOrderTable(orders: found.orders, formats: formats) { _ in nil }.html
        ).html
    }

    private var facts: HTML {
        ConsolePanel(
            title: "Vendor",
            content: ConsoleFacts(facts: [
                ("State", VendorBadge.of(vendor.status).html), ("E-mail address", "\(vendor.email.text)"),
                ("Name in addresses", "<span class=\"mono\">\(vendor.slug.text)</span>"),
                ("Since", "\(formats.date(vendor.createdAt))"),
            ]).html
        ).html
    }

    // MARK: - What may be done

    private func panel(_ title: String, _ part: Part, _ path: DeskPath, _ fields: HTML, _ button: String) -> HTML {
        ConsolePanel(
            title: title,
            content: """
                \(ErrorSummary(state(of: part), title: "Please look at this again").html)\
                <form method="post" action="\(SiteURL.desk(path, id))" class="fields">\(call.csrfField)\(fields)\
                <div class="form-end">\(ButtonView(button, style: .secondary).submit())</div></form>
                """
        ).html
    }

    private var change: HTML {
        var state = state(of: .facts)
        state.prefill("name", vendor.name)
        state.prefill("email", vendor.email.text)
        return panel("Change it", .facts, .changeVendor, VendorForm(state: state).fields, "Save")
    }

    private var invite: HTML? {
        guard vendor.isActive else { return nil }
        return panel(
            "Invite somebody", .invitation, .inviteForVendor,
            FormField(
                "invitee", label: "E-mail address",
                hint: "They will see the vendor’s products and orders, and nothing else of the shop."
            ).text(state(of: .invitation), type: "email", maxLength: 254), "Send the invitation")
    }

    private var move: HTML? {
        guard !found.people.isEmpty, !found.others.isEmpty else { return nil }
        let state = state(of: .moving)
        return panel(
            "Move somebody", .moving, .moveVendorMember,
            """
            \(FormField("member", label: "Who")
                .select(state, choices: found.people.map { .init("\($0.staff.id)", $0.staff.name) }))\
            \(FormField("to", label: "To", hint: "They are signed out, and see what is the other vendor’s from then on.")
                .select(state, choices: found.others.map { .init("\($0.id)", $0.name) }))
            """, "Move")
    }
}
