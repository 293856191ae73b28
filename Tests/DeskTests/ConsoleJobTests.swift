import Composition
import Operations
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import BackgroundJobs
@testable import Desk
@testable import Web

@Suite("Jobs in the console")
struct ConsoleJobTests {
    /// A job that nobody handles.
    private struct Errand: Job {
        static let kind: JobKind = "errand"
    }

    /// Puts a job into a place and lets it be dead.
    private static func makeDead(in place: JobPlace, _ installation: Installation) async throws -> JobID {
        let database = try await installation.engine.database(of: place)
        let id = try await database.write { transaction in
            try JobQueue.enqueue(Errand(), in: transaction)
            let job = try #require(try JobRecord.list(kind: Errand.kind, limit: 1, in: transaction).first)
            try transaction.execute(
                """
                UPDATE \(JobTable.name) SET state = 'dead', last_error = 'no <road>', finished_at = \(Instant.now)
                WHERE \(JobTable.isOfThisPlace) AND id = \(job.id)
                """)
            return job.id
        }
        let dead = try await database.read { try JobRecord.deadCount(in: $0) }
        installation.office.jobs.board.surveyed(place, dead: dead)
        return id
    }

    private static func find(_ id: JobID, in place: JobPlace, _ installation: Installation) async throws -> JobRecord? {
        try await installation.engine.database(of: place).read { try JobRecord.find(id, in: $0) }
    }

    @Test(
        "dead jobs of every place are listed first, and retried or discarded one by one",
        arguments: TestEngine.available)
    func deadLetters(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tea = JobPlace.shop(try await installation.makeShop("tea").id)
            let first = try await Self.makeDead(in: tea, installation)
            let second = try await Self.makeDead(in: .platform, installation)
            let browser = try await ConsoleBrowser.signedIn(installation)
            let page = try await browser.get("/console/jobs").text
            #expect(page.matches(of: /<span class="mono">errand<\/span>/).count == 2)
            #expect(page.contains("no &lt;road&gt;") && !page.contains("<road>"))
            #expect(page.contains("Test shop") && page.contains("Platform"))
            #expect(try await browser.get("/console").text.contains("2 jobs failed for the last time"))

            let tenant = try #require(tea.tenant).description
            let retry = try await browser.post(
                "/console/jobs/change",
                ["id": first.description, "tenant": tenant, "action": "retry", "back": "/console/jobs?state=dead"])
            #expect(retry.location == "/console/jobs?state=dead&done=job-due")
            #expect(try await Self.find(first, in: tea, installation)?.state == .waiting)
            // A job is found only where it is.
            let elsewhere = try await browser.post(
                "/console/jobs/change", ["id": second.description, "tenant": tenant, "action": "discard"])
            #expect(elsewhere.status == 409)
            #expect(try await Self.find(second, in: .platform, installation)?.state == .dead)
            let gone = try await browser.post(
                "/console/jobs/change", ["id": second.description, "tenant": "", "action": "discard"])
            #expect(gone.status == 303)
            #expect(try await Self.find(second, in: .platform, installation) == nil)
            #expect(try await browser.get("/console/jobs").text.contains("No dead jobs"))
            _ = try await browser.get("/console/tenants/\(tenant)")
            let cancel = try await browser.post(
                "/console/jobs/change", ["id": first.description, "tenant": tenant, "action": "cancel"])
            #expect(cancel.status == 303)
            #expect(try await Self.find(first, in: tea, installation)?.state == .cancelled)
        }
    }

    @Test("the dead jobs of a kind are retried together, of one shop or of all", arguments: TestEngine.available)
    func together(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            var places: [(JobPlace, JobID)] = []
            for slug in ["tea", "coffee"] {
                let place = JobPlace.shop(try await installation.makeShop(slug).id)
                places.append((place, try await Self.makeDead(in: place, installation)))
            }
            let browser = try await ConsoleBrowser.signedIn(installation)
            _ = try await browser.get("/console/jobs")
            let none = try await browser.post("/console/jobs/retry", ["kind": "other", "shop": ""])
            #expect(none.text.contains("Nothing was changed"))
            #expect(try await browser.post("/console/jobs/retry", ["kind": "errand", "shop": "tea"]).status == 303)
            #expect(try await Self.find(places[0].1, in: places[0].0, installation)?.state == .waiting)
            #expect(try await Self.find(places[1].1, in: places[1].0, installation)?.state == .dead)
            #expect(try await browser.post("/console/jobs/retry", ["kind": "", "shop": ""]).status == 303)
            #expect(try await Self.find(places[1].1, in: places[1].0, installation)?.state == .waiting)
        }
    }

    @Test("jobs are filtered by state, kind and shop; other pages stand too", arguments: TestEngine.available)
    func filters(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await installation.makeShop("tea")
            _ = try await Self.makeDead(in: .shop(tenant.id), installation)
            let browser = try await ConsoleBrowser.signedIn(installation)
            func rows(_ query: String) async throws -> Int {
                let answer = try await browser.get("/console/jobs?\(query)")
                #expect(answer.status == 200)
                return answer.text.matches(of: /<span class="mono">errand<\/span>/).count
            }
            #expect(try await rows("state=all") == 1)
            #expect(try await rows("state=dead&kind=errand&shop=tea") == 1)
            #expect(try await rows("state=dead&kind=other") == 0)
            #expect(try await rows("state=waiting") == 0)
            #expect(try await rows("state=dead&shop=platform") == 0)
            #expect(try await browser.get("/console/jobs?shop=coffee").text.contains("No such shop"))
            let health = try await browser.get("/console/health").text
            #expect(health.contains(engine == .sqlite ? "SQLite 3" : "PostgreSQL") && health.contains("resident"))
            let settings = try await browser.get("/console/settings").text
            #expect(settings.contains(ConsoleBrowser.email))
        }
    }
}
