import Web
import HTTPTypes
import BackgroundJobs
import Hummingbird
import Operations
import Persistence
import Vocabulary

/// The jobs of all shops and of the platform, for operators' programs.
enum JobEndpoints {
    static let all = [list, retry, discard, cancel, retryDead]

    private static let tag = "Jobs"
    private static let tenant = Parameter.query("tenantId", .id("Whose job it is. Without: the platform's."))
    private static let jobPath = Parameter.path("id", .id("The job."))

    private static let list = Endpoint.platform(
        method: .get, path: "/jobs", operation: "listJobs", tag: tag, summary: "List jobs, the newest first",
        caller: .platformOperator,
        parameters: [
            .query("state", .choice(JobState.allCases.map(\.rawValue))),
            .query("kind", .text(1...100)),
            .query("tenantId", .id("Of this shop only. Without: of every place.")),
            .query("platform", .choice(["only"], "Of the platform only.")),
            .query("cursor", .text(1...100, "`nextCursor` of the page before.")),
        ],
        answers: [DeclaredAnswer(200, "A page of them.", JobPageView.schema)]
    ) { try await $0.listJobs() }

    private static let retry = change(
        "retry", operation: "retryJob", summary: "Make a waiting, dead or cancelled job due at once"
    ) { try await $0.retry($1, in: $2) }

    private static let discard = change(
        "discard", operation: "discardJob", summary: "Remove a job that does not run"
    ) { try await $0.discard($1, in: $2) }

    private static let cancel = change(
        "cancel", operation: "cancelJob", summary: "Call a job off"
    ) { try await $0.cancel($1, in: $2) }

    private static let retryDead = Endpoint.platform(
        method: .post, path: "/jobs/retry", operation: "retryDeadJobs", tag: tag,
        summary: "Make dead jobs due at once, up to a page of them", caller: .platformOperator,
        parameters: [.query("kind", .text(1...100)), .query("tenantId", .id())],
        answers: [DeclaredAnswer(200, "How many.", JobsRetriedView.schema)],
        problems: [DeclaredProblem(404, "not_found")]
    ) { call in
        let place = call.query["tenantId"]?.text.flatMap { TenantID($0) }.map(JobPlace.shop)
        do {
            let count = try await call.acts.retryDead(
                call.query["kind"]?.text.flatMap { JobKind(named: $0) }, in: place)
            return Answer(200, JobsRetriedView(count: count)).response(in: call.context)
        } catch DatabaseError.misconfigured {
            throw Problem.notFound
        }
    }

    private static func change(
        _ verb: String, operation: String, summary: String,
        _ change: @escaping @Sendable (OperatorActs, JobID, JobPlace) async throws -> Bool
    ) -> Endpoint {
        .platform(
            method: .post, path: "/jobs/{id}/" + verb, operation: operation, tag: tag, summary: summary,
            caller: .platformOperator, parameters: [jobPath, tenant],
            answers: [DeclaredAnswer(200, "Done.", JobChangedView.schema)],
            problems: [DeclaredProblem(409, "job_unfit")]
        ) { call in
            let id: JobID = try call.context.part("id")
            let place = call.query["tenantId"]?.text.flatMap { TenantID($0) }.map(JobPlace.shop) ?? .platform
            do {
                guard try await change(call.acts, id, place) else {
                    throw Problem.conflict(
                        code: "job_unfit", detail: "The job is not there, or not in a state for this. Look at it again."
                    )
                }
            } catch DatabaseError.misconfigured {
                throw Problem.notFound
            }
            return Answer(200, JobChangedView(id: id)).response(in: call.context)
        }
    }
}

extension PlatformCall {
    func listJobs() async throws -> Response {
        var filter = JobFilter(
            state: query["state"]?.text.flatMap { JobState(rawValue: $0) },
            kind: query["kind"]?.text.flatMap { JobKind(named: $0) })
        if query["platform"] != nil { filter.place = .platform }
        if let tenant = query["tenantId"]?.text.flatMap({ TenantID($0) }) { filter.place = .shop(tenant) }
        do {
            let page = try await office.jobs.page(filter, after: query["cursor"]?.text)
            return Answer(200, JobPageView(page: page)).response(in: context)
        } catch DatabaseError.misconfigured {
            throw Problem.notFound
        }
    }
}
