import Crypto
import Foundation
import HTTPTypes
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Archives
@testable import Composition

/// Files that somebody sends as an archive of a shop and that are something else, or more than they seem.
@Suite("Hostile uploads", .serialized)
struct HostileUploadTests {
    private static let others: [(String, [UInt8])] = [
        ("nothing", []),
        ("one byte", [0x1F]),
        ("a picture", [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + Array(repeating: 0, count: 2_000)),
        ("a page", Array("<!doctype html><script>alert(1)</script>".utf8)),
        ("a zip file", Array("PK".utf8) + [3, 4] + Array(repeating: 7, count: 2_000)),
        ("a document", Array("%PDF-1.7 ustar".utf8) + Array(repeating: 32, count: 2_000)),
        ("a program", [0x7F] + Array("ELF".utf8) + Array(repeating: 1, count: 2_000)),
        ("a database", Array("SQLite format 3\u{0}".utf8) + Array(repeating: 0, count: 4_096)),
        ("gzip of an unknown method", [0x1F, 0x8B, 0x09] + Array(repeating: 0, count: 2_000)),
        ("the mark one byte too late", Array(repeating: 0x61, count: 258) + Array("ustar".utf8)),
        ("cut off before the mark", Array(repeating: 0x61, count: 257) + Array("usta".utf8)),
    ]

    @Test("what is no archive is refused by its bytes, and nothing of it is kept", arguments: TestEngine.available)
    func magic(engine: TestEngine) async throws {
        try await OperatorsInstallation.run(on: engine) { installation, client in
            for (name, bytes) in Self.others {
                let answer = try await client.send(.post, "/tenants/import?slug=fresh&name=shop.tar", bytes)
                #expect(answer.status == 422 && answer.code == "no_archive", "\(name): \(answer.text)")
            }
            #expect(try await installation.engine.platform.read { try Transfer.list(in: $0) }.isEmpty)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })
        }
    }

    @Test("a file of another kind that holds an archive, too, is refused; what follows one is not kept")
    func polyglots() async throws {
        try await OperatorsInstallation.run(on: .sqlite) { installation, client in
            let tenant = try await FullShop.make("tea", in: installation)
            let path = NSTemporaryDirectory() + "stoa-\(UUID().uuidString).tar"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await installation.exported(tenant, to: path)
            let good = Array(try Data(contentsOf: URL(filePath: path)))
            // A picture in front: whoever trusts beginnings sees one, whoever looks for members finds an archive.
            let picture = Array("GIF89a".utf8) + Array(repeating: 0, count: 506)
            #expect(try await client.send(.post, "/tenants/import?slug=one", picture + good).code == "no_archive")
            // The name of the first member makes it one, and so it does not begin with a manifest.
            try Tar.write([.file("GIF89a", Data("x".utf8)), .file("manifest.json", Data("{}".utf8))], to: path)
            let named = Array(try Data(contentsOf: URL(filePath: path)))
            #expect(try await client.send(.post, "/tenants/import?slug=two", named).status == 202)
            let tail = Array("PK\u{3}\u{4}<script>alert(1)</script>".utf8)
            #expect(try await client.send(.post, "/tenants/import?slug=three", good + tail).status == 202)
            try await installation.carryWaiting()
            #expect(try await installation.directory.tenant(slug: Slug(transliterating: "two")) == nil)
            let made = try #require(try await installation.directory.tenant(slug: Slug(transliterating: "three")))
            #expect(made.name == tenant.name)
            #expect(try await installation.audit(made).isClean)
            #expect(try installation.filesLeft().allSatisfy { !$0.hasPrefix("transfers/") })
        }
    }

    @Test("small files that become large end at the limit, and fill no disk")
    func bombs() async throws {
        try await ArchivePlace.with { place in
            let limits = ArchiveLimits(bytes: 8 << 20, manifestBytes: 1 << 20)
            let claim = try JSONSerialization.data(withJSONObject: ["format": 1])
            let bombs: [(String, [Tar.Member])] = [
                ("a manifest without end", [.zeros("manifest.json", 512 << 20)]),
                ("a first member without end", [.zeros("shop.sqlite", 512 << 20), .file("manifest.json", claim)]),
            ]
            for (name, members) in bombs {
                let path = place.path("bomb.tar.gz")
                try Tar.write(members, to: path, isGzipped: true)
                let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
                #expect(size < 2 << 20, "\(name) is small")
                let clock = ContinuousClock.now
                #expect(throws: ArchiveError.self, "\(name)") {
                    _ = try ArchiveReader.unpack(path, into: place.path("unpacked"), limits: limits) { _, _ in }
                }
                #expect(clock.duration(to: .now) < .seconds(5), "\(name) was read to its end")
                #expect(Self.bytes(below: place.path("unpacked")) <= limits.bytes, "\(name)")
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }

    @Test("a member that is longer than its manifest says is given up where it should have ended")
    func longMember() async throws {
        try await OperatorsInstallation.run(on: .sqlite) { installation, _ in
            try await ArchivePlace.with { place in
                let tenant = try await FullShop.make("tea", in: installation)
                try await installation.exported(tenant, to: place.path("good.tar"))
                let manifest = try ArchiveReader.manifest(of: place.path("good.tar"), limits: ArchiveLimits())
                let short = try manifest.with(members: [
                    .init(
                        path: "shop.sqlite", bytes: 4_096,
                        sha256: Hexadecimal.text(SHA256.hash(data: Data(count: 4_096))))
                ]).json()
                let path = place.path("bomb.tar.gz")
                try Tar.write(
                    [.file("manifest.json", short), .zeros("shop.sqlite", 256 << 20)], to: path, isGzipped: true)
                #expect(throws: ArchiveError.damaged("shop.sqlite is longer than it should be")) {
                    _ = try ArchiveReader.unpack(
                        path, into: place.path("unpacked"), limits: ArchiveLimits()
                    ) { _, _ in }
                }
                #expect(Self.bytes(below: place.path("unpacked")) < 1 << 20)
            }
        }
    }

    @Test("cut off anywhere, an archive is refused whole")
    func truncated() async throws {
        try await OperatorsInstallation.run(on: .sqlite) { installation, _ in
            try await ArchivePlace.with { place in
                let tenant = try await FullShop.make("tea", in: installation)
                for name in ["good.tar", "good.tar.gz"] {
                    try await installation.exported(tenant, to: place.path(name))
                    let good = try Data(contentsOf: URL(filePath: place.path(name)))
                    // What follows the last member is padding: an archive without it is whole.
                    let end = name.hasSuffix("gz") ? good.count - 64 : good.count - 12_000
                    for cut in stride(from: 1, to: end, by: max(1, end / 60)) {
                        let path = place.path("cut.tar")
                        try good.prefix(cut).write(to: URL(filePath: path))
                        #expect(throws: ArchiveError.self, "\(name) cut at \(cut) of \(good.count)") {
                            _ = try ArchiveReader.unpack(
                                path, into: place.path("unpacked-\(cut)"), limits: ArchiveLimits()
                            ) { _, _ in }
                        }
                    }
                }
            }
        }
    }

    private static func bytes(below folder: String) -> Int64 {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return files.reduce(0) { sum, file in
            let size = (try? FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.size] as? Int64) ?? 0
            return sum + size
        }
    }
}
