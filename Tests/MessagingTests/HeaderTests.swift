import Testing
import Vocabulary

@testable import Infrastructure

@Suite("Headers of a mail")
struct HeaderTests {
    @Test(
        "a line end in a value is no header of its own",
        arguments: ["a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\u{2028}b", "a\0b", "a\u{202E}b"])
    func injection(text: String) {
        #expect(HeaderText(text) == nil)
        let flat = HeaderText(flattening: text).text
        #expect(!flat.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x202E })
    }

    @Test("ASCII stays as it is, anything else is encoded by RFC 2047")
    func encoding() {
        #expect(HeaderEncoding.line("Subject", HeaderText(flattening: "Order 1001")) == "Subject: Order 1001")
        #expect(
            HeaderEncoding.line("Subject", HeaderText(flattening: "Grüße 🎉")) == "Subject: =?UTF-8?B?R3LDvMOfZSDwn46J?="
        )
        // What looks encoded would be read as such.
        #expect(
            !HeaderEncoding.line("Subject", HeaderText(flattening: "=?UTF-8?B?eA==?=")).contains("=?UTF-8?B?eA==?="))
    }

    @Test("no line is longer than 78, no encoded word longer than 75, and no character is cut")
    func folding() {
        let subject = HeaderText(flattening: String(repeating: "Ölgemälde 🖼 と ", count: 12))
        let line = HeaderEncoding.line("Subject", subject)
        for part in line.split(separator: "\r\n") {
            #expect(part.utf8.count <= 78)
            for word in part.split(separator: " ") where word.hasPrefix("=?") { #expect(word.utf8.count <= 75) }
        }
        let plain = HeaderEncoding.line("Subject", HeaderText(flattening: String(repeating: "word ", count: 39)))
        #expect(plain.split(separator: "\r\n").count > 1)
        #expect(plain.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }

    @Test("names are quoted, encoded, or left as they are")
    func mailboxes() throws {
        let address = try EmailAddress("ada@example.com")
        func line(_ name: String) -> String {
            HeaderEncoding.line("From", Mailbox(address, name: HeaderText(flattening: name)))
        }
        #expect(line("Tea Co") == "From: Tea Co <ada@example.com>")
        #expect(line("Tea & \"Co\" <x@y.z>") == "From: \"Tea & \\\"Co\\\" <x@y.z>\" <ada@example.com>")
        #expect(line("喫茶") == "From: =?UTF-8?B?5Zar6Iy2?= <ada@example.com>")
        #expect(line("") == "From: ada@example.com")
        let idn = HeaderEncoding.line("To", Mailbox(try EmailAddress("ada@tee-münchen.example")))
        #expect(idn == "To: ada@xn--tee-mnchen-eeb.example")
    }

    @Test("dates are those of RFC 5322")
    func dates() throws {
        #expect(
            MailDate.text(try #require(Instant(rfc3339: "2026-11-21T09:26:06Z"))) == "Sat, 21 Nov 2026 09:26:06 +0000")
        #expect(MailDate.text(Instant(milliseconds: 0)) == "Thu, 1 Jan 1970 00:00:00 +0000")
    }

    @Test(
        "base64 as RFC 4648 has it",
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
    func base64(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
    }
}
