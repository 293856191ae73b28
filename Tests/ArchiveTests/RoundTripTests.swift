import Catalog
import Foundation
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Archives
@testable import Composition

@Suite("Moving a shop", .serialized)
struct RoundTripTests {
    /// From one engine to the other and back; with one engine alone, between two installations of it.
    static var journeys: [(TestEngine, TestEngine)] {
        TestEngine.available.count == 2 ? [(.sqlite, .postgres), (.postgres, .sqlite)] : [(.sqlite, .sqlite)]
    }

    @Test("there and back, a full shop is the same to the byte", arguments: journeys)
    func roundTrip(from: TestEngine, over: TestEngine) async throws {
        try await ArchivePlace.with { place in
            let (out, back) = (place.path("out.stoa.tar"), place.path("back.stoa.tar.gz"))
            let original = try await WholeInstallation.run(on: from) { installation in
                let tenant = try await FullShop.make("tea", in: installation)
                try await installation.exported(tenant, to: out)
                return try await installation.text(of: tenant)
            }
            try await WholeInstallation.run(on: over) { installation in
                let tenant = try await installation.imported(out)
                #expect(tenant.slug.text == "tea")
                #expect(try await installation.text(of: tenant) == original)
                #expect(try await installation.audit(tenant).isClean)
                try await installation.exported(tenant, to: back)
            }
            try await WholeInstallation.run(on: from) { installation in
                let tenant = try await installation.imported(back, slug: "back-again")
                #expect(tenant.slug.text == "back-again")
                #expect(try await installation.text(of: tenant) == original)
                #expect(try await installation.audit(tenant).orders == 3)
                let folder = installation.mediaDirectory + "/\(tenant.id)"
                let picture = FileManager.default.contents(atPath: folder + "/deep/er/large.png")
                #expect(picture == Data(repeating: 7, count: 700_000))
                #expect(FileManager.default.contents(atPath: folder + "/logo-1.svg") == Data("<svg/>".utf8))
            }
            #expect(original.contains("line\\nfeed\\r") && original.contains("\(Int64.max)"))
        }
    }

    @Test("an imported shop sells: its goods are found and bought", arguments: TestEngine.available)
    func sells(engine: TestEngine) async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: engine) { installation in
                let tenant = try await FullShop.make("tea", in: installation)
                try await installation.exported(tenant, to: place.path("a.stoa.tar"))
                let copy = try await installation.imported(place.path("a.stoa.tar"), slug: "two")
                let shop = try #require(try await installation.directory.shop(forHost: "two.localhost"))
                #expect(shop.tenant.id == copy.id && copy.id != tenant.id)
                let found = try await shop.database.read { try ProductSearch.suggestions("cup", in: $0) }
                #expect(found.products.map(\.title) == ["The cup-🫖"])
            }
        }
    }

    @Test("hosts come along as claims, never as proof; a suspended shop stays so", arguments: TestEngine.available)
    func claims(engine: TestEngine) async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: engine) { installation in
                let shop = try await installation.directory.create(
                    NewTenant(
                        slug: Slug(transliterating: "tea"), settings: .test,
                        domains: ["tea.example", "www.tea.example"]))
                try await installation.directory.suspend(shop.tenant.id)
                try await installation.exported(shop.tenant, to: place.path("a.stoa.tar"))
                let tenant = try #require(try await installation.directory.tenant(id: shop.tenant.id))
                try await installation.exported(tenant, to: place.path("b.stoa.tar"))
                let copy = try await installation.imported(place.path("b.stoa.tar"), slug: "two")
                let domains = try await installation.directory.domains(of: copy.id)
                #expect(domains.map(\.host) == ["tea.example", "www.tea.example"])
                #expect(domains.allSatisfy { $0.state == .claimed })
                #expect(copy.state == .suspended)
            }
        }
    }

    @Test("an archive made while the shop sells is one moment of it", arguments: TestEngine.available)
    func underLoad(engine: TestEngine) async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: engine) { installation in
                let shop = try await TestShop(slug: "busy", engine: installation.engine)
                let tea = try await shop.add("tea", stock: Quantity(10_000))
                let buyers = (0..<4).map { _ in
                    Task { while !Task.isCancelled { _ = try await shop.buy([(tea, .one)]) } }
                }
                for number in 0..<3 {
                    try await Task.sleep(for: .milliseconds(150))
                    try await installation.exported(shop.shop.tenant, to: place.path("\(number).stoa.tar"))
                }
                for buyer in buyers { buyer.cancel() }
                for buyer in buyers { _ = await buyer.result }
                for number in 0..<3 {
                    let copy = try await installation.imported(place.path("\(number).stoa.tar"), slug: "copy-\(number)")
                    let audit = try await installation.audit(copy)
                    #expect(audit.isClean, "\(audit.findings.filter { $0.broken > 0 })")
                }
            }
        }
    }
}
