import BackgroundJobs
import Composition
import Messaging
import Operations
import People
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Testing
import Vocabulary

@Suite("What operators do is written down")
struct OperatorActTests {
    private static let origin = AuditTrail.Origin(
        AuditEvent.Actor(.platformOperator, name: "Olga"), address: "192.0.2.4", requestID: "r-1")

    private static func shop(_ slug: String, _ name: String, in installation: Installation) async throws -> Tenant {
        let settings = ShopSettings(name: name, currency: .eur, country: .germany)
        return try await installation.directory.create(NewTenant(slug: Slug(slug)!, settings: settings)).tenant
    }

    @Test(
        "a change of a tenant and its event are one commit; what fails leaves no event", arguments: TestEngine.available
    )
    func changesAreTold(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let acts = installation.office.acting(as: Self.origin)
            let tea = try await Self.shop("tea", "Tea", in: installation)
            try await acts.suspend(tea.id)
            try await acts.rename(tea.id, to: "Tea & Co")
            await #expect(throws: TenancyError.nameUnusable) { try await acts.rename(tea.id, to: " ") }
            await #expect(throws: TenancyError.noSuchTenant) { try await acts.suspend(TenantID()) }
            await #expect(throws: DeletionNotConfirmed.self) { try await acts.delete(tea.id, confirmedBy: "coffee") }
            try await acts.delete(tea.id, confirmedBy: "tea")
            try await acts.undelete(tea.id)
            try await acts.resume(tea.id)
            try await acts.requestExport(of: tea.id)

            let events = try await installation.engine.platform.read { try AuditTrail.list(in: $0) }
            #expect(
                events.reversed().map(\.action) == [
                    "tenant.suspended", "tenant.renamed", "tenant.deleted", "tenant.undeleted", "tenant.resumed",
                    "tenant.export_requested",
                ])
            #expect(events.allSatisfy { $0.actor.name == "Olga" && $0.address == "192.0.2.4" && $0.requestID == "r-1" })
            #expect(events.allSatisfy { $0.subject == AuditEvent.Subject("tenant", "\(tea.id)") })
            let renamed = try #require(events.first { $0.action == "tenant.renamed" })
            #expect(renamed.change.fields.first?.before == "Tea" && renamed.change.fields.first?.after == "Tea & Co")
        }
    }

    @Test("shops that a command makes, moves and takes out are told of, and by whom", arguments: TestEngine.available)
    func commandsAreTold(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let settings = ShopSettings(name: "Tea", currency: .eur, country: .germany)
            let tea = try await installation.makeShop(
                NewTenant(slug: Slug("tea")!, settings: settings), ShopSeed(settings: settings, owner: nil),
                by: Self.origin
            ).tenant
            let file = installation.options.dataDirectory + "/tea.stoa.tar"
            _ = try await installation.export(tea, to: file, by: Self.origin) { _ in }
            let copy = try await installation.importShop(
                from: file, slug: Slug("copy")!, name: nil, by: Self.origin
            ) { _ in }
            _ = try await installation.clone(tea, as: Slug("clone")!, name: nil, by: Self.origin) { _ in }
            await #expect(throws: (any Error).self) {
                try await installation.importShop(from: file, slug: Slug("copy")!, name: nil, by: Self.origin) { _ in }
            }
            let events = try await installation.engine.platform.read { try AuditTrail.list(in: $0) }
            #expect(
                events.reversed().map(\.action) == [
                    "tenant.created", "tenant.archive_written", "tenant.import_requested", "tenant.clone_requested",
                    "tenant.import_requested",
                ])
            #expect(events.allSatisfy { $0.actor.name == "Olga" })
            #expect(events[3].subject.id == "\(tea.id)" && events[3].change.fields.first?.after == file)
            #expect(copy.slug.text == "copy")
            // Nothing here is a shop's own event that its rules would have to look at.
            let jobs = try await installation.office.jobs.page(JobFilter(place: .platform)).jobs
            #expect(!jobs.contains { "\($0.job.kind)".contains("watch-security") })
        }
    }

    @Test(
        "operators who are made, or signed out, and mails that go out again are told of",
        arguments: TestEngine.available)
    func accountsAndMails(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let acts = installation.office.acting(as: Self.origin)
            let email = try EmailAddress("oscar@example.com")
            try await acts.createOperator(email: email, name: "Oscar", password: PasswordHash(stored: "…"))
            await #expect(throws: OperatorEmailTaken.self) {
                try await acts.createOperator(email: email, name: "Oscar", password: PasswordHash(stored: "…"))
            }
            try await acts.resetPassword(of: email, to: PasswordHash(stored: "…"))
            let platform = installation.engine.platform
            let id = try await platform.read { try #require(try Operator.all(in: $0).first).id }
            let (here, there) = try await platform.write {
                (try OperatorSession.begin(for: id, in: $0), try OperatorSession.begin(for: id, in: $0))
            }
            try await acts.endSessions(of: id, except: here)
            #expect(try await platform.read { try OperatorSession.find(here, in: $0) } != nil)
            #expect(try await platform.read { try OperatorSession.find(there, in: $0) } == nil)

            let tea = try await Self.shop("tea", "Tea", in: installation)
            let shop = try await installation.engine.shop(tea.id)
            #expect(try await acts.sendAgain(MailID(), in: shop) == false)
            let actions = try await platform.read { try AuditTrail.list(in: $0) }.reversed().map(\.action)
            #expect(actions == ["operator.created", "operator.password_reset", "operator.other_sessions_ended"])
            #expect(try await shop.read { try AuditTrail.list(in: $0) }.isEmpty, "nothing was sent")
            for event in try await platform.read({ try AuditTrail.list(in: $0) }) {
                #expect(event.subject == AuditEvent.Subject("operator", "\(id)") && event.actor.name == "Olga")
                #expect(event.change.fields.allSatisfy { $0.name != "password" || $0.after == "…" })
            }
        }
    }

    @Test(
        "the trails of the platform and of every shop are followed; a broken one is named",
        arguments: TestEngine.available)
    func trailsAreFollowed(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tea = try await Self.shop("tea", "Tea", in: installation)
            let coffee = try await Self.shop("coffee", "Coffee", in: installation)
            try await installation.office.acting(as: Self.origin).suspend(tea.id)
            let shop = try await installation.engine.shop(coffee.id)
            for action in ["product.saved", "role.changed"] {
                try await shop.write {
                    try AuditTrail.record(action, AuditEvent.Subject("x"), by: Self.origin, in: $0)
                }
            }
            var trails = try await installation.auditTrails()
            #expect(trails.map(\.place).sorted() == ["coffee", "platform", "tea"])
            #expect(trails.allSatisfy { $0.verdict.firstBroken == nil })
            // Somebody who can write past the program.
            try await shop.write { transaction in
                try transaction.execute(
                    """
                    INSERT INTO audit_event (number, happened_at, actor_kind, actor_name, address, action,
                        subject_kind, subject_id, change, request_id, hash)
                    SELECT 3, happened_at, actor_kind, actor_name, address, 'nothing.happened', subject_kind,
                        subject_id, change, request_id, hash
                    FROM audit_event WHERE number = 2
                    """)
            }
            trails = try await installation.auditTrails(of: coffee)
            #expect(trails.map(\.verdict.firstBroken) == [3])
            #expect(trails[0].line.contains("BROKEN at event 3"))
        }
    }
}
