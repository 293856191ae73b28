import Dispatch
import Persistence
import Synchronization
import TestEngines
import Testing

@Suite("SQLite: group commit") struct SQLiteGroupCommitTests {
    private struct Refusal: Error {}

    @Test("writers that wait together share one commit")
    func shared() async throws {
        let commits = Mutex<[Set<Announcement>]>([])
        let observer = DatabaseObserver(committed: { _, topics in commits.withLock { $0.append(topics) } })
        try await TestEngine.sqlite.withShop(migrations: Samples.migrations, observer: observer) { shop in
            let outcomes = try await together(in: shop, count: 20) { id, transaction in
                try transaction.execute("INSERT INTO sample (id) VALUES (\(id))")
                transaction.announce(Announcement("\(id)"))
                if id == 7 { throw Refusal() }
            }
            #expect(outcomes.filter { $0.value == nil }.count == 19)
            #expect(outcomes[7] is Refusal)
            let expected = Set((0..<20).filter { $0 != 7 }.map { Announcement("\($0)") })
            #expect(commits.withLock { $0 } == [expected])
            let kept = try await Samples.ids(in: shop)
            #expect(kept == (0..<20).filter { $0 != 7 })
        }
    }

    @Test("one that fails only at the commit does not take the others with it")
    func failingCommit() async throws {
        try await TestEngine.sqlite.withShop(migrations: Samples.migrations) { shop in
            let outcomes = try await together(in: shop, count: 10) { id, transaction in
                try transaction.execute("INSERT INTO sample (id) VALUES (\(id))")
                guard id == 4 else { return }
                try transaction.execute("PRAGMA defer_foreign_keys = ON")
                try transaction.execute("INSERT INTO child (id, parent_id) VALUES (1, 99)")
            }
            #expect(outcomes[4] as? DatabaseError == .foreignKeyViolation(constraint: nil))
            #expect(outcomes.filter { $0.value == nil }.count == 9)
            let kept = try await Samples.ids(in: shop)
            #expect(kept == (0..<10).filter { $0 != 4 })
        }
    }

    @Test("one that fills the disk does not take the others with it")
    func full() async throws {
        try await TestEngine.sqlite.withShop(migrations: Samples.migrations) { shop in
            try await shop.write { transaction in
                let pages: Int = try transaction.value("PRAGMA page_count") ?? 0
                _ = try transaction.rows("PRAGMA max_page_count = 100")
                #expect(pages < 90)
            }
            let outcomes = try await together(in: shop, count: 10) { id, transaction in
                let bytes = [UInt8](repeating: 1, count: id == 4 ? 1 << 20 : 16)
                try transaction.execute("INSERT INTO sample (id, bytes) VALUES (\(id), \(bytes))")
            }
            guard case .failed(let message, _) = outcomes[4] as? DatabaseError else {
                Issue.record("expected a failure, got \(String(describing: outcomes[4]))")
                return
            }
            #expect(message.contains("full"))
            let kept = try await Samples.ids(in: shop)
            #expect(kept == (0..<10).filter { $0 != 4 })
        }
    }

    /// Lets `count` writes gather behind one that is under way, and returns what each threw.
    private func together(
        in shop: any Database, count: Int, _ body: @escaping @Sendable (Int, Transaction) throws -> Void
    ) async throws -> [Int: (any Error)?] {
        let (hasBegun, mayEnd) = (Gate(), Gate())
        let first = Task {
            try await shop.write { _ in
                hasBegun.open()
                try mayEnd.wait()
            }
        }
        try await hasBegun.opened()
        let outcomes = await withTaskGroup(of: (Int, (any Error)?).self) { group in
            for id in 0..<count {
                group.addTask {
                    do {
                        try await shop.write { try body(id, $0) }
                        return (id, nil)
                    } catch {
                        return (id, error)
                    }
                }
            }
            // Long enough for all to be in line; a slow machine makes the test weaker, not red, but for the first one.
            try? await Task.sleep(for: .milliseconds(300))
            mayEnd.open()
            return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }
        await #expect(throws: Never.self) { try await first.value }
        return outcomes
    }
}
