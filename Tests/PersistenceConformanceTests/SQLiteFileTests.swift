import Dispatch
import Foundation
import Persistence
import PersistenceSQLite
import TestEngines
import Testing
import Vocabulary

@Suite("SQLite: files") struct SQLiteFileTests {
    @Test("a directory belongs to one engine at a time, and the refusal says so")
    func lock() async throws {
        try await withDirectory { path in
            let first = try engine(in: path)
            let error = #expect(throws: DatabaseError.self) { _ = try engine(in: path) }
            guard case .misconfigured(let text) = error else {
                Issue.record("expected misconfigured, got \(String(describing: error))")
                return
            }
            #expect(text.contains(path) && text.contains("in use by another running process"))
            await first.close()
            await (try engine(in: path)).close()
        }
    }

    @Test("what a killed process left half made is cleared away")
    func leftovers() async throws {
        try await withDirectory { path in
            let leftover = "\(path)/unfinished-17"
            #expect(FileManager.default.createFile(atPath: leftover, contents: Data([1, 2, 3])))
            let engine = try engine(in: path)
            #expect(!FileManager.default.fileExists(atPath: leftover))
            await engine.close()
        }
    }

    @Test("a directory that cannot be made is refused with its name")
    func noDirectory() async throws {
        try await withDirectory { path in
            try Data().write(to: URL(filePath: "\(path)/file"))
            let error = #expect(throws: DatabaseError.self) { _ = try engine(in: "\(path)/file/data") }
            guard case .misconfigured(let text) = error else {
                Issue.record("expected misconfigured, got \(String(describing: error))")
                return
            }
            #expect(text.contains("\(path)/file"))
        }
    }

    @Test("only so many shops stay open, and all of them answer")
    func leastRecentlyUsed() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path, limits: SQLiteEngine.Limits(openShops: 3))
            try await engine.migrate()
            let tenants = (0..<12).map { _ in TenantID() }
            var shops: [any Database] = []
            for tenant in tenants {
                try await engine.createShop(tenant)
                shops.append(try await engine.shop(tenant))
            }
            for (index, shop) in shops.enumerated() {
                try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (\(index))") }
            }
            for (index, shop) in shops.enumerated() {
                #expect(try await Samples.ids(in: shop) == [index])
            }
            // A file that closes may still be closing.
            let deadline = ContinuousClock.now + .seconds(5)
            while try openFiles(under: "\(path)/tenants").count > 3, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(10))
            }
            let open = try openFiles(under: "\(path)/tenants")
            #expect(open.count == 3)
            #expect(open == Set(tenants.suffix(3).map { "\(path)/tenants/\($0).sqlite" }))
            await engine.close()
            #expect(try openFiles(under: path).isEmpty)
        }
    }

    @Test("a shop that rests is closed, one in use is not, and both answer afterwards")
    func resting() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path, limits: SQLiteEngine.Limits(rest: .milliseconds(150)))
            try await engine.migrate()
            let (resting, busy) = (TenantID(), TenantID())
            for tenant in [resting, busy] { try await engine.createShop(tenant) }
            let (first, second) = (try await engine.shop(resting), try await engine.shop(busy))
            try await first.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
            let (hasBegun, mayEnd) = (Gate(), Gate())
            let writing = Task {
                try await second.write { transaction in
                    hasBegun.open()
                    try mayEnd.wait()
                    try transaction.execute("INSERT INTO sample (id) VALUES (2)")
                }
            }
            try await hasBegun.opened()
            let deadline = ContinuousClock.now + .seconds(20)
            while try openFiles(under: "\(path)/tenants").count > 1, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try openFiles(under: "\(path)/tenants") == ["\(path)/tenants/\(busy).sqlite"])
            mayEnd.open()
            try await writing.value
            while try !openFiles(under: "\(path)/tenants").isEmpty, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try openFiles(under: "\(path)/tenants").isEmpty)
            #expect(try await Samples.ids(in: first) == [1])
            #expect(try await Samples.ids(in: second) == [2])
            await engine.close()
        }
    }

    @Test("a shop in the middle of a transaction is not closed to make room")
    func busyShopStaysOpen() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path, limits: SQLiteEngine.Limits(openShops: 1))
            try await engine.migrate()
            let (busy, other) = (TenantID(), TenantID())
            for tenant in [busy, other] { try await engine.createShop(tenant) }
            let shop = try await engine.shop(busy)
            let (hasBegun, mayEnd) = (Gate(), Gate())
            let writing = Task {
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                    hasBegun.open()
                    try mayEnd.wait()
                    try transaction.execute("INSERT INTO sample (id) VALUES (2)")
                }
            }
            try await hasBegun.opened()
            let second = try await engine.shop(other)
            try await second.write { try $0.execute("INSERT INTO sample (id) VALUES (3)") }
            mayEnd.open()
            try await writing.value
            #expect(try await Samples.ids(in: shop) == [1, 2])
            await engine.close()
        }
    }

    @Test("deleting a shop removes its log as well, and waits for who is writing")
    func deletion() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path)
            try await engine.migrate()
            let tenant = TenantID()
            try await engine.createShop(tenant)
            let shop = try await engine.shop(tenant)
            let hasBegun = Gate()
            let writing = Task {
                try await shop.write { transaction in
                    hasBegun.open()
                    try transaction.execute("INSERT INTO sample (id) VALUES (1)")
                }
            }
            try await hasBegun.opened()
            try await engine.deleteShop(tenant)
            try await writing.value
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(path)/tenants").isEmpty)
            await #expect(throws: DatabaseError.self) {
                try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (2)") }
            }
            await engine.close()
        }
    }

    @Test("closing folds the log into the file, so that the file alone is the shop")
    func close() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path)
            try await engine.migrate()
            let tenant = TenantID()
            try await engine.createShop(tenant)
            let shop = try await engine.shop(tenant)
            try await shop.write { try $0.execute("INSERT INTO sample (id) VALUES (1)") }
            #expect(try await Samples.ids(in: shop) == [1])
            await engine.close()
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(path)/tenants")
            #expect(files == ["\(tenant).sqlite"])
            await #expect(throws: DatabaseError.misconfigured("the databases are closed")) {
                try await shop.read { try $0.rows("SELECT 1") }
            }
        }
    }

    @Test("commits wait for the disk, references are checked, and readers do not block writers")
    func settings() async throws {
        try await TestEngine.sqlite.withShop(migrations: Samples.migrations) { shop in
            let (synchronous, foreignKeys, journal) = try await shop.write { transaction in
                let synchronous: Int? = try transaction.value("PRAGMA synchronous")
                let foreignKeys: Int? = try transaction.value("PRAGMA foreign_keys")
                let journal: String? = try transaction.value("PRAGMA journal_mode")
                return (synchronous, foreignKeys, journal)
            }
            #expect(synchronous == 2)
            #expect(foreignKeys == 1)
            #expect(journal == "wal")
        }
    }

    @Test("the log is folded into the file while the shop is open, so that it does not grow for ever")
    func checkpoint() async throws {
        try await withDirectory { path in
            let engine = try engine(in: path)
            try await engine.migrate()
            let tenant = TenantID()
            try await engine.createShop(tenant)
            let shop = try await engine.shop(tenant)
            let megabyte = [UInt8](repeating: 7, count: 1 << 20)
            for id in 0..<40 {
                try await shop.write { try $0.execute("INSERT INTO sample (id, bytes) VALUES (\(id), \(megabyte))") }
            }
            let log = try FileManager.default.attributesOfItem(atPath: "\(path)/tenants/\(tenant).sqlite-wal")
            let size = try #require(log[.size] as? Int)
            #expect(size < 20 << 20)
            await engine.close()
        }
    }

    private func engine(
        in path: String, limits: SQLiteEngine.Limits = SQLiteEngine.Limits()
    ) throws -> SQLiteEngine {
        try SQLiteEngine(directory: path, migrations: Samples.migrations, limits: limits)
    }

    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        try await TestEngine.sqlite.withPlace { place in
            guard case .directory(let path) = place else { return }
            try await body(path)
        }
    }

    /// The databases under `directory` that this process has open, without their logs.
    private func openFiles(under directory: String) throws -> Set<String> {
        var files: Set<String> = []
        for descriptor in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            // The descriptor of this very listing is gone by now.
            guard let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)"),
                file.hasPrefix(directory), file.hasSuffix(".sqlite")
            else { continue }
            files.insert(file)
        }
        return files
    }
}
