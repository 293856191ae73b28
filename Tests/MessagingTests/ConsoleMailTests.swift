import Ordering
import Composition
import Hummingbird
import HummingbirdTesting
import HTTPTypes
import Infrastructure
import NIOCore
import People
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Messaging

@Suite("Mail at the console")
struct ConsoleMailTests {
    @Test("an operator reads what was written, and nothing in it does anything", arguments: TestEngine.available)
    func reading(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let token = try await signIn(installation)
            let tenant = try await installation.makeShop("tea")
            let shop = try #require(try await installation.directory.shop(id: tenant.id))
            var settings = shop.settings
            settings.name = "<script>alert(1)</script>"
            let order = try MailSamples.order(settings)
            let mail = try MailSamples.write(
                .orderConfirmation(order, settings, base: "https://tea.example"), settings)
            let id = try #require(try await shop.database.write { try Outbox.post(mail, cause: "a", in: $0) })
            try await Application(responder: installation.responder()).test(.router) { client in
                func open(_ path: String, signedIn: Bool = true) async throws -> TestResponse {
                    var headers: HTTPFields = [:]
                    if signedIn { headers[.cookie] = "console_session=\(token.text)" }
                    return try await client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
                }
                let place = "/console/mail/\(tenant.id)/\(id)"
                for path in ["/console/mail", place, place + "/html"] {
                    let closed = try await open(path, signedIn: false)
                    #expect(closed.status == .seeOther)
                    #expect(closed.headers[.location]?.hasPrefix("/console/sign-in") == true)
                }
                let list = String(buffer: try await open("/console/mail?shop=tea").body)
                #expect(list.contains(place))
                #expect(list.contains("ada@example.com"))
                #expect(!list.contains("<script>alert"))
                let page = try await open(place)
                #expect(page.status == .ok)
                let text = String(buffer: page.body)
                #expect(text.contains("<iframe class=\"mail-frame\" sandbox"))
                #expect(text.contains("https://tea.example/track/\(order.trackingToken)"))
                #expect(!text.contains("<script>alert"))
                #expect(page.headers[.contentSecurityPolicy]?.contains("frame-src 'self'") == true)
                let markup = try await open(place + "/html")
                #expect(markup.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
                #expect(!String(buffer: markup.body).contains("<script>alert"))
                #expect(try await open("/console/mail/platform/\(id)").status == .notFound)
                #expect(try await open("/console/mail/nonsense/\(id)").status == .notFound)
                #expect(try await open("/console/mail/\(TenantID())/\(id)").status == .notFound)
                #expect(String(buffer: try await open("/console/mail?shop=nobody").body).contains("No such shop"))
            }
        }
    }

    @Test("a mail that was kept goes out when an operator says so", arguments: TestEngine.available)
    func again(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let token = try await signIn(installation)
            let look = MailLook.platform(locale: "en")
            let mail = try MailWriter(look).write(
                .shopReady(shop: "Tea", owner: try EmailAddress("ada@example.com"), site: "https://tea.example"),
                to: try EmailAddress("ada@example.com"), by: .standard(.shopReady, language: "en"))
            let platform = installation.engine.platform
            let id = try #require(try await platform.write { try Outbox.post(mail, cause: "a", in: $0) })
            let record = try #require(try await platform.read { try MailRecord.find(id, in: $0) })
            try await platform.write {
                try Outbox.finish(record, .kept, tried: false, at: .now, in: $0)
                try MailAddressState.bounce(record.recipient, reply: "550 no", at: .now, in: $0)
            }
            try await Application(responder: installation.responder()).test(.router) { client in
                func post(_ path: String) async throws -> HTTPResponse.Status {
                    let cookie: HTTPFields = [.cookie: "console_session=\(token.text)"]
                    let page = try await client.executeRequest(
                        uri: "/console/mail/platform/\(id)", method: .get, headers: cookie, body: nil)
                    let text = String(buffer: page.body)
                    let csrf = try #require(text.firstMatch(of: /name="csrf" value="([^"]+)"/)).output.1
                    var headers = cookie
                    headers[.contentType] = "application/x-www-form-urlencoded"
                    return try await client.executeRequest(
                        uri: path, method: .post, headers: headers, body: ByteBuffer(string: "csrf=\(csrf)")
                    ).status
                }
                #expect(try await post("/console/mail/platform/\(id)/clear") == .seeOther)
                #expect(try await platform.read { try MailAddressState.find(record.recipient, in: $0) } == nil)
                #expect(try await post("/console/mail/platform/\(id)/again") == .seeOther)
                #expect(try await platform.read { try MailRecord.find(id, in: $0) }?.state == .waiting)
                let refused = try await client.executeRequest(
                    uri: "/console/mail/platform/\(id)/again", method: .post,
                    headers: [
                        .cookie: "console_session=\(token.text)", .contentType: "application/x-www-form-urlencoded",
                    ], body: ByteBuffer(string: "csrf=x"))
                #expect(refused.status == .forbidden)
            }
            let events = try await platform.read { try AuditTrail.list(in: $0) }.reversed()
            #expect(events.map(\.action) == ["mail.address_cleared", "mail.sent_again"])
            #expect(events.allSatisfy { $0.actor.name == "Grace" && $0.subject == AuditEvent.Subject("mail", "\(id)") })
        }
    }

    private func signIn(_ installation: Installation) async throws -> AccessToken {
        try await installation.engine.platform.write { transaction in
            let person = try Operator.create(
                email: try EmailAddress("grace@example.com"), name: "Grace", password: PasswordHash(stored: "x"),
                in: transaction)
            return try OperatorSession.begin(for: person, in: transaction)
        }
    }
}
