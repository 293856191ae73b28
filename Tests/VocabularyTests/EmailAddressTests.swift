import Testing
import Vocabulary

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "Addresses people have are taken, trimmed, with the domain in lower case",
        arguments: [
            ("ada@example.com", "ada@example.com"), ("  Ada.Lovelace@Example.COM \n", "Ada.Lovelace@example.com"),
            ("a+b@example.co.uk", "a+b@example.co.uk"), ("o'brien@example.ie", "o'brien@example.ie"),
            ("x@sub.sub.example.museum", "x@sub.sub.example.museum"), ("1@2.de", "1@2.de"),
            ("müller@BÜCHER.example", "müller@bücher.example"), ("用户@例子.广告", "用户@例子.广告"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"), ("{weird}|~@example.com", "{weird}|~@example.com"),
            ("उपयोगकर्ता@उदाहरण.भारत", "उपयोगकर्ता@उदाहरण.भारत"), ("a_b-c@ex-ample.org", "a_b-c@ex-ample.org"),
        ])
    func good(text: String, expected: String) throws {
        #expect(try EmailAddress(text).text == expected)
    }

    @Test(
        "Everything else is refused with a reason",
        arguments: [
            ("", .empty), ("   ", .empty), ("ada", .noAtSign), ("@example.com", .invalidLocalPart),
            ("ada@", .invalidDomain), ("ada@localhost", .invalidDomain), ("ada@example..com", .invalidDomain),
            ("ada@.example.com", .invalidDomain), ("ada@example.com.", .invalidDomain),
            ("ada@-example.com", .invalidDomain), ("ada@example-.com", .invalidDomain),
            ("ada lovelace@example.com", .invalidLocalPart), ("ada@exam ple.com", .invalidDomain),
            ("a@b@example.com", .invalidLocalPart), (".ada@example.com", .invalidLocalPart),
            ("ada.@example.com", .invalidLocalPart), ("a..b@example.com", .invalidLocalPart),
            ("ada@127.0.0.1", .invalidDomain), ("ada@[127.0.0.1]", .invalidDomain),
            ("<ada@example.com>", .invalidLocalPart), ("ada@example.com\r\nBcc: x@y.z", .invalidLocalPart),
            ("ada@example.com\u{0}", .invalidDomain), ("\u{202E}ada@example.com", .invalidLocalPart),
            ("ada@ex_ample.com", .invalidDomain), ("ada@😀.com", .invalidDomain),
            ("\"a\"@example.com", .invalidLocalPart),
        ] as [(String, EmailAddressError)])
    func bad(text: String, reason: EmailAddressError) {
        #expect(throws: reason) { try EmailAddress(text) }
    }

    @Test("Lengths of RFC 5321 hold to the byte")
    func lengths() throws {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 61)
        let longest = local + "@" + [label, label, label, "com"].joined(separator: ".")
        #expect(longest.utf8.count == 254)
        #expect(try EmailAddress(longest).text == longest)
        #expect(throws: EmailAddressError.tooLong) { try EmailAddress("x" + longest) }
        #expect(throws: EmailAddressError.invalidLocalPart) { try EmailAddress(local + "a@example.com") }
        #expect(throws: EmailAddressError.invalidDomain) {
            try EmailAddress("a@" + String(repeating: "b", count: 64) + ".com")
        }
    }
}
