import CArchive
import Crypto
import Foundation
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Archives
@testable import Composition

@Suite("Archives that are refused", .serialized)
struct RefusalTests {
    @Test(
        "tampered, cut off, hostile, newer, taken: one clear reason and nothing left", arguments: TestEngine.available)
    func refused(engine: TestEngine) async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: engine) { installation in
                let tenant = try await FullShop.make("tea", in: installation)
                let good = place.path("good.stoa.tar")
                try await installation.exported(tenant, to: good)
                let before = try await Inventory(installation)
                for (name, bad) in try Forgery.all(of: good, in: place) {
                    await #expect(throws: bad.error, "\(name)") {
                        _ = try await installation.imported(bad.path, slug: "fresh")
                    }
                    #expect(try await Inventory(installation) == before, "\(name) left something behind")
                }
                await #expect(throws: TenancyError.slugTaken(tenant.slug)) { try await installation.imported(good) }
                await #expect(throws: TenancyError.slugReserved(Slug(transliterating: "www"))) {
                    try await installation.imported(good, slug: "www")
                }
                #expect(try await Inventory(installation) == before)
                // What was refused only for its name is good.
                _ = try await installation.imported(good, slug: "fresh")
            }
        }
    }

    @Test("more than the limit is refused before it is unpacked")
    func limit() async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: .sqlite) { installation in
                let tenant = try await FullShop.make("tea", in: installation)
                let good = place.path("good.stoa.tar")
                try await installation.exported(tenant, to: good)
                let folder = place.path("unpacked")
                await #expect(throws: ArchiveError.tooLarge(limit: 500_000)) {
                    try await ShopArchive.unpack(good, into: folder, limits: ArchiveLimits(bytes: 500_000)) { _ in }
                }
                #expect(!FileManager.default.fileExists(atPath: folder))
            }
        }
    }

    @Test(
        "killed anywhere, an import leaves no shop, and the next one clears up and works",
        arguments: TestEngine.available,
        ShopMover.Checkpoint.allCases)
    func killed(engine: TestEngine, checkpoint: ShopMover.Checkpoint) async throws {
        try await ArchivePlace.with { place in
            try await WholeInstallation.run(on: engine) { installation in
                let tenant = try await FullShop.make("tea", in: installation)
                let good = place.path("good.stoa.tar")
                try await installation.exported(tenant, to: good)
                let before = try await Inventory(installation)
                var mover = installation.mover
                mover.checkpoint = { if $0 == checkpoint { throw ShopMover.Interruption() } }
                let transfer = try await installation.engine.platform.write {
                    try Transfer.begin(.import(slug: Slug(transliterating: "fresh"), name: nil), in: $0)
                }
                await #expect(throws: ShopMover.Interruption.self) {
                    try await mover.carry(transfer, archive: good) { _ in }
                }
                let isRegistered = try await installation.directory.tenant(slug: Slug(transliterating: "fresh")) != nil
                #expect(isRegistered == (checkpoint == .registered))
                guard !isRegistered else { return }
                try await installation.mover.tidy(at: Instant.now.advanced(by: .seconds(3_600)))
                #expect(try await Inventory(installation) == before)
                let copy = try await installation.imported(good, slug: "fresh")
                #expect(try await installation.text(of: copy) == installation.text(of: tenant))
            }
        }
    }
}

/// What an installation has: tenants, databases and files.
private struct Inventory: Equatable {
    let tenants: [Tenant]
    let rows: Int
    let files: [String]

    init(_ installation: Installation) async throws {
        tenants = try await installation.directory.all()
        files = try installation.filesLeft().filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
        switch installation.engine.dialect {
        case .sqlite: rows = 0
        case .postgres:
            rows = try await installation.engine.platform.read { transaction in
                try transaction.value(
                    "SELECT (SELECT count(*) FROM shop_database) + (SELECT count(*) FROM shop.product_search_document)")
                    ?? 0
            }
        }
    }
}

/// An archive that must be refused, and why.
private struct Forgery {
    let path: String
    let error: ArchiveError

    static func all(of good: String, in place: ArchivePlace) throws -> [(String, Forgery)] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: good))
        let manifest = try ArchiveReader.manifest(of: good, limits: ArchiveLimits())
        let folder = place.path("parts")
        _ = try ArchiveReader.unpack(good, into: folder, limits: ArchiveLimits()) { _, _ in }
        let shop = try Data(contentsOf: URL(fileURLWithPath: folder + "/shop.sqlite"))

        func write(_ name: String, _ members: [Tar.Member], _ error: ArchiveError) throws -> (String, Forgery) {
            let path = place.path(name + ".stoa.tar")
            try Tar.write(members, to: path)
            return (name, Forgery(path: path, error: error))
        }
        func raw(_ name: String, _ data: Data, _ error: ArchiveError) throws -> (String, Forgery) {
            let path = place.path(name + ".stoa.tar")
            try data.write(to: URL(fileURLWithPath: path))
            return (name, Forgery(path: path, error: error))
        }
        func describing(_ members: [(String, Data)]) throws -> Data {
            try manifest.with(
                members: members.map {
                    .init(path: $0.0, bytes: Int64($0.1.count), sha256: Hexadecimal.text(SHA256.hash(data: $0.1)))
                }
            ).json()
        }

        var touched = shop
        touched[touched.count / 2] ^= 0xFF
        var all: [(String, Forgery)] = []
        all.append(
            try write(
                "tampered",
                [.file("manifest.json", try describing([("shop.sqlite", shop)])), .file("shop.sqlite", touched)],
                .damaged("shop.sqlite is not what the manifest says")))
        for path in ["../evil", "/etc/evil", "media/../../evil", "media//evil", "media/..", "other.sqlite"] {
            all.append(
                try write(
                    "path \(path.filter { $0 != "/" })",
                    [
                        .file("manifest.json", try describing([("shop.sqlite", shop)])), .file("shop.sqlite", shop),
                        .file(path, Data("x".utf8)),
                    ], .unsafeMember(path)))
            all.append(
                try write(
                    "listed \(path.filter { $0 != "/" })",
                    [
                        .file("manifest.json", try describing([("shop.sqlite", shop), (path, Data("x".utf8))])),
                        .file("shop.sqlite", shop), .file(path, Data("x".utf8)),
                    ], .unsafeMember(path)))
        }
        for (name, member) in [
            ("symlink", Tar.Member.symlink("media/a", to: "/etc/passwd")), ("folder", .folder("media/a")),
            ("device", .device("media/a")), ("hardlink", .hardlink("media/a", to: "manifest.json")),
        ] {
            all.append(
                try write(
                    name,
                    [
                        .file("manifest.json", try describing([("shop.sqlite", shop)])), .file("shop.sqlite", shop),
                        member,
                    ],
                    .unsafeMember(name == "folder" ? "media/a/" : "media/a")))
        }
        all.append(
            try write(
                "surplus",
                [
                    .file("manifest.json", try describing([("shop.sqlite", shop)])), .file("shop.sqlite", shop),
                    .file("media/a", Data("x".utf8)),
                ], .unsafeMember("media/a")))
        all.append(
            try write(
                "newer", [.file("manifest.json", Data(#"{"format": 2, "everything": "else"}"#.utf8))], .newerFormat(2)))
        all.append(
            try write(
                "newer schema",
                [
                    .file("manifest.json", try manifest.with(migrations: manifest.migrations + ["future-001"]).json()),
                    .file("shop.sqlite", shop),
                ], .newerSchema("future-001")))
        all.append(
            try write(
                "no database",
                [
                    .file("manifest.json", try describing([("shop.sqlite", Data("hello".utf8))])),
                    .file("shop.sqlite", Data("hello".utf8)),
                ], .damaged("its database cannot be used (file is not a database)")))
        all.append(
            try write(
                "foreign schema",
                [
                    .file("manifest.json", try describing([("shop.sqlite", try rewritten(shop, in: place))])),
                    .file("shop.sqlite", try rewritten(shop, in: place)),
                ], .damaged("its database cannot be used (its tables are not those of Stoa)")))
        all.append(try raw("nonsense", Data("no archive".utf8), .damaged("Unrecognized archive format")))
        all.append(try raw("cut off", bytes.prefix(bytes.count / 2), .damaged("Truncated tar archive")))
        return all
    }

    /// The database with a trigger that nobody declared.
    private static func rewritten(_ shop: Data, in place: ArchivePlace) throws -> Data {
        let path = place.path("rewritten.sqlite")
        try shop.write(to: URL(fileURLWithPath: path))
        try SQLiteShell.run("CREATE TRIGGER evil AFTER INSERT ON product BEGIN SELECT 1; END", on: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }
}

extension ArchiveManifest {
    func with(members: [Member]? = nil, migrations: [String]? = nil) throws -> ArchiveManifest {
        var object = try #require(JSONSerialization.jsonObject(with: json()) as? [String: Any])
        if let members {
            object["members"] = members.map {
                ["path": $0.path, "bytes": $0.bytes, "sha256": $0.sha256] as [String: Any]
            }
        }
        if let migrations { object["migrations"] = migrations }
        return try JSONDecoder().decode(Self.self, from: JSONSerialization.data(withJSONObject: object))
    }
}
