import Foundation
import Infrastructure
import Testing
import Vocabulary

@Suite("Mail through a relay", .enabled(if: TestRelay.isAvailable, "needs aiosmtpd: scripts/install-packages test"))
struct SMTPTests {
    static let login = (user: "shop", password: "s3cret \u{00FC}")

    private static func mail(
        to: String = "ada@example.com", subject: String = "Hello", text: String = "Hello",
        html: String = "<p>Hello</p>",
        name: String = "Tea & Co", unsubscribe: String? = nil
    ) throws -> OutgoingMail {
        OutgoingMail(
            id: "0190-abc", date: Instant(milliseconds: 1_790_000_000_000),
            from: Mailbox(try EmailAddress("shop@sender.example"), name: HeaderText(flattening: name)),
            replyTo: Mailbox(try EmailAddress("hello@tea.example")), to: Mailbox(try EmailAddress(to)),
            subject: HeaderText(flattening: subject), text: text, html: html,
            unsubscribe: unsubscribe.map { HeaderText(flattening: $0) })
    }

    @Test("a mail arrives as it was written, over TLS and with a password")
    func arrives() async throws {
        let text = "Grüße 🎉,\n.\n.dot\n" + String(repeating: "a long line ", count: 200) + "\n\nلك 喫茶\n"
        let html = "<p>Grüße 🎉</p>\n<p dir=\"rtl\">" + String(repeating: "لك ", count: 300) + "</p>\n"
        let subject = "Bestellung 1001 bei „Überlänge“ 🎉 " + String(repeating: "und noch mehr ", count: 9)
        try await TestRelay.run(login: Self.login) { relay in
            let transport = SMTPTransport(try relay.settings(login: Self.login))
            let outcome = try await transport.send(
                try Self.mail(
                    subject: subject, text: text, html: html, name: "Tëa, \"Co\" <x@y.z>",
                    unsubscribe: "https://tea.example/u/1"))
            #expect(outcome == .accepted(reply: "250 2.0.0 Queued as 4711"))
            let taken = try await relay.next()
            #expect(taken.defects == [])
            #expect(taken.tls && taken.authenticated)
            #expect(taken.greeting == "shops.example")
            #expect(taken.from == "shop@sender.example")
            #expect(taken.to == ["ada@example.com"])
            #expect(taken.headers["Subject"] == subject.trimmingCharacters(in: .whitespaces))
            #expect(taken.headers["From"] == "\"Tëa, \\\"Co\\\" <x@y.z>\" <shop@sender.example>")
            #expect(taken.headers["To"] == "ada@example.com")
            #expect(taken.headers["Reply-To"] == "hello@tea.example")
            #expect(taken.headers["Message-ID"] == "<0190-abc@sender.example>")
            #expect(taken.headers["Auto-Submitted"] == "auto-generated")
            #expect(taken.headers["List-Unsubscribe"] == "<https://tea.example/u/1>")
            #expect(taken.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
            #expect(taken.headers["MIME-Version"] == "1.0" || taken.headers["Mime-Version"] == "1.0")
            #expect(taken.headers["Date"]?.hasSuffix("+0000") == true)
            #expect(taken.type == "multipart/alternative")
            #expect(taken.parts.map(\.type) == ["text/plain", "text/html"])
            #expect(taken.parts.map(\.charset) == ["utf-8", "utf-8"])
            #expect(taken.parts[0].encoding == "quoted-printable")
            #expect(taken.parts[1].encoding == "base64")
            #expect(taken.parts[0].text.replacing("\r\n", with: "\n") == text)
            #expect(taken.parts[1].text.replacing("\r\n", with: "\n") == html)
            for line in taken.text.split(separator: "\r\n", omittingEmptySubsequences: false) {
                #expect(line.utf8.count <= 98, "\(line)")
                #expect(!line.contains("\n"))
            }
        }
    }

    @Test("nothing in a mail becomes a header or a recipient of its own")
    func injection() async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings())
            let mail = try Self.mail(
                subject: "Hi\r\nBcc: eve@example.com\r\n\r\nbody", text: "\r\n.\r\nRCPT TO:<eve@example.com>\r\n",
                name: "A\r\nTo: eve@example.com")
            #expect(try await transport.send(mail) == .accepted(reply: "250 2.0.0 Queued as 4711"))
            let taken = try await relay.next()
            #expect(taken.to == ["ada@example.com"])
            #expect(taken.headers["Bcc"] == nil)
            #expect(taken.headers["Subject"] == "Hi Bcc: eve@example.com body")
            #expect(taken.parts[0].text.contains("RCPT TO:<eve@example.com>"))
        }
    }

    @Test("a second mail takes the same connection")
    func reuse() async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings())
            for _ in 0..<3 { _ = try await transport.send(try Self.mail()) }
            let ports = [try await relay.next().port, try await relay.next().port, try await relay.next().port]
            #expect(Set(ports).count == 1)
        }
    }

    @Test("a relay that is encrypted from the first byte is reached by smtps")
    func implicit() async throws {
        try await TestRelay.run(.implicit, login: Self.login) { relay in
            let transport = SMTPTransport(try relay.settings(scheme: "smtps", login: Self.login))
            #expect(try await transport.send(try Self.mail()) == .accepted(reply: "250 2.0.0 Queued as 4711"))
            #expect(try await relay.next().authenticated)
        }
    }

    @Test(
        "what the relay answers decides what becomes of the mail",
        arguments: [
            ("nobody", MailOutcome.permanent(reply: "550 5.1.1 There is no such mailbox", addressIsBad: true)),
            ("old", .permanent(reply: "550 no such user", addressIsBad: true)),
            ("full", .permanent(reply: "552 5.2.2 The mailbox is full", addressIsBad: false)),
            ("policy", .permanent(reply: "550 5.7.1 Not from you", addressIsBad: false)),
            ("spam", .permanent(reply: "554 5.7.1 Looks like spam", addressIsBad: false)),
            ("grey", .temporary(reply: "451 4.7.1 Come back later")),
            ("busy", .temporary(reply: "421 4.3.2 Going away")),
            ("lines", .permanent(reply: "550 5.1.1 There is 5.1.1 nobody here", addressIsBad: true)),
        ])
    func replies(name: String, expected: MailOutcome) async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings())
            #expect(try await transport.send(try Self.mail(to: "\(name)@example.com")) == expected)
            // And the next one goes through.
            #expect(try await transport.send(try Self.mail()) == .accepted(reply: "250 2.0.0 Queued as 4711"))
        }
    }

    @Test("a wrong password, an unknown certificate and missing encryption are the settings' fault, and no mail leaves")
    func settings() async throws {
        try await TestRelay.run(login: Self.login) { relay in
            let wrong = SMTPTransport(try relay.settings(login: ("shop", "wrong")))
            guard case .misconfigured(let reply) = try await wrong.send(try Self.mail()) else {
                Issue.record("a wrong password was no fault"); return
            }
            #expect(reply.hasPrefix("535"))
            #expect(!reply.contains("wrong"))
            let unknown = SMTPTransport(try relay.settings(login: Self.login, trusted: false))
            guard case .misconfigured = try await unknown.send(try Self.mail()) else {
                Issue.record("an unknown certificate was no fault"); return
            }
            let nameless = SMTPTransport(try relay.settings())
            guard case .misconfigured(let demand) = try await nameless.send(try Self.mail()) else {
                Issue.record("a missing password was no fault"); return
            }
            #expect(demand.hasPrefix("530"))
        }
        try await TestRelay.run(.none) { relay in
            let strict = SMTPTransport(try relay.settings(trusted: false))
            guard case .misconfigured = try await strict.send(try Self.mail()) else {
                Issue.record("missing encryption was no fault"); return
            }
            let lenient = SMTPTransport(try relay.settings(trusted: false, encryption: .opportunistic))
            #expect(try await lenient.send(try Self.mail()) == .accepted(reply: "250 2.0.0 Queued as 4711"))
            #expect(try await relay.next().tls == false)
        }
    }

    @Test("silence, a lost connection and nobody at home are temporary")
    func silence() async throws {
        let gone = try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings(timeout: .seconds(2)))
            for name in ["slow", "drop"] {
                guard case .temporary(let reply) = try await transport.send(try Self.mail(to: "\(name)@example.com"))
                else { Issue.record("\(name) was not temporary"); continue }
                #expect(!reply.isEmpty)
            }
            // Its certificate goes with it, and a missing file would be the settings' fault. Nobody listens at port 1;
            // its own port may be another test's by now.
            var gone = try relay.settings(trusted: false)
            gone.relay = "smtp://localhost:1"
            return gone
        }
        guard case .temporary = try await SMTPTransport(gone).send(try Self.mail()) else {
            Issue.record("nobody at home was not temporary"); return
        }
    }

    @Test("a mail that is called off ends at once, whatever the relay does")
    func cancelled() async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings(timeout: .seconds(60)))
            let mail = try Self.mail(to: "stuck@example.com")
            let begun = ContinuousClock.now
            let sending = Task { try await transport.send(mail) }
            try await Task.sleep(for: .seconds(1))
            sending.cancel()
            await #expect(throws: CancellationError.self) { try await sending.value }
            #expect(ContinuousClock.now - begun < .seconds(30))
        }
    }

    @Test("twelve mails at once all arrive, a few at a time")
    func crowd() async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings())
            let outcomes = try await withThrowingTaskGroup(of: MailOutcome.self) { group in
                for _ in 0..<12 { group.addTask { try await transport.send(try Self.mail()) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count == 12)
            #expect(outcomes.allSatisfy { $0 == .accepted(reply: "250 2.0.0 Queued as 4711") })
            var ports: Set<Int> = []
            for _ in 0..<12 { ports.insert(try await relay.next().port) }
            #expect(ports.count <= 4)
        }
    }
}
