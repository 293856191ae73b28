import HTTPTypes
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@testable import API
@testable import BackgroundJobs
@testable import Composition
@testable import Web

@Suite("What operators' programs do with the platform")
struct PlatformAPITests {
    private static func shop(_ slug: String, _ platform: Platform) async throws -> Tenant {
        let settings = ShopSettings(name: "The \(slug) shop", currency: .eur, country: .germany)
        return try await platform.installation.directory.create(
            NewTenant(slug: Slug(transliterating: slug), settings: settings)
        ).tenant
    }

    @Test(
        "tenants are listed by cursor, renamed, closed, opened, deleted with the slug, and saved",
        arguments: TestEngine.available)
    func tenants(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let client = PlatformClient(platform)
            let tea = try await Self.shop("tea", platform)
            let coffee = try await Self.shop("coffee", platform)
            let first = try await client.get("/tenants?limit=1")
            #expect(first.status == 200 && first.json["total"]?.integer == 2)
            #expect(Self.ids(first) == [tea.id.description])
            let cursor = try #require(first.json["nextCursor"]?.text)
            #expect(Self.ids(try await client.get("/tenants?limit=1&cursor=\(cursor)")) == [coffee.id.description])
            #expect(Self.ids(try await client.get("/tenants?search=COFF")) == [coffee.id.description])

            let path = "/tenants/\(tea.id)"
            let renamed = try await client.send(.patch, path, ["name": "Tea & Co"])
            #expect(renamed.status == 200 && renamed.json["name"] == "Tea & Co")
            #expect(try await client.send(.patch, path, ["name": " "]).fieldErrors == ["name invalid"])
            #expect(try await client.send(.post, path + "/suspend").json["state"] == "suspended")
            #expect(Self.ids(try await client.get("/tenants?state=suspended")) == [tea.id.description])
            #expect(try await client.send(.post, path + "/resume").json["state"] == "active")
            #expect(
                try await client.send(.delete, path, ["confirm": "coffee"]).fieldErrors == ["confirm not_confirmed"])
            #expect(try await client.send(.delete, path, [:]).fieldErrors == ["confirm required"])
            #expect(try await client.get(path).json["state"] == "active")
            let doomed = try await client.send(.delete, path, ["confirm": "tea"])
            #expect(doomed.status == 202 && doomed.json["state"] == "deleting")
            #expect(try await client.send(.post, path + "/resume").code == "being_deleted")
            #expect(try await client.send(.post, path + "/undelete").json["state"] == "active")

            let nobody = "/tenants/\(TenantID())"
            #expect(try await client.get(nobody).status == 404)
            for verb in ["suspend", "resume", "undelete"] {
                #expect(try await client.send(.post, nobody + "/" + verb).status == 404)
            }
        }
    }

    @Test("domains are asked for, listed with their record, and removed", arguments: TestEngine.available)
    func domains(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let client = PlatformClient(platform)
            let tea = try await Self.shop("tea", platform)
            let path = "/tenants/\(tea.id)/domains"
            #expect(try await client.send(.post, path, ["host": "a b"]).fieldErrors == ["host invalid"])
            #expect(try await client.send(.post, path, ["host": "coffee.localhost"]).fieldErrors == ["host reserved"])
            let added = try await client.send(.post, path, ["host": "shop.example.com"])
            guard case .array(let items)? = added.json["items"], let item = items.first else {
                Issue.record("\(added.text)")
                return
            }
            let proof = DomainProof(host: try #require(HostName("shop.example.com")), tenant: tea.id)
            #expect(item["state"] == "claimed" && item["recordName"]?.text == proof.name)
            #expect(item["recordValue"]?.text == proof.value)
            let primary = try await client.send(.post, path + "/shop.example.com/primary")
            #expect(primary.status == 409 && primary.code == "domain_unverified")
            #expect(try await client.send(.delete, path + "/shop.example.com").status == 200)
            #expect(try await client.send(.delete, path + "/shop.example.com").status == 404)
        }
    }

    @Test(
        "jobs are listed over all places, retried, called off and discarded where they are",
        arguments: TestEngine.available)
    func jobs(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let client = PlatformClient(platform)
            let tea = try await Self.shop("tea", platform)
            let place = JobPlace.shop(tea.id)
            let database = try await platform.engine.database(of: place)
            try await database.write { try JobQueue.enqueue(DeleteTenant(tenant: tea.id), in: $0) }
            let list = try await client.get("/jobs?kind=delete-tenant")
            guard case .array(let items)? = list.json["items"], let job = items.first else {
                Issue.record("\(list.text)")
                return
            }
            #expect(items.count == 1 && job["tenantId"]?.text == tea.id.description && job["state"] == "waiting")
            let path = "/jobs/\(job["id"]?.text ?? "")"
            let elsewhere = try await client.send(.post, path + "/cancel")
            #expect(elsewhere.status == 409 && elsewhere.code == "job_unfit", "the platform has no such job")
            #expect(try await client.send(.post, path + "/cancel?tenantId=\(tea.id)").status == 200)
            #expect(try await client.send(.post, path + "/cancel?tenantId=\(tea.id)").status == 409)
            #expect(try await client.send(.post, path + "/retry?tenantId=\(tea.id)").status == 200)
            #expect(try await client.send(.post, path + "/discard?tenantId=\(tea.id)").status == 200)
            #expect(try await client.send(.post, path + "/retry?tenantId=\(TenantID())").status == 404)
            #expect(Self.ids(try await client.get("/jobs?tenantId=\(tea.id)&kind=delete-tenant")).isEmpty)
            #expect(try await client.send(.post, "/jobs/retry").json["retried"]?.integer == 0)
            #expect(try await client.get("/jobs?state=asleep").status == 422)
        }
    }

    @Test("health is told in detail, and nothing of all this without the operator's key")
    func closed() async throws {
        try await Platform.run(on: .sqlite) { platform in
            let client = PlatformClient(platform)
            let health = try await client.get("/health/details")
            #expect(health.status == 200 && health.json["isWell"] == true)
            #expect(health.json["database"]?.text?.hasPrefix("SQLite 3") == true)
            #expect((health.json["residentBytes"]?.integer ?? 0) > 1_000_000)
            let tea = try await Self.shop("tea", platform)
            for endpoint in APIRoutes.endpoints where endpoint.caller == .platformOperator {
                let path = endpoint.path.replacing("{tenantId}", with: tea.id.description)
                    .replacing("{id}", with: JobID().description).replacing("{host}", with: "shop.example.com")
                for key in [nil, "wrong-key-of-the-tests"] {
                    let answer = try await client.send(endpoint.method, path, ["confirm": "tea"], key: key)
                    #expect(answer.status == 401, "\(endpoint.operation)")
                }
            }
            #expect(try await platform.installation.directory.tenant(id: tea.id) == tea)
        }
    }

    private static func ids(_ answer: PlatformAnswer) -> [String] {
        guard case .array(let items)? = answer.json["items"] else { return [] }
        return items.compactMap { $0["id"]?.text }
    }
}
