import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What was changed, by whom, when and from where; and whether the trail is whole.
enum AuditPages {
    static let routes = [
        DeskRoute.page(.audit, for: .readAudit) { try await $0.auditPage() },
        DeskRoute.page(.auditExport, for: .readAudit) { try await $0.auditExport() },
    ]

    static let pageSize = 50
}

extension DeskCall {
    fileprivate func auditPage() async throws -> Response {
        let asked = AuditRequest(query, timeZone: shop.settings.timeZone)
        let isVerifying = query["verify"] != nil
        let (events, people, verdict) = try await database.read { transaction in
            (
                try AuditTrail.list(
                    asked.filter, before: asked.before, limit: AuditPages.pageSize, in: transaction),
                try Staff.all(in: transaction), isVerifying ? try AuditTrail.verify(in: transaction) : nil
            )
        }
        let view = AuditView(asked: asked, events: events, people: people, verdict: verdict, call: self)
        return answer(
            DeskPage("Audit trail", .audit, notice: view.notice, actions: view.actions, main: view.html))
    }
}

struct AuditView {
    let asked: AuditRequest
    let events: [AuditEvent]
    let people: [Staff]
    /// What the chain says of itself; nil unless that was asked.
    let verdict: AuditTrail.Verdict?
    let call: DeskCall

    var notice: Notice? {
        guard let verdict else { return nil }
        let count = call.formats.number(Int(verdict.events))
        if let broken = verdict.firstBroken {
            return Notice(
                "The chain is broken at event \(broken): from there on the trail was changed by something other than the "
                    + "program. Tell whoever runs the platform.", .bad)
        }
        let head = verdict.head.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return Notice(
            verdict.events == 1
                ? "The one event is as it was written." : "All \(count) events are as they were written. Head \(head)…",
            .good)
    }

    var actions: HTML {
        """
        \(ButtonView("Check the chain", style: .secondary, icon: .shield)
            .link(to: .desk(.audit, query: asked.fields.setting("verify", to: "1"))))\
        \(ButtonView("Export", style: .secondary).link(to: .desk(.auditExport, query: asked.fields)))
        """
    }

    var html: HTML { "\(filters)\(events.isEmpty ? empty : table)\(older)" }

    private var empty: HTML {
        asked.isNarrowed
            ? EmptyState(icon: .search, title: "Nothing fits", text: "Ask for less at once.").html()
            : EmptyState(icon: .history, title: "Nothing yet", text: "Every change will be written down here.").html()
    }

    private var filters: HTML {
        let state = asked.state
        let actions = AuditWords.known.map {
            FormField.Choice($0.action, $0.text.prefix(1).uppercased() + $0.text.dropFirst())
        }
        return """
            <form class="audit-filters" action="\(SiteURL.desk(.audit))" method="get">\
            \(FormField("person", label: "Who", isRequired: false)
                .select(state, choices: people.map { .init("\($0.id)", $0.name) }, prompt: "Anybody"))\
            \(FormField("action", label: "What they did", isRequired: false)
                .select(state, choices: actions, prompt: "Anything"))\
            \(FormField("kind", label: "To what", isRequired: false)
                .select(state, choices: AuditWords.kinds.map { .init($0.0, $0.1) }, prompt: "Anything"))\
            \(FormField("from", label: "From", isRequired: false).text(state, type: "date", maxLength: 10))\
            \(FormField("to", label: "Until", isRequired: false).text(state, type: "date", maxLength: 10))\
            \(HiddenFields(["subject": state["subject"]]).html)\
            <div class="audit-filters-end">\(ButtonView("Filter", style: .secondary).submit())\
            \(asked.isNarrowed ? ButtonView("Show all", style: .quiet).link(to: .desk(.audit)) : nil)</div></form>
            """
    }

    private var table: HTML {
        ConsoleTable(
            caption: "Events",
            columns: [.init("What"), .init("To what"), .init("From where", isWideOnly: true), .init("When")],
            rows: events.map(row)
        ).html
    }

    private func row(_ event: AuditEvent) -> [HTML] {
        [
            """
            <span class="row-title">\(event.actor.name) \(AuditWords.text(event.action))</span>\
            <span class="row-detail">\(AuditWords.kind(event.actor.kind)) · <span class="mono">\(event.action)</span> · \
            no. \(event.number)</span>\(change(event))
            """,
            subject(event.subject),
            """
            <span class="mono">\(event.address.isEmpty ? "–" : event.address)</span>\
            <span class="row-detail mono">\(event.requestID)</span>
            """,
            call.formats.when(event.happenedAt),
        ]
    }

    private func change(_ event: AuditEvent) -> HTML? {
        guard !event.change.fields.isEmpty else { return nil }
        return """
            <details class="audit-change"><summary>What changed</summary><dl>\(event.change.fields.html { field in
                """
                <div><dt>\(field.name)</dt><dd>\(field.before.map { "<del>\($0)</del> " as HTML })\
                \(field.after.map { "<ins>\($0)</ins>" as HTML } ?? "<span class=\"muted\">removed</span>")</dd></div>
                """ as HTML
            })</dl></details>
            """
    }

    private func subject(_ subject: AuditEvent.Subject) -> HTML {
        let title = AuditWords.kinds.first { $0.0 == subject.kind }?.1 ?? subject.kind
        if subject.kind == "staff", let staff = people.first(where: { "\($0.id)" == subject.id }) {
            return """
                \(title)<span class="row-detail">\(call.may(.manageStaff)
                    ? "<a href=\"\(SiteURL.desk(.member, subject.id))\">\(staff.name)</a>" : "\(staff.name)" as HTML)</span>
                """
        }
        // An id says nothing to people; a name does.
        let detail: HTML? =
            PersonID(subject.id) == nil && !subject.id.isEmpty
            ? "<span class=\"row-detail\">\(subject.id)</span>" : nil
        return "\(title)\(detail)"
    }

    private var older: HTML? {
        guard events.count == AuditPages.pageSize, let last = events.last else { return nil }
        return """
            <nav class="pagination" aria-label="Pages"><a class="pagination-step" rel="next" \
            href="\(SiteURL.desk(.audit, query: asked.fields.setting("before", to: "\(last.number)")))">\
            <span>Older</span>\(Icon.chevronForward.html)</a></nav>
            """
    }
}
