import Hummingbird
import Messaging
import People
import Persistence
import Vocabulary
import Web

/// What is out of the ordinary at the desk, until somebody says that they have seen it.
enum AlertPages {
    static let routes = [
        DeskRoute.page(.alerts, for: .readAudit) { try await $0.alertList() },
        DeskRoute.form(.markAlertSeen, for: .readAudit) { try await $0.markSeen() },
    ]
}

extension DeskCall {
    private static let length = 50

    fileprivate func alertList() async throws -> Response {
        let before = query["before"].flatMap { SecurityAlertID($0) }
        let alerts = try await database.read { try SecurityAlert.list(before: before, limit: Self.length, in: $0) }
        guard !alerts.isEmpty else {
            return answer(
                DeskPage(
                    "Out of the ordinary", .alerts, notice: news,
                    main: EmptyState(
                        icon: .shield, title: "Nothing to look at",
                        text:
                            "Wrong passwords again and again, sign-ins from new places, new rights, mass exports: what "
                            + "the audit trail gives cause for will stand here."
                    ).html()))
        }
        let table = ConsoleTable(
            caption: "What to look at",
            columns: [.init("What"), .init("Who"), .init("When"), .init("Seen", isUnlabelled: true)],
            rows: alerts.map { alert in
                [
                    """
                    <span class="row-title">\(alert.sentence(in: "en"))</span>\
                    <span class="row-detail">\(alert.address.isEmpty ? "" : "From \(alert.address) · ")event \
                    \(alert.event)</span>
                    """,
                    "\(alert.who)", formats.when(alert.raisedAt), seen(alert),
                ]
            })
        return answer(DeskPage("Out of the ordinary", .alerts, notice: news, main: "\(table.html)\(older(alerts))"))
    }

    private func seen(_ alert: SecurityAlert) -> HTML {
        if let name = alert.seenBy { return "<span class=\"muted\">Seen by \(name)</span>" }
        return button(ButtonView("I have seen it", style: .quiet), posts: .desk(.markAlertSeen, "\(alert.id)"))
    }

    private func older(_ alerts: [SecurityAlert]) -> HTML? {
        guard alerts.count == Self.length, let last = alerts.last else { return nil }
        return """
            <nav class="pagination" aria-label="Pages"><a class="pagination-step" rel="next" \
            href="\(SiteURL.desk(.alerts, query: ["before": "\(last.id)"]))"><span>Older</span>\
            \(Icon.chevronForward.html)</a></nav>
            """
    }

    fileprivate func markSeen() async throws -> Response {
        let id: SecurityAlertID = try context.part("alert")
        let isMarked = try await database.write { [author] in
            try SecurityAlert.markSeen(id, by: author.origin, in: $0)
        }
        return isMarked ? done(.alertSeen, at: .desk(.alerts)) : .redirect(to: .desk(.alerts))
    }
}
