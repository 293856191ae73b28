import BackgroundJobs
import Catalog
import Foundation
import Inventory
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Archives
@testable import Composition

@Suite("A clone of a shop", .serialized)
struct CloneTests {
    @Test("is a shop of its own, with clean books and nothing under way", arguments: TestEngine.available)
    func clone(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await FullShop.make("tea", in: installation)
            let before = try await installation.text(of: tenant)
            let clone = try await installation.cloned(tenant, as: "tea-test")
            #expect(clone.id != tenant.id && clone.name == "The clone")
            #expect(try await installation.text(of: tenant) == before)
            #expect(try await installation.directory.shop(forHost: "tea-test.localhost")?.settings.name == "The clone")

            let audit = try await installation.audit(clone)
            #expect(audit.isClean && audit.orders == 3, "\(audit.findings.filter { $0.broken > 0 })")
            try await installation.engine.shop(clone.id).read { transaction in
                for table: SQL in ["cart", "cart_line", "stock_hold", "idempotency_record"] {
                    #expect(try transaction.value("SELECT count(*) FROM \(table)", as: Int.self) == 0)
                }
                let open = try transaction.value(
                    "SELECT count(*) FROM checkout WHERE status = 'open'", as: Int.self)
                #expect(open == 0)
                let payments: [String] = try transaction.values("SELECT DISTINCT status FROM payment ORDER BY status")
                #expect(payments == ["canceled", "succeeded"])
                #expect(try transaction.value("SELECT sum(held) FROM stock_level", as: Int.self) == 0)
                let jobs = try JobRecord.list(in: transaction)
                #expect(jobs.allSatisfy { $0.key == "recurring" && $0.state == .waiting } && !jobs.isEmpty)
            }
            #expect(
                FileManager.default.fileExists(atPath: installation.mediaDirectory + "/\(clone.id)/deep/er/large.png"))
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })
        }
    }

    @Test("neither sees what the other does", arguments: TestEngine.available)
    func apart(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tenant = try await FullShop.make("tea", in: installation)
            let clone = try await installation.cloned(tenant, as: "tea-test")
            let (first, second) = (
                try await installation.engine.shop(tenant.id), try await installation.engine.shop(clone.id)
            )
            let copy = try await installation.text(of: clone)
            let variant = try #require(
                try await first.read { try $0.value("SELECT id FROM variant ORDER BY id LIMIT 1", as: VariantID.self) })
            try await first.write { try Stock.receive(.one, of: variant, in: $0) }
            #expect(try await installation.text(of: clone) == copy)
            let original = try await installation.text(of: tenant)
            try await second.write { try Stock.receive(Quantity(7), of: variant, in: $0) }
            #expect(try await installation.text(of: tenant) == original)
            #expect(try await installation.text(of: clone) != copy)
            // Removing one leaves the other's files, although both name the same bytes.
            try await installation.directory.scheduleDeletion(tenant.id, grace: .zero)
            #expect(try await installation.removeWhenDue(tenant.id) == .removed)
            #expect(
                FileManager.default.contents(atPath: installation.mediaDirectory + "/\(clone.id)/logo-1.svg")
                    == Data("<svg/>".utf8))
            #expect(try await installation.audit(clone).isClean)
        }
    }
}
