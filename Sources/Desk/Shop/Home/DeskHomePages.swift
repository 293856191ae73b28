import Hummingbird
import Messaging
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Where one begins: what needs somebody, then what there is.
enum DeskHomePages {
    static let routes = [
        DeskRoute.page(.home) { try await $0.home() }
    ]
}

/// What the first page tells, as far as its reader may know it.
struct DeskHome: Sendable {
    let orders: [OrderGlance]?
    let orderCount: Int?
    let people: [StaffOverview]?
    let invitations: [StaffInvitation]?
    let visits: [OperatorVisit]
    let events: [AuditEvent]?
    let alerts: [SecurityAlert]

    init(for call: DeskCall, in transaction: ReadTransaction) throws {
        let seesOrders = call.may(.readOrders)
        orders = seesOrders ? try OrderGlance.latest(6, in: transaction) : nil
        // Numbers are given without gaps, so the latest says how many there are.
        orderCount = orders.map { $0.first?.number ?? 0 }
        let managesPeople = call.may(.manageStaff)
        people = managesPeople ? try StaffOverview.all(in: transaction).filter(\.staff.isActive) : nil
        invitations = managesPeople ? try StaffInvitation.all(in: transaction) : nil
        visits = try OperatorVisit.latest(limit: 3, in: transaction).filter { $0.isUnderWay() }
        events = call.may(.readAudit) ? try AuditTrail.list(limit: 6, in: transaction) : nil
        alerts = call.may(.readAudit) ? try SecurityAlert.unseen(limit: 5, in: transaction) : []
    }
}

extension DeskCall {
    fileprivate func home() async throws -> Response {
        let home = try await database.read { try DeskHome(for: self, in: $0) }
        return answer(
            DeskPage(
                "Hello, \(name.split(separator: " ").first ?? "")", .home, notice: news,
                main: DeskHomeView(home: home, call: self).html))
    }
}

struct DeskHomeView {
    let home: DeskHome
    let call: DeskCall

    private var formats: DeskFormat { call.formats }

    var html: HTML {
        """
        \(attention)<div class="columns"><div class="stack">\(orders)</div><div class="stack">\(people)\(trail)</div></div>
        """
    }

    // MARK: - What needs somebody

    private var attention: HTML? {
        let items = alerts + visiting + ownFactor + factors + oldInvitations
        guard !items.isEmpty else { return nil }
        return ConsolePanel(title: "Needs attention", content: "<ul class=\"todo\" role=\"list\">\(items)</ul>").html
    }

    private var alerts: [HTML] {
        home.alerts.map { alert in
            item(
                Badge("Look", .bad), alert.sentence(in: "en"),
                "\(alert.who)\(alert.address.isEmpty ? "" : ", from \(alert.address)"), \(formats.moment(alert.raisedAt)).",
                call.button(
                    ButtonView("I have seen it", style: .secondary), posts: .desk(.markAlertSeen, "\(alert.id)")))
        }
    }

    private var visiting: [HTML] {
        guard call.member != nil else { return [] }
        return home.visits.map { visit in
            let see: HTML? =
                call.may(.readAudit)
                ? ButtonView("What they did", style: .secondary).link(
                    to: .desk(.audit, query: ["person": "\(visit.operatorID)"])) : nil
            return item(
                Badge("Visit", .warn), "\(visit.name) of the platform is at the desk",
                "Until \(formats.moment(visit.endsAt)). \(visit.reason)", see)
        }
    }

    private var ownFactor: [HTML] {
        guard let member = call.member, !member.hasSecondFactor else { return [] }
        return [
            item(
                Badge("Your account", .info), "Your password alone opens this desk",
                "A second factor takes two minutes to set up, and keeps out whoever learns the password.",
                ButtonView("Set it up", style: .secondary).link(to: .desk(.secondFactor)))
        ]
    }

    private var factors: [HTML] {
        let others = (home.people ?? []).filter { !$0.staff.hasSecondFactor && $0.staff.id != call.member?.id }
        guard !others.isEmpty else { return [] }
        let names = others.prefix(3).map(\.staff.name).joined(separator: ", ")
        return [
            item(
                Badge("Sign-in", .warn),
                others.count == 1
                    ? "One other person works without a second factor"
                    : "\(formats.number(others.count)) others work without a second factor",
                others.count > 3 ? "\(names) and \(others.count - 3) more." : "\(names).",
                call.may(.readSettings)
                    ? ButtonView("Sign-in rules", style: .secondary).link(to: .desk(.security)) : nil)
        ]
    }

    private var oldInvitations: [HTML] {
        (home.invitations ?? []).filter { !$0.isOpen() }.prefix(3).map { invitation in
            item(
                Badge("Invitation", .neutral), "\(invitation.email) has not answered",
                "The link works no longer. Send it again, or take it back.",
                ButtonView("People", style: .secondary).link(to: .desk(.people)))
        }
    }

    private func item(_ badge: Badge, _ title: String, _ text: String, _ action: HTML?) -> HTML {
        """
        <li>\(badge.html)<div><p class="todo-title">\(title)</p><p class="hint">\(text)</p></div>\(action)</li>
        """
    }

    // MARK: - What there is

    private var orders: HTML? {
        guard let orders = home.orders else { return nil }
        guard !orders.isEmpty else {
            return ConsolePanel(
                title: "Latest orders",
                content: EmptyState(
                    icon: .receipt, title: "No orders yet", text: "The first one will stand here.",
                    action: ButtonView("Visit the shop", style: .secondary).link(to: .home)
                ).html(heading: 3)
            ).html
        }
        let table = ConsoleTable(
            caption: "Latest orders",
            columns: [.init("Order"), .init("State"), .init("Placed"), .init("Total", isNumber: true)],
            rows: orders.map { order in
                [
                    """
                    <a class="row-title" href="\(SiteURL.track(token: order.trackingToken))">\
                    <span class="mono">\(order.number)</span></a><span class="row-detail">\(order.email?.text)</span>
                    """,
                    OrderBadge.of(order.status).html, formats.when(order.placedAt), "\(formats.money(order.total))",
                ]
            })
        return ConsolePanel(
            title: "Latest orders",
            aside: "<span class=\"muted\">\(formats.number(home.orderCount ?? 0)) in all</span>", content: table.html
        ).html
    }

    private var people: HTML? {
        guard let people = home.people else { return nil }
        let here = people.filter { $0.seenAt != nil }.sorted {
            ($0.seenAt ?? $0.staff.createdAt) > ($1.seenAt ?? $1.staff.createdAt)
        }
        return ConsolePanel(
            title: "People", aside: "<a href=\"\(SiteURL.desk(.people))\">All \(formats.number(people.count))</a>",
            content: here.isEmpty
                ? "<p class=\"hint\">Nobody is signed in.</p>"
                : """
                <ul class="plain-list" role="list">\(here.prefix(5).html { overview in
                    """
                    <li><a href="\(SiteURL.desk(.member, "\(overview.staff.id)"))">\(overview.staff.name)</a>\
                    \(formats.when(overview.seenAt, otherwise: ""))</li>
                    """ as HTML
                })</ul>
                """
        ).html
    }

    private var trail: HTML? {
        guard let events = home.events, !events.isEmpty else { return nil }
        return ConsolePanel(
            title: "Latest changes", aside: "<a href=\"\(SiteURL.desk(.audit))\">All</a>",
            content: AuditTimeline(events: events, formats: formats).html
        ).html
    }
}

enum OrderBadge {
    static func of(_ status: Order.Status) -> Badge {
        switch status {
        case .placed: Badge("Placed", .info)
        case .fulfilled: Badge("Shipped", .good)
        case .canceled: Badge("Cancelled", .neutral)
        }
    }
}
