import BackgroundJobs
import Persistence
import Vocabulary

struct JobPageView: JSONView {
    let page: JobPage

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("items", page.jobs.map { JobView(placed: $0) })
            json.member("nextCursor", page.next)
            json.member("placesLookedAt", page.coverage?.places)
            json.member("placesInAll", page.coverage?.outOf)
        }
    }

    static let schema = Schema.named(
        "JobList",
        .object([
            .required("items", .array(of: JobView.schema, limit: 2_000)),
            .optional("nextCursor", .text(1...100, "Where to go on.")),
            .optional(
                "placesLookedAt",
                .count("Where each shop has a file, a page looks into some of them; absent when it looked into all.")),
            .optional("placesInAll", .count("Those that may have such jobs.")),
        ]))
}

struct JobView: JSONView {
    let placed: PlacedJob

    func write(to json: inout JSONOutput) {
        let job = placed.job
        json.object { json in
            json.member("id", job.id)
            json.member("tenantId", placed.tenant)
            json.member("kind", job.kind.description)
            json.member("key", job.key)
            json.member("state", job.state.rawValue)
            json.member("dueAt", job.dueAt)
            json.member("attempts", job.attempts)
            json.member("lastError", job.lastError)
            json.member("worker", job.worker)
            json.member("createdAt", job.createdAt)
            json.member("finishedAt", job.finishedAt)
        }
    }

    static let schema = Schema.named(
        "Job",
        .object([
            .required("id", .id()), .optional("tenantId", .id("Absent: the platform's.")),
            .required("kind", .text(1...100)), .optional("key", .text(0...500)),
            .required("state", .choice(JobState.allCases.map(\.rawValue))),
            .required("dueAt", .instant("While it is running: when its lease ends.")),
            .required("attempts", .count("Tries that were begun.")),
            .optional("lastError", .text(0...2_000)), .optional("worker", .text(0...500)),
            .required("createdAt", .instant()), .optional("finishedAt", .instant()),
        ]))
}

struct JobChangedView: JSONView {
    let id: JobID

    func write(to json: inout JSONOutput) {
        json.object { $0.member("id", id) }
    }

    static let schema = Schema.named("JobChanged", .object([.required("id", .id())]))
}

struct JobsRetriedView: JSONView {
    let count: Int

    func write(to json: inout JSONOutput) {
        json.object { $0.member("retried", count) }
    }

    static let schema = Schema.named("JobsRetried", .object([.required("retried", .count())]))
}

extension PlacedJob {
    /// Nil for the platform.
    var tenant: TenantID? {
        if case .shop(let tenant) = place { tenant } else { nil }
    }
}
