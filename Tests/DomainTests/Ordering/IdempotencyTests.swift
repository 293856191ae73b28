import Ordering
import Persistence
import Testing
import TestEngines
import TestSupport
import Vocabulary

@Suite("An idempotency key")
struct IdempotencyTests {
    @Test("is answered again with what was answered first", arguments: TestEngine.available)
    func answeredAgain(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let record = IdempotencyRecord(fingerprint: "abc", status: 201, body: "{}")
            try await shop.database.write { try record.save("key", scope: "POST /cart", at: .now, in: $0) }
            let found = try await shop.database.read {
                try IdempotencyRecord.find("key", scope: "POST /cart", fingerprint: "abc", in: $0)
            }
            #expect(found == record)
            let elsewhere = try await shop.database.read {
                try IdempotencyRecord.find("key", scope: "POST /checkout", fingerprint: "abc", in: $0)
            }
            #expect(elsewhere == nil)
        }
    }

    @Test("leaves neither itself nor the answer readable in the database", arguments: TestEngine.available)
    func sealed(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let record = IdempotencyRecord(fingerprint: "abc", status: 201, body: #"{"token":"a-guest's-token"}"#)
            try await shop.database.write { try record.save("the-key", scope: "s", at: .now, in: $0) }
            let row = try #require(
                try await shop.database.read { try $0.rows("SELECT * FROM idempotency_record") }.first)
            #expect(!"\(row.values)".contains("token") && !"\(row.values)".contains("the-key"))
            try await shop.database.write {
                try $0.execute("UPDATE idempotency_record SET body = 'bm90IG91cnM='")
            }
            await #expect(throws: IdempotencyRecordDamaged.self) {
                try await shop.database.read {
                    try IdempotencyRecord.find("the-key", scope: "s", fingerprint: "abc", in: $0)
                }
            }
        }
    }

    @Test("under another request is refused", arguments: TestEngine.available)
    func reused(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            try await shop.database.write {
                try IdempotencyRecord(fingerprint: "abc", status: 201, body: "{}").save(
                    "key", scope: "s", at: .now, in: $0)
            }
            await #expect(throws: IdempotencyKeyReused()) {
                try await shop.database.read {
                    try IdempotencyRecord.find("key", scope: "s", fingerprint: "other", in: $0)
                }
            }
        }
    }

    @Test("is forgotten after a day", arguments: TestEngine.available)
    func forgotten(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let now = Instant.now
            try await shop.database.write { transaction in
                try IdempotencyRecord(fingerprint: "a", status: 200, body: "").save(
                    "old", scope: "s", at: now.advanced(by: .seconds(-90_000)), in: transaction)
                try IdempotencyRecord(fingerprint: "a", status: 200, body: "").save(
                    "new", scope: "s", at: now, in: transaction)
                try IdempotencyRecord.sweep(at: now, in: transaction)
            }
            let left = try await shop.database.read { transaction in
                try ["old", "new"].map {
                    try IdempotencyRecord.find($0, scope: "s", fingerprint: "a", in: transaction) != nil
                }
            }
            #expect(left == [false, true])
        }
    }
}
