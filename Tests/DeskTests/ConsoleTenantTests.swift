import HTTPTypes
import Archives
import BackgroundJobs
import Composition
import Operations
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Web

@Suite("Shops in the console")
struct ConsoleTenantTests {
    @Test("suspend, resume, rename, delete with the slug typed, and call it off", arguments: TestEngine.available)
    func life(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await installation.makeShop("tea")
            let browser = try await ConsoleBrowser.signedIn(installation)
            let page = "/console/tenants/\(tenant.id)"
            func state() async throws -> TenantState? { try await installation.directory.tenant(id: tenant.id)?.state }
            func send(_ verb: String, _ fields: Fields = [:]) async throws -> ConsoleAnswer {
                _ = try await browser.get(page)
                return try await browser.post("\(page)/\(verb)", fields)
            }
            #expect(try await browser.get(page).text.contains("nobody signs in here yet"))
            let suspended = try await send("suspend")
            #expect(suspended.status == 303 && suspended.location == "\(page)?done=suspended")
            #expect(try await state() == .suspended)
            #expect(try await browser.get("\(page)?done=suspended").text.contains("visitors read that it is closed"))
            _ = try await send("resume")
            #expect(try await state() == .active)
            #expect(try await send("rename", ["name": "  "]).status == 422)
            #expect(try await send("rename", ["name": "Tea <b>& Co</b>"]).status == 303)
            let renamed = try await browser.get(page).text
            #expect(renamed.contains("Tea &lt;b&gt;&amp; Co&lt;/b&gt;") && !renamed.contains("<b>"))

            let unsure = try await send("delete", ["confirm": "coffee"])
            #expect(unsure.status == 422 && unsure.text.contains("Type tea to say that you mean this shop."))
            #expect(try await state() == .active)
            #expect(try await send("delete", ["confirm": "tea"]).status == 303)
            #expect(try await state() == .deleting)
            #expect(try await send("resume").status == 422, "a shop that is to go cannot go back to work")
            _ = try await send("undelete")
            #expect(try await state() == .active)
            #expect(try await browser.get("/console/tenants/\(TenantID())").status == 404)
        }
    }

    @Test("domains are asked for, shown with their record, checked and removed", arguments: TestEngine.available)
    func domains(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await installation.makeShop("tea")
            let browser = try await ConsoleBrowser.signedIn(installation)
            let page = "/console/tenants/\(tenant.id)"
            _ = try await browser.get(page)
            let wrong = try await browser.post("\(page)/add-domain", ["host": "https://shop.example.com"])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"https://shop.example.com\""))
            #expect(try await browser.post("\(page)/add-domain", ["host": "coffee.localhost"]).status == 422)
            #expect(try await browser.post("\(page)/add-domain", ["host": "shop.example.com"]).status == 303)
            let proof = DomainProof(host: try #require(HostName("shop.example.com")), tenant: tenant.id)
            let shown = try await browser.get(page).text
            #expect(shown.contains(proof.name) && shown.contains(proof.value))
            #expect(try await browser.post("\(page)/primary-domain", ["host": "shop.example.com"]).status == 409)
            #expect(try await browser.post("\(page)/remove-domain", ["host": "shop.example.com"]).status == 303)
            #expect(try await installation.directory.domains(of: tenant.id).isEmpty)
        }
    }

    @Test(
        "the list is searched, filtered, sorted and turned by page; no shop is opened for it",
        arguments: TestEngine.available)
    func list(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            // Rows of the registry alone: a page that opened their shops would fail.
            try await installation.engine.platform.write { transaction in
                for number in 0..<120 {
                    let (id, slug, name) = (TenantID(), "shop-\(number)", "Shop 100%_\(number)")
                    try transaction.execute(
                        """
                        INSERT INTO tenant (id, slug, name, created_at, suspended_at) VALUES
                        (\(id), \(slug), \(name), \(Int64(1_700_000_000_000 + number)),
                        CAST(\(number < 3 ? Int64(1) : nil) AS BIGINT))
                        """)
                }
            }
            let browser = try await ConsoleBrowser.signedIn(installation)
            func rows(_ query: String) async throws -> Int {
                let text = try await browser.get("/console/tenants\(query)").text
                return text.matches(of: /class="row-title"/).count
            }
            #expect(try await rows("") == 50)
            #expect(try await rows("?page=3") == 20)
            #expect(try await rows("?page=4") == 0)
            #expect(try await rows("?state=suspended") == 3)
            #expect(try await rows("?q=SHOP-11") == 11)
            #expect(try await rows("?q=100%25_7") == 11)
            #expect(try await rows("?q=%25%25") == 0)
            let sorted = try await browser.get("/console/tenants?sort=name").text
            #expect(sorted.contains("not yet"), "what was not measured says so")
            #expect(try await browser.get("/console/tenants?q=nothing").text.contains("No shop fits"))
        }
    }

    @Test(
        "a shop is asked for in a form, which keeps what was typed, and watched until it is open",
        arguments: TestEngine.available)
    func provisioning(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let browser = try await ConsoleBrowser.signedIn(installation)
            let form = try await browser.get("/console/tenants/new")
            let key = form.text.split(separator: "name=\"key\" value=\"")[1].prefix { $0 != "\"" }
            var fields: Fields = [
                "businessName": "Tea & Co", "ownerEmail": "bea@example.com", "ownerPassword": "short", "domain": "www",
                "country": "IE", "key": String(key),
            ]
            let refused = try await browser.post("/console/tenants/new", fields)
            #expect(refused.status == 422 && refused.text.contains("Tea &amp; Co"))
            #expect(refused.text.contains("kept for the platform") && refused.text.contains("at least 10 characters"))
            #expect(!refused.text.contains("value=\"short\""))
            fields = fields.setting("domain", to: "tea").setting("ownerPassword", to: "seven blue boats")
            let taken = try await browser.post("/console/tenants/new", fields)
            let page = try #require(taken.location)
            #expect(taken.status == 303 && page.hasPrefix("/console/provisioning/"))
            let again = try await browser.post("/console/tenants/new", fields)
            #expect(again.location == page, "pressed twice, made once")
            let waiting = try await browser.get(page)
            #expect(waiting.text.contains("http-equiv=\"refresh\"") && waiting.text.contains("data-live=\"1\""))
            try await installation.working {
                for _ in 0..<400 {
                    if try await browser.get(page).text.contains("The shop is open") { break }
                    try await Task.sleep(for: .milliseconds(25))
                }
            }
            let ready = try await browser.get(page)
            #expect(ready.text.contains("The shop is open") && !ready.text.contains("http-equiv=\"refresh\""))
            let slug = try #require(Slug("tea"))
            let tenant = try #require(try await installation.directory.tenant(slug: slug))
            #expect(try await browser.get("/console/tenants/\(tenant.id)").text.contains("bea@example.com"))
            _ = try await browser.post("/console/tenants/\(tenant.id)/measure")
            #expect(!(try await browser.get("/console/tenants").text.contains("not yet")))
        }
    }

    @Test(
        "archives and copies are asked for, listed, and given out by their own shop only",
        arguments: TestEngine.available)
    func archives(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await installation.makeShop("tea")
            let other = try await installation.makeShop("coffee")
            let browser = try await ConsoleBrowser.signedIn(installation)
            let page = "/console/tenants/\(tenant.id)"
            _ = try await browser.get(page)
            #expect(try await browser.post("\(page)/clone", ["slug": "coffee"]).status == 422)
            #expect(try await browser.post("\(page)/clone", ["slug": "A b"]).status == 422)
            #expect(try await browser.post("\(page)/clone", ["slug": "tea-2"]).status == 303)
            #expect(try await browser.post("\(page)/export").status == 303)
            let waiting = try await browser.get(page).text
            #expect(waiting.contains("Copy tea-2") && waiting.contains("data-live=\"2\""))
            try await installation.working {
                for _ in 0..<400 {
                    if try await installation.office.transfers(of: tenant.id).allSatisfy({ $0.state == .done }) {
                        break
                    }
                    try await Task.sleep(for: .milliseconds(25))
                }
            }
            let done = try await browser.get(page).text
            let link = try #require(done.firstMatch(of: /href="(\/console\/tenants\/[^"]*\/archives\/[^"]*)"/)).output.1
            let archive = try await browser.get(String(link))
            #expect(archive.status == 200 && archive.headers[.contentType] == "application/x-tar")
            let elsewhere = link.replacing(tenant.id.description, with: other.id.description)
            #expect(try await browser.get(String(elsewhere)).status == 404)
            let slug = try #require(Slug("tea-2"))
            #expect(try await installation.directory.tenant(slug: slug) != nil)
        }
    }

    @Test("a shop that could not be made is told of first, and goes on when asked")
    func failure() async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            let browser = try await ConsoleBrowser.signedIn(installation)
            let draft = NewShopDraft(businessName: "Tea", ownerEmail: "bea@example.com", domain: "tea")
            let tenant = try await installation.office.acting(as: .commandLine("tester")).requestShop(
                draft, password: "seven blue boats", key: "k")
            try await installation.engine.platform.write { transaction in
                try Provisioning.fail(tenant, error: "the disk is full", in: transaction)
            }
            let overview = try await browser.get("/console").text
            #expect(overview.contains("Tea could not be made") && overview.contains("the disk is full"))
            let page = "/console/provisioning/\(tenant)"
            #expect(try await browser.get(page).text.contains("Go on"))
            #expect(try await browser.post("\(page)/retry").status == 303)
            let report = try await installation.engine.platform.read { try ProvisioningReport.of(tenant, in: $0) }
            #expect(report?.status == .pending)
        }
    }
}
