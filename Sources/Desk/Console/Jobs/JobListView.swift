import BackgroundJobs
import Persistence
import Tenancy
import Vocabulary
import Web

struct JobListView {
    let asked: JobListRequest
    /// Nil when there is no such shop.
    let page: JobPage?
    let tally: JobTally
    let names: [TenantID: Tenant]
    /// The address's query without its page.
    let fields: Fields
    let call: ConsoleCall

    var html: HTML {
        """
        \(tabs)\(toolbar)<div id="jobs" data-live="10">\(list)</div>\(bulk)
        """
    }

    private var tabs: HTML {
        let states: [(String, JobState?, Int?)] = [
            ("Dead", .dead, tally.dead), ("Waiting", .waiting, nil), ("Running", .running, tally.running),
            ("Done", .done, nil), ("Called off", .cancelled, nil), ("All", nil, nil),
        ]
        return ConsoleTabs(
            label: "States",
            tabs: states.map { title, state, count in
                ConsoleTabs.Tab(
                    title: title, url: .consoleJobs(fields.setting("state", to: state?.rawValue ?? "all")),
                    count: count, isChosen: state == asked.state)
            }
        ).html
    }

    private var toolbar: HTML {
        """
        <form class="toolbar" action="\(SiteURL.consoleJobs)" method="get" data-auto-submit>\
        \(HiddenFields(fields.without("kind", "shop")).html)\
        <label class="visually-hidden" for="kind">Kind</label><select class="input" id="kind" name="kind">\
        <option value="">Every kind</option>\(kinds(chosen: asked.kind?.description))</select>\
        <label class="visually-hidden" for="shop">Shop</label><input class="input" id="shop" name="shop" \
        value="\(asked.shop)" maxlength="100" placeholder="Slug of a shop, or platform" data-search>\
        \(ButtonView("Filter", style: .secondary).submit())</form>
        """
    }

    private func kinds(chosen: String?) -> HTML {
        call.console.jobKinds.html {
            "<option value=\"\($0)\"\(attribute: "selected", $0 == chosen)>\($0)</option>"
        }
    }

    private var list: HTML {
        guard let page else {
            return EmptyState(
                icon: .search, title: "No such shop", text: "There is no shop called “\(asked.shop)”. Use its slug."
            ).html()
        }
        let coverage = CoverageView(coverage: page.coverage, what: "This page looked into").html
        guard !page.jobs.isEmpty else { return "\(empty)\(coverage)\(next(page))" }
        return """
            \(JobTableView(jobs: page.jobs, names: names, back: .consoleJobs(fields), call: call).html)\
            \(coverage)\(next(page))
            """
    }

    private func next(_ page: JobPage) -> HTML? {
        page.next.map { cursor in
            """
            <nav class="pagination" aria-label="Pages"><a class="pagination-step" rel="next" \
            href="\(SiteURL.consoleJobs(fields.setting("after", to: cursor)))"><span>Next</span>\
            \(Icon.chevronForward.html)</a></nav>
            """
        }
    }

    private var empty: HTML {
        switch asked.state {
        case .dead:
            EmptyState(
                icon: .check, title: "No dead jobs",
                text: "A job that fails for the last time waits here until somebody retries or discards it."
            ).html()
        case .waiting: EmptyState(icon: .clock, title: "Nothing waits", text: nil).html()
        case .running: EmptyState(icon: .clock, title: "Nothing runs at the moment", text: nil).html()
        default: EmptyState(icon: .clock, title: "No such jobs", text: "Finished jobs are kept for three days.").html()
        }
    }

    /// Only where there is something to retry.
    private var bulk: HTML? {
        guard asked.state == .dead, tally.dead > 0 else { return nil }
        return """
            <form class="toolbar" method="post" action="\(SiteURL.consoleRetryJobs)">\(call.csrfField)\
            \(HiddenFields(["shop": asked.shop]).html)<label for="retry-kind">Retry the dead jobs of</label>\
            <select class="input" id="retry-kind" name="kind"><option value="">every kind</option>\
            \(kinds(chosen: asked.kind?.description))</select>\
            \(ButtonView("Retry up to a page of them", style: .secondary).submit())</form>
            """
    }
}

/// Jobs in a table, each with what may be done with it.
struct JobTableView {
    let jobs: [PlacedJob]
    let names: [TenantID: Tenant]
    /// Where a form leads back to.
    let back: SiteURL
    let call: ConsoleCall

    private var showsPlace: Bool { !names.isEmpty || jobs.contains { $0.place == .platform } }

    var html: HTML {
        var columns: [ConsoleTable.Column] = [.init("Job")]
        if showsPlace { columns.append(.init("Where")) }
        columns += [
            .init("State"), .init("Tries", isNumber: true, isWideOnly: true), .init("When"),
            .init("Actions", isUnlabelled: true),
        ]
        return ConsoleTable(caption: "Jobs", columns: columns, rows: jobs.map(row)).html
    }

    private func row(_ placed: PlacedJob) -> [HTML] {
        let job = placed.job
        let limit = job.attemptsLimit > 1_000 ? "" : " of \(job.attemptsLimit)"
        let cells: [HTML] = [
            """
            <span class="mono">\(job.kind)</span>\
            \(job.lastError.map { "<details class=\"job-error\"><summary>\(Self.firstLine($0))</summary><pre>\($0)</pre></details>" as HTML })
            """,
            badge(job).html, "\(job.attempts)\(limit)", moment(job), actions(placed),
        ]
        return showsPlace ? [cells[0], place(placed.place)] + cells.dropFirst() : cells
    }

    private static func firstLine(_ text: String) -> String {
        let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
        return line.count > 90 ? line.prefix(90) + "…" : line
    }

    private func place(_ place: JobPlace) -> HTML {
        guard let id = place.tenant else { return "Platform" }
        guard let tenant = names[id] else { return "<span class=\"mono\">\(id)</span>" }
        return "<a href=\"\(SiteURL.consoleTenant(id))\">\(tenant.name)</a>"
    }

    private func badge(_ job: JobRecord) -> Badge {
        switch job.state {
        case .waiting where job.attempts > 0: Badge("Will be tried again", .warn)
        case .waiting: Badge("Waiting", .neutral)
        case .running: Badge("Running", .info)
        case .done: Badge("Done", .good)
        case .dead: Badge("Dead", .bad)
        case .cancelled: Badge("Called off", .neutral)
        }
    }

    private func moment(_ job: JobRecord) -> HTML {
        switch job.state {
        case .waiting: "due \(ConsoleFormat.when(job.dueAt))"
        case .running: "lease ends \(ConsoleFormat.when(job.dueAt))"
        default: ConsoleFormat.when(job.finishedAt, otherwise: "")
        }
    }

    private func actions(_ placed: PlacedJob) -> HTML {
        let job = placed.job
        let actions: [(String, String)] =
            switch job.state {
            case .dead, .cancelled: [("retry", "Retry"), ("discard", "Discard")]
            case .waiting: [("retry", "Run now"), ("cancel", "Call off")]
            case .running: [("cancel", "Call off")]
            case .done: [("discard", "Discard")]
            }
        let buttons = actions.html { ButtonView($1, style: .quiet).submit(name: "action", value: $0) }
        return """
            <form class="inline-form" method="post" action="\(SiteURL.consoleJob)">\(call.csrfField)\
            \(HiddenFields([
                "id": job.id.description, "tenant": placed.place.tenant?.description ?? "", "back": back.text,
            ]).html)\(buttons)</form>
            """
    }
}
