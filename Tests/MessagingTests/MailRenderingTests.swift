import Persistence
import Foundation
import Ordering
import Tenancy
import Testing
import TestSupport
import Vocabulary
import Web

@testable import Messaging

@Suite("What mails say")
struct MailRenderingTests {
    private static let languages = ["en-IE", "de-DE", "ja-JP", "ar-EG", "fr-FR"]

    @Test(
        "every kind says something in every language, with nothing left over", arguments: MailKind.allCases, languages)
    func complete(kind: MailKind, locale: String) throws {
        let settings = MailSamples.settings(locale: locale)
        let mail = try MailSamples.write(MailSamples.message(kind, settings), settings)
        #expect(mail.subject.count > 5)
        #expect(!mail.subject.contains("\n"))
        for part in [mail.subject, mail.text, mail.html] {
            #expect(!part.contains("{{"), "\(part)")
        }
        #expect(mail.text.contains("https://tea.example/") || kind == .shopReady)
        #expect(mail.html.contains("href=\"https://tea.example/"))
        #expect(!mail.text.contains("&amp;") && !mail.text.contains("<"))
        #expect(mail.html.contains("dir=\"\(locale.hasPrefix("ar") ? "rtl" : "ltr")\""))
        #expect(mail.html.contains("lang=\"\(locale.hasPrefix("fr") ? "en" : locale)\""))
        // Gmail cuts longer ones.
        #expect(mail.html.utf8.count < 60_000)
    }

    @Test(
        "a name is what it is: no template, no markup",
        arguments: [
            "{{shop.name}}", "{{{x}}}", "{{#lines}}", "<script>alert(1)</script>", "a\" onclick=\"b", "&amp;",
            "{{% CONTENT_TYPE:TEXT}}<b>",
        ])
    func hostile(name: String) throws {
        var settings = MailSamples.settings(locale: "en-IE")
        settings.name = name
        let order = try MailSamples.order(settings, customer: name, title: name, variant: name)
        let message = MailMessage.orderConfirmation(order, settings, base: "https://tea.example")
        let mail = try MailSamples.write(message, settings)
        #expect(mail.subject == "Order 1001 at \(name)")
        #expect(mail.text.contains("Thank you, \(name)"))
        #expect(mail.text.contains("2 × \(name) (\(name))"))
        #expect(!mail.html.contains("<script"))
        #expect(!mail.html.contains("<b>"))
        #expect(!mail.html.contains("onclick=\"b\""))
        #expect(
            mail.html.contains(HTML(text: name).text)
                || mail.html.contains(name.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))
                || mail.html.contains("&quot;") || mail.html.contains("&amp;amp;"))
    }

    @Test("names of any length and script are written whole")
    func longNames() throws {
        let long = String(repeating: "Überlang-名前-🎉👩‍👩‍👧", count: 20)
        var settings = MailSamples.settings(locale: "de-DE")
        settings.name = long
        let order = try MailSamples.order(settings, customer: "Ada 👩‍🚀", title: long, variant: "")
        let mail = try MailSamples.write(.orderConfirmation(order, settings, base: "https://tea.example"), settings)
        #expect(mail.text.contains(long))
        #expect(mail.html.contains(long))
        #expect(mail.text.contains("Ada 👩‍🚀"))
        #expect(!mail.text.contains("()"))
    }

    @Test(
        "money is written as the shop writes it",
        arguments: zip(
            ["de-DE", "ja-JP", "ar-KW", "en-US"], [Currency.eur, Currency(code: "JPY")!, Currency(code: "KWD")!, .usd]))
    func money(locale: String, currency: Currency) throws {
        let settings = MailSamples.settings(locale: locale, currency: currency)
        let order = try MailSamples.order(settings)
        let format = LocaleFormat(locale: locale, timeZone: "Europe/Berlin")
        let mail = try MailSamples.write(.orderConfirmation(order, settings, base: "https://tea.example"), settings)
        for amount in [order.totals.total, order.totals.subtotal, order.lines[0].lineTotal, order.totals.tax] {
            #expect(mail.text.contains(format.money(amount)), "\(format.money(amount)) in \(mail.text)")
        }
        if currency.exponent == 0 { #expect(!mail.text.contains(".00")) }
    }

    @Test("an order says what was bought, where it goes and how to follow it")
    func order() throws {
        let settings = MailSamples.settings(locale: "en-IE")
        let order = try MailSamples.order(settings)
        let mail = try MailSamples.write(.orderConfirmation(order, settings, base: "https://tea.example"), settings)
        #expect(mail.text.contains("https://tea.example/track/\(order.trackingToken)"))
        #expect(mail.html.contains("https://tea.example/track/\(order.trackingToken)"))
        #expect(mail.text.contains("Unter den Linden 1\n10117 Berlin"))
        #expect(mail.text.contains("2 × Sencha (Blue / L): €24.00"))
        #expect(mail.text.contains("1.5 kg × Gunpowder"))
        #expect(mail.senderName == "Tea & Co")
        #expect(mail.replyTo?.text == "hello@tea.example")
    }

    @Test("ours may be saved as they are, so that editing begins with them", arguments: MailKind.allCases, languages)
    func standards(kind: MailKind, locale: String) throws {
        let template = MailTemplate.standard(kind, language: String(locale.prefix(2)))
        try TemplateRules.check(template.subject, longest: 200)
        try TemplateRules.check(template.preview, longest: 200)
        try TemplateRules.check(template.text, longest: 40_000)
        try TemplateRules.check(template.html, longest: 40_000)
        #expect(template.html.contains("{{link}}"))
    }

    @Test("a merchant's own template is used, and ours again when it is given back", arguments: TestEngine.available)
    func edited(engine: TestEngine) async throws {
        try await TestShop.run(on: engine) { shop in
            let own = MailTemplate(
                subject: "{{number}}!", preview: "", text: "Hi {{name}}\n{{> order}}",
                html: "<p>{{name}}</p>{{> order}}")
            try await shop.database.write { try own.save(.orderConfirmation, language: "en", in: $0) }
            let found = try await shop.database.read { try MailTemplate.of(.orderConfirmation, language: "en", in: $0) }
            #expect(found == own)
            let settings = MailSamples.settings(locale: "en-IE")
            let order = try MailSamples.order(settings, customer: "<Ada>")
            let mail = try MailWriter(MailLook(settings, base: "https://tea.example")).write(
                .orderConfirmation(order, settings, base: "https://tea.example"), to: try EmailAddress("a@b.example"),
                by: found)
            #expect(mail.subject == "1001!")
            #expect(mail.html.contains("<p>&lt;Ada&gt;</p>"))
            #expect(mail.text.hasPrefix("Hi <Ada>"))
            try await shop.database.write { try MailTemplate.restore(.orderConfirmation, language: "en", in: $0) }
            let again = try await shop.database.read { try MailTemplate.of(.orderConfirmation, language: "en", in: $0) }
            #expect(again == .standard(.orderConfirmation, language: "en"))
            await #expect(throws: TemplateMistake.tagNotAllowed("{{{")) {
                try await shop.database.write {
                    try MailTemplate(subject: "a", preview: "", text: "", html: "{{{name}}}").save(
                        .welcome, language: "en", in: $0)
                }
            }
        }
    }

    @Test(
        "what mails look like is written to a folder for people to see", .enabled(if: MailSamples.pictureFolder != nil))
    func pictures() throws {
        let folder = try #require(MailSamples.pictureFolder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for locale in Self.languages.dropLast() {
            for kind in MailKind.allCases {
                let settings = MailSamples.settings(locale: locale)
                let mail = try MailSamples.write(MailSamples.message(kind, settings), settings)
                try mail.html.write(
                    toFile: "\(folder)/\(kind.rawValue)-\(locale).html", atomically: true, encoding: .utf8)
                try mail.text.write(
                    toFile: "\(folder)/\(kind.rawValue)-\(locale).txt", atomically: true, encoding: .utf8)
            }
        }
    }
}
