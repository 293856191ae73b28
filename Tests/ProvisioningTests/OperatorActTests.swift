import Composition
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
