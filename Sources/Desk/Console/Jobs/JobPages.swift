import BackgroundJobs
import HTTPTypes
import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// The jobs of all places, and what a person may do with them.
enum JobPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.jobs) { try await $0.jobList() },
        ConsoleRoute.form(ConsolePath.changeJob) { try await $0.changeJob() },
        ConsoleRoute.form(ConsolePath.retryJobs) { try await $0.retryJobs() },
    ]
}

/// What the address of the list asks for.
struct JobListRequest {
    let state: JobState?
    let kind: JobKind?
    /// As typed: a slug, or "platform".
    let shop: String
    let cursor: String?

    init(_ query: Fields) {
        // Dead letters first: they are what a person is here for.
        state = query["state"] == "all" ? nil : query["state"].flatMap { JobState(rawValue: $0) } ?? .dead
        kind = query["kind"].flatMap { JobKind(named: $0) }
        shop = String((query["shop"] ?? "").lowercased().prefix(100)).filter { $0 != " " }
        cursor = query["after"].map { String($0.prefix(100)) }
    }
}

extension ConsoleCall {
    fileprivate func jobList(notice: Notice? = nil, status: HTTPResponse.Status = .ok) async throws -> Response {
        let asked = JobListRequest(query)
        let tally = try await office.jobs.tally()
        var page: JobPage?
        if let place = try await place(named: asked.shop) {
            page = try await office.jobs.page(
                JobFilter(state: asked.state, kind: asked.kind, place: place.only), after: asked.cursor)
        }
        let names = try await office.tenants(Set((page?.jobs ?? []).compactMap(\.place.tenant)))
        let view = JobListView(
            asked: asked, page: page, tally: tally, names: names, fields: query.without("after", "done"), call: self)
        return answer(ConsolePage("Jobs", .jobs, notice: notice ?? news, main: view.html), status: status)
    }

    /// Nil for a shop that is not there; with nothing named, everywhere.
    private func place(named name: String) async throws -> (only: JobPlace?, found: Bool)? {
        switch name {
        case "": return (nil, true)
        case "platform": return (.platform, true)
        default:
            guard let slug = Slug(name), let tenant = try await office.directory.tenant(slug: slug) else { return nil }
            return (.shop(tenant.id), true)
        }
    }

    fileprivate func changeJob() async throws -> Response {
        let back = form["back"].flatMap { SiteURL(consolePage: $0) } ?? .consoleJobs
        guard let id = form["id"].flatMap({ JobID($0) }) else { throw Problem.notFound }
        let place: JobPlace
        if let tenant = form["tenant"], !tenant.isEmpty {
            guard let tenant = TenantID(tenant) else { throw Problem.notFound }
            place = .shop(tenant)
        } else {
            place = .platform
        }
        do {
            let (isDone, news) = try await change(id, in: place)
            guard isDone else {
                return try await jobList(
                    notice: Notice(
                        "The job is not in that state any more, or another of its key is in line. Nothing was changed.",
                        .warn), status: .conflict)
            }
            return done(news, at: back)
        } catch DatabaseError.misconfigured {
            throw Problem.notFound
        }
    }

    private func change(_ id: JobID, in place: JobPlace) async throws -> (Bool, ConsoleNews) {
        switch form["action"] {
        case "retry": (try await acts.retry(id, in: place), .jobDue)
        case "discard": (try await acts.discard(id, in: place), .jobDiscarded)
        case "cancel": (try await acts.cancel(id, in: place), .jobCancelled)
        default: throw Problem.notFound
        }
    }

    fileprivate func retryJobs() async throws -> Response {
        let place = try await place(named: (form["shop"] ?? "").lowercased())
        let kind = form["kind"].flatMap { JobKind(named: $0) }
        guard let place, try await acts.retryDead(kind, in: place.only) > 0 else {
            return try await jobList(notice: Notice("No dead job fits. Nothing was changed.", .info))
        }
        return done(.jobsDue, at: .consoleJobs(["state": "dead"]))
    }
}

extension JobPlace {
    var tenant: TenantID? {
        if case .shop(let tenant) = self { tenant } else { nil }
    }
}
