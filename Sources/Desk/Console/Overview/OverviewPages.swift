import BackgroundJobs
import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// What needs somebody, then what there is.
enum OverviewPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.overview) { call in
            let summary = try await call.console.office.summary()
            return call.answer(
                ConsolePage(
                    "Overview", .overview, notice: call.news,
                    actions: ButtonView("New shop", icon: .plus).link(to: .consoleNewShop),
                    main: OverviewView(summary: summary, call: call).html))
        }
    ]
}

struct OverviewView {
    let summary: PlatformSummary
    let call: ConsoleCall

    var html: HTML {
        """
        <div id="overview" data-live="10">\(attention)\(counts)</div>\
        \(shopCount == 0 ? nil : chart)
        """
    }

    private var shopCount: Int { summary.counts.values.reduce(0, +) }

    // MARK: - What needs somebody

    private var attention: HTML {
        let items = failed + dead + closed + underWay
        guard !items.isEmpty else {
            guard shopCount > 0 else {
                return EmptyState(
                    icon: .store, title: "No shops yet",
                    text:
                        "Make the first one: a name, an owner and a place below \(call.console.office.baseDomain) are enough.",
                    action: ButtonView("New shop", icon: .plus).link(to: .consoleNewShop)
                ).html()
            }
            return Notice("Nothing needs you. Every shop that was asked for is there, and no job has given up.", .good)
                .html
        }
        return ConsolePanel(title: "Needs attention", content: "<ul class=\"todo\" role=\"list\">\(items)</ul>").html
    }

    private var failed: [HTML] {
        summary.failed.map { shop in
            item(
                Badge("Failed", .bad), "\(shop.settings.name) could not be made", shop.error ?? "",
                ButtonView("Look", style: .secondary).link(to: .consoleProvisioning(shop.tenant)))
        }
    }

    private var dead: [HTML] {
        guard summary.jobs.dead > 0 else { return [] }
        let number = ConsoleFormat.number(summary.jobs.dead)
        return [
            item(
                Badge("Dead jobs", .bad),
                summary.jobs.dead == 1 ? "1 job failed for the last time" : "\(number) jobs failed for the last time",
                "Nothing of them happens again before somebody retries or discards them.",
                ButtonView("See them", style: .secondary).link(to: .consoleJobs(["state": "dead"])))
        ]
    }

    private var closed: [HTML] {
        summary.closed.map { entry in
            let tenant = entry.tenant
            let text =
                tenant.deleteAfter.map { "Removed for good \(ConsoleFormat.relative($0, now: .now))." }
                ?? tenant.suspendedAt.map { "Closed to visitors since \(ConsoleFormat.moment($0))." } ?? ""
            return item(
                TenantBadge.of(tenant.state), tenant.name, text,
                ButtonView("Open", style: .secondary).link(to: .consoleTenant(tenant.id)))
        }
    }

    private var underWay: [HTML] {
        summary.underWay.map { shop in
            item(
                Badge("On its way", .info), shop.settings.name,
                "Asked for \(ConsoleFormat.relative(shop.createdAt, now: .now)).",
                ButtonView("Watch", style: .secondary).link(to: .consoleProvisioning(shop.tenant)))
        }
    }

    private func item(_ badge: Badge, _ title: String, _ text: String, _ action: HTML) -> HTML {
        """
        <li>\(badge.html)<div><p class="todo-title">\(title)</p><p class="hint">\(text)</p></div>\(action)</li>
        """
    }

    // MARK: - What there is

    private var counts: HTML {
        let jobs = summary.jobs
        return """
            <ul class="stats" role="list">\
            \(stat("Shops", shopCount, .consoleTenants))\
            \(stat("Open", summary.counts[.active] ?? 0, .consoleTenants(["state": "active"])))\
            \(stat("Suspended", summary.counts[.suspended] ?? 0, .consoleTenants(["state": "suspended"])))\
            \(stat("Being deleted", summary.counts[.deleting] ?? 0, .consoleTenants(["state": "deleting"])))\
            \(stat("Jobs running", jobs.running, .consoleJobs(["state": "running"])))\
            \(stat("Jobs due", jobs.due, .consoleJobs(["state": "waiting"])))\
            \(stat("Dead jobs", jobs.dead, .consoleJobs(["state": "dead"])))</ul>\
            \(CoverageView(coverage: jobs.coverage, what: "Jobs: looked into").html)
            """
    }

    private func stat(_ label: String, _ number: Int, _ url: SiteURL) -> HTML {
        """
        <li><a href="\(url)"><span class="stat-number">\(ConsoleFormat.number(number))</span>\
        <span class="stat-label">\(label)</span></a></li>
        """
    }

    private var chart: HTML {
        let labels = (0..<PlatformSummary.weeks).map { index in
            let ago = PlatformSummary.weeks - 1 - index
            return ago == 0 ? "this week" : ago == 1 ? "1 week ago" : "\(ago) weeks ago"
        }
        return ConsolePanel(
            title: "Shops made per week",
            content: BarChart(
                title: "Shops made in each of the last \(PlatformSummary.weeks) weeks", column: "Week", unit: "Shops",
                bars: zip(labels, summary.madePerWeek).map { BarChart.Bar(label: $0, value: $1) }
            ).html
        ).html
    }
}

/// Bars drawn by the server, with the same numbers as a table for screen readers.
struct BarChart {
    struct Bar {
        let label: String
        let value: Int
    }

    let title: String
    let column: String
    let unit: String
    let bars: [Bar]

    private static let height = 120
    private static let step = 40

    var html: HTML {
        let width = bars.count * Self.step
        return """
            <figure class="chart"><svg viewBox="0 0 \(width) \(Self.height + 38)" role="img" aria-label="\(title)" \
            preserveAspectRatio="xMinYMid meet"><line class="chart-base" x1="0" x2="\(width)" y1="\(Self.height + 16)" \
            y2="\(Self.height + 16)"/>\(bars.enumerated().html { bar($0, $1) })\
            <text class="chart-label" x="0" y="\(Self.height + 34)">\(bars.first?.label)</text>\
            <text class="chart-label chart-end" x="\(width)" y="\(Self.height + 34)">\(bars.last?.label)</text></svg>\
            <div class="visually-hidden"><table><caption>\(title)</caption><thead><tr><th scope="col">\(column)</th>\
            <th scope="col">\(unit)</th></tr></thead><tbody>\(bars.html { bar in
                "<tr><th scope=\"row\">\(bar.label)</th><td>\(bar.value)</td></tr>" as HTML
            })</tbody></table></div></figure>
            """
    }

    private func bar(_ index: Int, _ bar: Bar) -> HTML {
        let most = max(1, bars.map(\.value).max() ?? 1)
        let height = bar.value == 0 ? 0 : max(3, bar.value * Self.height / most)
        let left = index * Self.step + 6
        let top = Self.height + 16 - height
        guard bar.value > 0 else { return HTML() }
        return """
            <rect class="chart-bar" x="\(left)" y="\(top)" width="\(Self.step - 12)" height="\(height)" rx="2">\
            <title>\(bar.label): \(bar.value)</title></rect>\
            <text class="chart-value" x="\(left + (Self.step - 12) / 2)" y="\(top - 4)">\(bar.value)</text>
            """
    }
}

/// Says how much of the whole was looked at; nothing when it was everything.
struct CoverageView {
    let coverage: JobPage.Coverage?
    let what: String

    var html: HTML? {
        coverage.map {
            """
            <p class="hint">\(what) \(ConsoleFormat.number($0.places)) of \(ConsoleFormat.number($0.outOf)) \
            places (each shop's queue is in its own file).</p>
            """
        }
    }
}
