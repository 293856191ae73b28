import BackgroundJobs
import Infrastructure
import Operations
import Persistence
import Vocabulary
import Web

/// How the platform is.
enum HealthPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.health) { call in
            let health = await call.office.health()
            return call.answer(ConsolePage("Health", .health, main: HealthView(health: health).html))
        }
    ]
}

struct HealthView {
    let health: PlatformHealth

    var html: HTML {
        """
        <div id="health" data-live="5">\(verdict)<div class="columns columns-even">\(database)\(queue)\(process)</div>\
        <p class="hint">Looked at \(ConsoleFormat.moment(health.measuredAt)). For programs: \
        <code>GET /api/v1/health/details</code>.</p></div>
        """
    }

    private var verdict: HTML {
        guard health.isWell else {
            return Notice(
                "The database does not answer. Shops cannot be served until it does. It says: \(health.failure ?? "–")",
                .bad
            ).html
        }
        if let dead = health.jobs?.dead, dead > 0 {
            return Notice(
                html: """
                    The database answers. \(ConsoleFormat.number(dead)) dead \(dead == 1 ? "job waits" : "jobs wait") for \
                    somebody: <a href="\(SiteURL.consoleJobs(["state": "dead"]))">see them</a>.
                    """, .warn
            ).html
        }
        return Notice("The database answers, and no job has given up.", .good).html
    }

    private var database: HTML {
        let report = health.database
        return ConsolePanel(
            title: "Database",
            content: ConsoleFacts(facts: [
                ("State", report == nil ? Badge("Not reachable", .bad).html : Badge("Reachable", .good).html),
                ("Version", "\(report?.version ?? health.dialect.rawValue)"),
                ("Answered in", "\(health.databaseMilliseconds) ms"),
                ("Size", report.map { "\(ConsoleFormat.bytes($0.bytes))" } ?? "–"),
                ("Nodes", report.map { "\($0.processes)" } ?? "–"),
            ]).html
        ).html
    }

    private var queue: HTML {
        let jobs = health.jobs
        func number(_ value: Int?) -> HTML { value.map { "\(ConsoleFormat.number($0))" } ?? "–" }
        let oldest: HTML =
            jobs?.oldestDueAt.map { due in
                let age = max(0, (health.measuredAt.milliseconds - due.milliseconds) / 1000)
                return "waits for \(ConsoleFormat.span(seconds: age))"
            } ?? "<span class=\"muted\">nothing is due</span>"
        let facts = ConsoleFacts(facts: [
            ("Due, not begun", number(jobs?.due)), ("Oldest of them", oldest), ("Running", number(jobs?.running)),
            ("Dead", number(jobs?.dead)),
        ]).html
        return ConsolePanel(
            title: "Queue",
            content: "\(facts)\(CoverageView(coverage: jobs?.coverage, what: "Looked into").html)"
        ).html
    }

    private var process: HTML {
        let process = health.process
        let up = max(0, (health.measuredAt.milliseconds - process.startedAt.milliseconds) / 1000)
        return ConsolePanel(
            title: "This process",
            content: ConsoleFacts(facts: [
                ("Stoa", "\(process.version)"), ("Swift", "\(process.swiftVersion)"),
                ("Process", "<span class=\"mono\">\(process.name)</span>"),
                ("Started", "\(ConsoleFormat.moment(process.startedAt))"),
                ("Up for", "\(ConsoleFormat.span(seconds: up))"),
                ("Memory", process.residentBytes.map { "\(ConsoleFormat.bytes($0)) resident" } ?? "–"),
                ("Open files", process.openFiles.map { "\(ConsoleFormat.number($0))" } ?? "–"),
            ]).html
        ).html
    }
}
