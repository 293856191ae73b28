import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// What operators changed on the platform, by whom and when; and whether that trail is whole.
enum PlatformAuditPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.audit) { try await $0.auditPage() }
    ]

    static let pageSize = 50
}

extension ConsoleCall {
    fileprivate func auditPage() async throws -> Response {
        var filter = AuditTrail.Filter()
        filter.actor = query["person"].flatMap { PersonID($0) }
        if let tenant = query["tenant"], !tenant.isEmpty { filter.subject = AuditEvent.Subject("tenant", tenant) }
        let (asked, before) = (filter, query["before"].flatMap { Int64($0) })
        let isVerifying = query["verify"] != nil
        let (events, people, verdict) = try await office.platform.read { transaction in
            (
                try AuditTrail.list(asked, before: before, limit: PlatformAuditPages.pageSize, in: transaction),
                try Operator.all(in: transaction), isVerifying ? try AuditTrail.verify(in: transaction) : nil
            )
        }
        let check = ButtonView("Check the chain", style: .secondary, icon: .shield)
            .link(to: .consoleAudit(query.without("before").setting("verify", to: "1")))
        return answer(
            ConsolePage(
                "Audit trail", .audit, notice: verdict.map(Self.notice), actions: check,
                main: "\(filters(people))\(table(events))\(older(events))"))
    }

    private static func notice(_ verdict: AuditTrail.Verdict) -> Notice {
        if let broken = verdict.firstBroken {
            return Notice(
                "The chain is broken at event \(broken): something other than the program changed it.", .bad)
        }
        return Notice("All \(ConsoleFormat.number(Int(verdict.events))) events are as they were written.", .good)
    }

    private func filters(_ people: [Operator]) -> HTML {
        let chosen = query["person"]
        return """
            <form class="toolbar" action="\(SiteURL.consoleAudit([:]))" method="get" data-auto-submit>\
            \(HiddenFields(query["tenant"].map { ["tenant": $0] } ?? [:]).html)\
            <label for="person">Who</label><select class="input" id="person" name="person"><option value="">Anybody</option>\
            \(people.html { person in
                "<option value=\"\(person.id)\"\(attribute: "selected", "\(person.id)" == chosen)>\(person.name)</option>"
            })</select>\(ButtonView("Filter", style: .secondary).submit())</form>
            """
    }

    private func table(_ events: [AuditEvent]) -> HTML {
        guard !events.isEmpty else {
            return EmptyState(icon: .history, title: "Nothing yet", text: "What operators change stands here.").html()
        }
        return ConsoleTable(
            caption: "Events", columns: [.init("What"), .init("Shop"), .init("From", isWideOnly: true), .init("When")],
            rows: events.map { event in
                let slug = event.change.fields.first { $0.name == "slug" }?.after
                let shop: HTML =
                    event.subject.kind == "tenant"
                    ? "<a href=\"\(SiteURL.consoleAudit(["tenant": event.subject.id]))\">\(slug ?? "a shop")</a>"
                    : "<span class=\"muted\">\(event.subject.kind) \(event.subject.id)</span>"
                let changes = event.change.fields.filter { $0.name != "slug" }
                return [
                    """
                    <span class="row-title">\(event.actor.name)</span>\
                    <span class="row-detail mono">\(event.action)</span>\(changes.html { field in
                        """
                        <span class="row-detail">\(field.name): \(field.before.map { "<del>\($0)</del> " as HTML })\
                        \(field.after)</span>
                        """ as HTML
                    })
                    """,
                    shop, "<span class=\"mono\">\(event.address)</span>", ConsoleFormat.when(event.happenedAt),
                ]
            }
        ).html
    }

    private func older(_ events: [AuditEvent]) -> HTML? {
        guard events.count == PlatformAuditPages.pageSize, let last = events.last else { return nil }
        let fields = query.without("before", "verify").setting("before", to: "\(last.number)")
        return """
            <nav class="pagination" aria-label="Pages"><a class="pagination-step" rel="next" \
            href="\(SiteURL.consoleAudit(fields))"><span>Older</span>\(Icon.chevronForward.html)</a></nav>
            """
    }
}
