import HTTPTypes
import People
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@testable import API
@testable import Composition
@testable import Web

@Suite("Shops asked for through the API")
struct ProvisioningAPITests {
    private static let shop: [String: String] = [
        "businessName": "Tea & Co", "ownerEmail": "ada@example.com", "ownerPassword": "eight tall ships",
        "domain": "tea", "country": "IE",
    ]

    @Test("asked for, watched, and found, while the program's own workers run", arguments: TestEngine.available)
    func whole(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let client = PlatformClient(platform)
            try await client.working {
                let answer = try await client.post("/provision", Self.shop)
                #expect(answer.status == 202 && answer.json["status"] == "PENDING")
                let tenant = try #require(answer.json["tenantId"]?.text)
                #expect(answer.headers[.location] == "/api/v1/provision/\(tenant)/status")
                var progress: [Int64] = []
                var status = ""
                for _ in 0..<400 where status != "READY" {
                    let report = try await client.get("/provision/\(tenant)/status", key: nil)
                    #expect(report.status == 200 && report.json["error"] == nil)
                    #expect(report.json["estimatedSecondsRemaining"]?.integer != nil)
                    status = report.json["status"]?.text ?? ""
                    progress.append(report.json["progress"]?.integer ?? -1)
                    try await Task.sleep(for: .milliseconds(25))
                }
                #expect(status == "READY" && progress.last == 100 && progress == progress.sorted())
                let shop = try await client.get("/store/shop", host: "tea.localhost", key: nil)
                #expect(shop.json["name"] == "Tea & Co" && shop.json["currency"] == "EUR")
                #expect(try await client.get("/store/shop", host: "coffee.localhost", key: nil).status == 404)
                // The queue holds no password, and neither does the platform.
                let text = try await platform.platform.read { try $0.rows("SELECT * FROM provisioning") }
                #expect(!"\(text)".contains("eight tall ships"))
            }
        }
    }

    @Test("the same key and request are answered the same; another request is refused", arguments: TestEngine.available)
    func idempotency(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let client = PlatformClient(platform)
            let first = try await client.post("/provision", Self.shop, idempotencyKey: "k1")
            #expect(first.status == 202 && !first.isReplay)
            let again = try await client.post("/provision", Self.shop, idempotencyKey: "k1")
            #expect(again.status == 202 && again.isReplay && again.bytes == first.bytes)
            for (field, value) in [("domain", "coffee"), ("ownerPassword", "nine tall ships"), ("country", "DE")] {
                var other = Self.shop
                other[field] = value
                let refused = try await client.post("/provision", other, idempotencyKey: "k1")
                #expect(refused.status == 422 && refused.code == "idempotency_key_reused", "\(field)")
            }
            let taken = try await client.post("/provision", Self.shop, idempotencyKey: "k2")
            #expect(taken.status == 422 && taken.fieldErrors == ["domain taken"])
            var coffee = Self.shop
            coffee["domain"] = "coffee"
            let answers = try await withThrowingTaskGroup(of: PlatformAnswer.self) { [coffee] group in
                for _ in 0..<6 {
                    group.addTask { try await client.post("/provision", coffee, idempotencyKey: "k3") }
                }
                return try await group.reduce(into: [PlatformAnswer]()) { $0.append($1) }
            }
            #expect(Set(answers.map(\.bytes)).count == 1 && answers.allSatisfy { $0.status == 202 })
            #expect(answers.filter { !$0.isReplay }.count == 1)
            let rows = try await platform.platform.read {
                try $0.value("SELECT count(*) FROM provisioning", as: Int.self)
            }
            #expect(rows == 2)
        }
    }

    @Test("who may ask: the operator by key, everybody where sign-up is open, else nobody")
    func callers() async throws {
        try await Platform.run(on: .sqlite) { platform in
            let client = PlatformClient(platform)
            for key in ["", "wrong-key-of-the-tests", Platform.key + "x"] {
                let refused = try await client.post("/provision", Self.shop, key: key.isEmpty ? nil : key)
                #expect(refused.status == 401 && refused.code == "unauthorized", "\(key)")
            }
            #expect(try await client.post("/provision", ["nonsense": "1"], key: nil).status == 401, "before the body")
        }
        try await Platform.run(on: .sqlite, key: nil) { platform in
            let refused = try await PlatformClient(platform).post("/provision", Self.shop, key: nil)
            #expect(refused.status == 403 && refused.code == "sign_up_closed")
        }
        try await Platform.run(on: .sqlite, isOpen: true) { platform in
            let client = PlatformClient(platform)
            let welcome = try await client.post("/provision", Self.shop, key: nil)
            #expect(welcome.status == 202)
            #expect(try await client.post("/provision", Self.shop, key: "wrong-key-of-the-tests").status == 401)
            var own = Self.shop
            own["domain"] = "www.tea.example"
            #expect(try await client.post("/provision", own, key: nil).fieldErrors == ["domain unverified"])
            #expect(try await client.post("/provision", own).status == 202, "the operator knows whose it is")
        }
    }

    @Test(
        "every field that is wrong is named",
        arguments: [
            ("businessName", "", "required"), ("businessName", "   ", "required"),
            ("ownerEmail", "ada", "invalid"), ("ownerPassword", "short", "too_short"),
            ("ownerPassword", "password123", "too_common"), ("ownerPassword", "ada@example.com", "too_close"),
            ("ownerPassword", "teateateatea", "too_common"), ("ownerPassword", "", "required"),
            ("domain", "", "required"),
            ("domain", "www", "reserved"), ("domain", "tée", "not_ascii"), ("domain", "a b", "invalid"),
            ("currency", "XXQ", "unknown"), ("currency", "EURO", "too_long"), ("country", "QQ", "unknown"),
            ("locale", "xx-XX", "invalid"), ("timeZone", "Nowhere/City", "unknown"), ("nickname", "x", "unknown_field"),
        ])
    func fields(field: String, value: String, code: String) async throws {
        try await Platform.run(on: .sqlite) { platform in
            var body = Self.shop
            body[field] = value
            let refused = try await PlatformClient(platform).post("/provision", body)
            #expect(refused.status == 422 && refused.fieldErrors.contains("\(field) \(code)"), "\(refused.text)")
            #expect(refused.fieldErrors.count == 1, "\(refused.fieldErrors)")
        }
    }

    @Test("what failed says so to everybody, and why to the operator, who may go on with it")
    func failure() async throws {
        try await Platform.run(on: .sqlite) { platform in
            let client = PlatformClient(platform)
            let asked = try await client.post("/provision", Self.shop)
            let tenant = try #require(asked.json["tenantId"]?.text)
            #expect(try await client.post("/provision/\(tenant)/retry", [:]).code == "not_failed")
            let id = try #require(TenantID(tenant))
            try await platform.platform.write { try Provisioning.fail(id, error: "disk full at /secret", in: $0) }
            let told = try await client.get("/provision/\(tenant)/status", key: nil)
            #expect(told.json["status"] == "FAILED" && !told.text.contains("/secret"))
            #expect(told.json["error"]?.text?.isEmpty == false)
            let inDetail = try await client.get("/provision/\(tenant)/status")
            #expect(inDetail.json["error"] == "disk full at /secret")
            #expect(try await client.post("/provision/\(tenant)/retry", [:], key: nil).status == 401)
            let again = try await client.post("/provision/\(tenant)/retry", [:])
            #expect(again.status == 202 && again.json["status"] == "PENDING")
            #expect(try await client.get("/provision/\(TenantID())/status").status == 404)
            #expect(try await client.get("/provision/nonsense/status").status == 404)
            #expect(try await client.post("/provision/\(TenantID())/retry", [:]).status == 404)
        }
    }
}
