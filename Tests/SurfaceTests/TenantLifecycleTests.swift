import BackgroundJobs
import Composition
import Foundation
import HTTPTypes
import Ordering
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@Suite("A tenant's life")
struct TenantLifecycleTests {
    @Test(
        "a suspended shop says so to people and programs at once, and sells again when it is resumed",
        arguments: TestEngine.available)
    func suspension(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tea = try await installation.makeShop("tea")
            _ = try await installation.makeShop("coffee")
            let visitor = APIClient(door: installation.responder(), host: "tea.localhost")
            // The second visit comes from the page cache, which must not outlive the suspension.
            for _ in 0..<2 { #expect(try await visitor.get("//").status == 200) }

            let suspended = try await installation.directory.suspend(tea.id)
            #expect(suspended.state == .suspended)
            let page = try await visitor.get("//")
            #expect(page.status == 503)
            #expect(page.headers[.retryAfter] == "3600")
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(page.text.contains("Test shop"))
            #expect(page.text.contains("has been paused"))
            #expect(!page.text.contains("href=\"/cart\""), "a closed shop leads nowhere in it")
            let program = try await visitor.get("/store/products")
            #expect(program.status == 503)
            #expect(program.code == "shop_suspended")
            #expect(program.headers[.retryAfter] == "3600")
            #expect(try await visitor.post("/store/cart").code == "shop_suspended")
            #expect(try await visitor.get("//health/live").status == 200)
            #expect(try await visitor.at("coffee.localhost").get("//").status == 200, "the neighbour sells on")

            // Suspending again keeps the first moment.
            #expect(try await installation.directory.suspend(tea.id).suspendedAt == suspended.suspendedAt)
            #expect(try await installation.directory.resume(tea.id).state == .active)
            #expect(try await visitor.get("//").status == 200)
        }
    }

    @Test("a new name is what visitors and the registry say from then on", arguments: TestEngine.available)
    func renaming(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tea = try await installation.makeShop("tea")
            let visitor = APIClient(door: installation.responder(), host: "tea.localhost")
            #expect(try await visitor.get("//").text.contains("Test shop"))
            let renamed = try await installation.directory.rename(tea.id, to: "  Tee & Töchter ")
            #expect(renamed.name == "Tee & Töchter")
            let page = try await visitor.get("//").text
            #expect(page.contains("Tee &amp; Töchter"))
            #expect(!page.contains("Test shop"))
            for bad in ["", "   ", "a\nb", String(repeating: "x", count: 201)] {
                await #expect(throws: TenancyError.nameUnusable) {
                    try await installation.directory.rename(tea.id, to: bad)
                }
            }
            await #expect(throws: TenancyError.noSuchTenant) {
                try await installation.directory.rename(TenantID(), to: "Nobody")
            }
        }
    }

    @Test(
        "a deletion closes the shop, can be called off, and leaves it as it was before",
        arguments: TestEngine.available)
    func callingOff(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let directory = installation.directory
            let tea = try await installation.makeShop("tea")
            let visitor = APIClient(door: installation.responder(), host: "tea.localhost")
            try await directory.suspend(tea.id)
            let doomed = try await directory.scheduleDeletion(tea.id)
            #expect(doomed.state == .deleting)
            let end = try #require(doomed.deleteAfter)
            let grace = end.duration(since: .now)
            #expect(grace > .seconds(29 * 86_400) && grace <= .seconds(30 * 86_400))
            #expect(try await visitor.get("/store/products").code == "shop_suspended")
            await #expect(throws: TenancyError.isBeingDeleted(tea.slug)) { try await directory.resume(tea.id) }

            // Too early, nothing goes.
            #expect(try await installation.removeWhenDue(tea.id) == .notBefore(end))
            #expect(try await directory.cancelDeletion(tea.id).state == .suspended)
            #expect(try await installation.removeWhenDue(tea.id, at: .distantFuture) == .calledOff)
            #expect(try await directory.resume(tea.id).state == .active)
            #expect(try await visitor.get("//").status == 200)
        }
    }

    @Test(
        "once its time has come, a worker removes registry, database and files, and nothing of the neighbour's",
        arguments: TestEngine.available)
    func removal(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let directory = installation.directory
            let tea = try await installation.makeShop("tea")
            let coffee = try await installation.makeShop("coffee")
            for tenant in [tea, coffee] {
                try FileManager.default.createDirectory(
                    atPath: installation.folder(of: tenant), withIntermediateDirectories: true)
                try Data("picture".utf8).write(to: URL(filePath: installation.folder(of: tenant) + "/mug.jpg"))
            }
            let before = try await installation.summary(of: coffee.id)
            #expect(before.fileBytes == 7)

            try await directory.scheduleDeletion(tea.id, grace: .seconds(-60))
            try await installation.working {
                try await eventually { try await directory.tenant(id: tea.id) == nil }
                try await eventually { !FileManager.default.fileExists(atPath: installation.folder(of: tea)) }
            }
            await #expect(throws: DatabaseError.self) { try await installation.engine.shop(tea.id) }
            #expect(try await directory.shop(forHost: "tea.localhost") == nil)
            #expect(try await installation.summary(of: coffee.id).fileBytes == 7)
            #expect(try await directory.shop(forHost: "coffee.localhost") != nil)
            // A crash half way lets the job run again: it finds the rest gone and is content.
            #expect(try await installation.removeWhenDue(tea.id) == .removed)
            // The slug is free again, and the new shop is empty.
            let again = try await installation.makeShop("tea")
            #expect(try await installation.summary(of: again.id).orders == 0)
        }
    }

    @Test("an operator sees what a shop holds", arguments: TestEngine.available)
    func summary(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let shop = try await TestShop(slug: "tea", engine: installation.engine)
            let empty = try await installation.summary(of: shop.shop.tenant.id)
            #expect(empty.products == 0 && empty.orders == 0 && empty.lastOrderAt == nil)
            let mug = try await shop.add("mug")
            let order = try await shop.buy([(mug, .one)])
            let summary = try await installation.summary(of: shop.shop.tenant.id)
            #expect(summary.products == 1 && summary.orders == 1 && summary.lastOrderAt == order.placedAt)
            switch (summary.extent, empty.extent) {
            case (.bytes(let bytes), .bytes(let before)): #expect(bytes >= before && bytes > 0)
            case (.rows(let rows), .rows(let before)): #expect(rows > before + 5)
            default: Issue.record("the extent changed its unit")
            }
        }
    }
}

extension Installation {
    fileprivate func folder(of tenant: Tenant) -> String { "\(mediaDirectory)/\(tenant.id)" }
}

/// Waits until something is true; fails after ten seconds.
func eventually(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<200 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it did not come true within ten seconds")
}
