import Testing
import Vocabulary

@testable import Infrastructure

@Suite("Settings of mail")
struct MailSettingsTests {
    @Test("a relay with everything it needs")
    func whole() throws {
        let settings = try Settings.load(
            arguments: ["--smtp-url", "smtps://relay.example:465", "--mail-from", "shop@example.com"],
            environment: ["STOA_SMTP_USER": "shop", "STOA_SMTP_PASSWORD": "s3cret", "STOA_SMTP_CA": "/etc/ca.pem"])
        let mail = try #require(settings.mail)
        #expect(mail.relay == "smtps://relay.example:465")
        #expect(mail.sender == (try EmailAddress("shop@example.com")))
        #expect(mail.login == SMTPSettings.Login(user: "shop", password: Secret("s3cret")))
        #expect(mail.encryption == .required)
        #expect(mail.authorityFile == "/etc/ca.pem")
        #expect(!"\(mail)".contains("s3cret"))
        #expect(try Settings.load(arguments: [], environment: [:]).mail == nil)
    }

    @Test(
        "what is missing or wrong is one line that says so, and no secret",
        arguments: [
            (["--smtp-url", "smtp://a.example"], "setting smtp-url needs setting mail-from"),
            (["--smtp-user", "x"], "setting smtp-user needs setting smtp-url"),
            (["--smtp-password", "s3cret"], "setting smtp-password needs setting smtp-url"),
            (
                ["--smtp-url", "smtp://a.example", "--mail-from", "a@b.example", "--smtp-user", "x"],
                "setting smtp-user needs setting smtp-password"
            ),
            (
                [
                    "--smtp-url", "smtp://a.example", "--mail-from", "a@b.example", "--smtp-user", "x",
                    "--smtp-password", "s3cret", "--smtp-encryption", "opportunistic",
                ], "setting smtp-password needs setting smtp-encryption to be required"
            ),
            (
                ["--mail-from", "nobody"],
                "setting mail-from from --mail-from is \"nobody\"; it must be an e-mail address like shop@example.com"
            ),
        ])
    func wrong(arguments: [String], line: String) {
        let error = #expect(throws: SettingsError.self) { try Settings.load(arguments: arguments, environment: [:]) }
        #expect(error?.description == line)
    }

    @Test(
        "an address of a relay is scheme, host and port",
        arguments: [
            "relay.example", "http://relay.example", "smtp://", "smtp://user:pw@relay.example", "smtp://a/b",
            "smtp://a:0", "smtp://a:99999", "smtp://a b",
        ])
    func relays(text: String) {
        #expect(throws: SettingsError.self) {
            try Settings.load(arguments: ["--smtp-url", text, "--mail-from", "a@b.example"], environment: [:])
        }
    }

    @Test("operators see every setting beside its own value, and no secret")
    func shown() throws {
        let settings = try Settings.load(
            arguments: [
                "--smtp-url", "smtp://relay.example", "--mail-from", "shop@example.com", "--log-format", "json",
            ],
            environment: ["STOA_SMTP_USER": "shop", "STOA_SMTP_PASSWORD": "s3cret"])
        let shown = Dictionary(uniqueKeysWithValues: settings.shown.map { ($0.setting.name, $0.value) })
        #expect(shown.count == Settings.descriptions.count)
        #expect(shown["smtp-url"] == "smtp://relay.example")
        #expect(shown["mail-from"] == "shop@example.com")
        #expect(shown["base-domain"] == "localhost")
        #expect(shown["log-format"] == "json")
        #expect(!shown.values.contains { $0.contains("s3cret") })
    }
}
