import Web
@testable import BackgroundJobs
import Composition
import Foundation
import Infrastructure
import Logging
import Ordering
import Persistence
import Synchronization
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Messaging

@Suite("The outbox")
struct OutboxTests {
    @Test("one cause makes one mail", arguments: TestEngine.available)
    func once(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mail = try MailSamples.write(
                .welcome(name: "Ada", account: MailLink(.home, at: "https://t.example")), shop.settings)
            let first = try await shop.database.write { try Outbox.post(mail, cause: "welcome/1", in: $0) }
            let second = try await shop.database.write { try Outbox.post(mail, cause: "welcome/1", in: $0) }
            #expect(first != nil && second == nil)
            #expect(try await shop.database.read { try MailRecord.list(in: $0) }.count == 1)
            #expect(try await shop.database.read { try JobRecord.list(kind: SendMail.kind, in: $0) }.count == 1)
        }
    }

    @Test("a mail is gone when its cause is rolled back", arguments: TestEngine.available)
    func rolledBack(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let mail = try MailSamples.write(
                .welcome(name: nil, account: MailLink(.home, at: "https://t.example")), shop.settings)
            await #expect(throws: RelayFailed.self) {
                try await shop.database.write { transaction in
                    try Outbox.post(mail, cause: "welcome/1", in: transaction)
                    throw RelayFailed()
                }
            }
            #expect(try await shop.database.read { try MailRecord.list(in: $0) }.isEmpty)
        }
    }

    @Test("the relay's word decides where a mail ends", arguments: TestEngine.available)
    func outcomes(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let sent = try await post("a", in: shop)
            try await run(sent, shop, .accepted(reply: "250 queued"))
            var mail = try await record(sent, shop)
            #expect(mail.state == .sent && mail.attempts == 1 && mail.lastReply == "250 queued" && mail.sentAt != nil)

            let later = try await post("b", in: shop)
            await #expect(throws: JobFailure.self) { try await run(later, shop, .temporary(reply: "451 later")) }
            mail = try await record(later, shop)
            #expect(mail.state == .waiting && mail.attempts == 1 && mail.lastReply == "451 later")
            let old = Instant.now.advanced(by: SendMail.patience + .seconds(60))
            try await run(later, shop, .temporary(reply: "451 later"), at: old)
            #expect(try await record(later, shop).state == .failed)

            let refused = try await post("c", in: shop)
            await #expect(throws: JobFailure.self) { try await run(refused, shop, .misconfigured(reply: "535 no")) }
            #expect(try await record(refused, shop).state == .waiting)
            await #expect(throws: JobFailure.self) {
                try await run(refused, shop, .misconfigured(reply: "535 no"), at: old)
            }
            #expect(try await record(refused, shop).attempts == 2)

            let kept = try await post("d", in: shop)
            try await run(kept, shop, nil)
            #expect(try await record(kept, shop).state == .kept)
            #expect(try await record(kept, shop).attempts == 0)
        }
    }

    @Test("a bounced address gets no more mail until it is cleared", arguments: TestEngine.available)
    func bounces(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let address = try EmailAddress("Nobody@example.com")
            let first = try await post("a", to: address, in: shop)
            try await run(first, shop, .permanent(reply: "550 5.1.1 nobody", addressIsBad: true))
            #expect(try await record(first, shop).state == .failed)
            let second = try await post("b", to: try EmailAddress("nobody@example.com"), in: shop)
            let relay = ScriptedRelay(.accepted(reply: "250"))
            try await SendMail(mail: second).run(context(shop), relay)
            #expect(relay.mails.isEmpty)
            #expect(try await record(second, shop).state == .suppressed)
            #expect(try await shop.database.write { try MailAddressState.clear(address, in: $0) })
            #expect(try await shop.database.write { try Outbox.sendAgain(second, in: $0) })
            try await SendMail(mail: second).run(context(shop), relay)
            #expect(relay.mails.count == 1)
            #expect(try await record(second, shop).state == .sent)
            // What the relay did not say about the address leaves it alone.
            let third = try await post("c", to: address, in: shop)
            try await run(third, shop, .permanent(reply: "554 5.7.1 spam", addressIsBad: false))
            #expect(try await shop.database.read { try MailAddressState.find(address, in: $0) } == nil)
        }
    }

    @Test("a secret link is not kept once it is on its way", arguments: TestEngine.available)
    func secrets(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let format = LocaleFormat(locale: "en-IE", timeZone: "UTC")
            let message = MailMessage.resetPassword(
                proof: MailLink(.track(token: "a-secret"), at: "https://t.example"), until: .now, format)
            let mail = try MailSamples.write(message, shop.settings)
            let ids = try await shop.database.write { transaction in
                try ["a", "b"].compactMap { try Outbox.post(mail, cause: $0, in: transaction) }
            }
            try await run(ids[0], shop, .accepted(reply: "250"))
            #expect(try await record(ids[0], shop).html == "")
            #expect(try await record(ids[0], shop).text == "")
            // Without a relay it is here to be looked at.
            try await run(ids[1], shop, nil)
            #expect(try await record(ids[1], shop).text.contains("a-secret"))
        }
    }

    @Test(
        "killed between the relay's word and our note, a mail goes out again with the same Message-ID",
        arguments: TestEngine.available)
    func killed(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let id = try await post("a", in: shop)
            let relay = ScriptedRelay(.accepted(reply: "250"))
            let mail = try await record(id, shop)
            // The first worker is killed right here, its note unwritten.
            _ = try await relay.send(mail.outgoing(from: relay.sender))
            try await SendMail(mail: id).run(context(shop), relay)
            try await SendMail(mail: id).run(context(shop), relay)
            #expect(relay.mails.map(\.id) == [id.description, id.description])
            #expect(relay.mails[0] == relay.mails[1])
        }
    }

    @Test("old mails are forgotten, those on their way are not", arguments: TestEngine.available)
    func retention(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let waiting = try await post("a", in: shop)
            let done = try await post("b", in: shop)
            try await run(done, shop, nil)
            try await ForgetOldMail().run(context(shop), at: .now.advanced(by: ForgetOldMail.age - .seconds(60)))
            #expect(try await shop.database.read { try MailRecord.list(in: $0) }.count == 2)
            try await ForgetOldMail().run(context(shop), at: .now.advanced(by: ForgetOldMail.age + .seconds(60)))
            #expect(try await shop.database.read { try MailRecord.list(in: $0) }.map(\.id) == [waiting])
        }
    }

    // MARK: - Doing it

    private func post(_ cause: String, to recipient: EmailAddress? = nil, in shop: TestShop) async throws -> MailID {
        let mail = WrittenMail(
            kind: .welcome, locale: "en", recipient: try recipient ?? EmailAddress("ada@example.com"),
            senderName: "Tea", replyTo: nil, subject: "Hi", text: "Hi", html: "<p>Hi</p>")
        let id = try await shop.database.write { try Outbox.post(mail, cause: cause, in: $0) }
        return try #require(id)
    }

    private func run(_ id: MailID, _ shop: TestShop, _ outcome: MailOutcome?, at now: Instant = .now) async throws {
        try await SendMail(mail: id).run(context(shop), outcome.map { ScriptedRelay($0) }, at: now)
    }

    private func record(_ id: MailID, _ shop: TestShop) async throws -> MailRecord {
        try #require(try await shop.database.read { try MailRecord.find(id, in: $0) })
    }

    private func context(_ shop: TestShop) -> JobContext {
        JobContext(
            id: JobID(), place: .shop(shop.shop.tenant.id), database: shop.database, attempt: 1, attemptsLimit: 9,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// A relay that always gives the same answer, and remembers what it was given.
final class ScriptedRelay: MailTransport {
    let sender: EmailAddress
    private let outcome: MailOutcome
    private let taken = Mutex<[OutgoingMail]>([])

    init(_ outcome: MailOutcome) {
        self.outcome = outcome
        guard let sender = try? EmailAddress("shop@sender.example") else { fatalError("no address") }
        self.sender = sender
    }

    var mails: [OutgoingMail] { taken.withLock { $0 } }

    func send(_ mail: OutgoingMail) async throws -> MailOutcome {
        taken.withLock { $0.append(mail) }
        return outcome
    }
}
