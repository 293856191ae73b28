import Testing
import Vocabulary

@Suite("Punycode")
struct PunycodeTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let code: String

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ code: String) {
            self.name = name
            self.text = text
            self.code = code
        }
    }

    /// RFC 3492 §7.1. The Russian one without its mixed-case annotation, which the RFC makes optional.
    static let samples = [
        Sample(
            "Arabic (Egyptian)",
            "\u{644}\u{64A}\u{647}\u{645}\u{627}\u{628}\u{62A}\u{643}\u{644}\u{645}\u{648}\u{634}\u{639}\u{631}\u{628}\u{64A}\u{61F}",
            "egbpdaj6bu4bxfgehfvwxn"),
        Sample(
            "Chinese (simplified)", "\u{4ED6}\u{4EEC}\u{4E3A}\u{4EC0}\u{4E48}\u{4E0D}\u{8BF4}\u{4E2D}\u{6587}",
            "ihqwcrb4cv8a8dqg056pqjye"),
        Sample(
            "Chinese (traditional)", "\u{4ED6}\u{5011}\u{7232}\u{4EC0}\u{9EBD}\u{4E0D}\u{8AAA}\u{4E2D}\u{6587}",
            "ihqwctvzc91f659drss3x8bo0yb"),
        Sample("Czech", "Pro\u{10D}prost\u{11B}nemluv\u{ED}\u{10D}esky", "Proprostnemluvesky-uyb24dma41a"),
        Sample(
            "Hebrew",
            "\u{5DC}\u{5DE}\u{5D4}\u{5D4}\u{5DD}\u{5E4}\u{5E9}\u{5D5}\u{5D8}\u{5DC}\u{5D0}\u{5DE}\u{5D3}\u{5D1}\u{5E8}\u{5D9}\u{5DD}\u{5E2}\u{5D1}\u{5E8}\u{5D9}\u{5EA}",
            "4dbcagdahymbxekheh6e0a7fei0b"),
        Sample(
            "Hindi",
            "\u{92F}\u{939}\u{932}\u{94B}\u{917}\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}\u{915}\u{94D}\u{92F}\u{94B}\u{902}\u{928}\u{939}\u{940}\u{902}\u{92C}\u{94B}\u{932}\u{938}\u{915}\u{924}\u{947}\u{939}\u{948}\u{902}",
            "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
        Sample(
            "Japanese",
            "\u{306A}\u{305C}\u{307F}\u{3093}\u{306A}\u{65E5}\u{672C}\u{8A9E}\u{3092}\u{8A71}\u{3057}\u{3066}\u{304F}\u{308C}\u{306A}\u{3044}\u{306E}\u{304B}",
            "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        Sample(
            "Korean",
            "\u{C138}\u{ACC4}\u{C758}\u{BAA8}\u{B4E0}\u{C0AC}\u{B78C}\u{B4E4}\u{C774}\u{D55C}\u{AD6D}\u{C5B4}\u{B97C}\u{C774}\u{D574}\u{D55C}\u{B2E4}\u{BA74}\u{C5BC}\u{B9C8}\u{B098}\u{C88B}\u{C744}\u{AE4C}",
            "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c"),
        Sample(
            "Russian",
            "\u{43F}\u{43E}\u{447}\u{435}\u{43C}\u{443}\u{436}\u{435}\u{43E}\u{43D}\u{438}\u{43D}\u{435}\u{433}\u{43E}\u{432}\u{43E}\u{440}\u{44F}\u{442}\u{43F}\u{43E}\u{440}\u{443}\u{441}\u{441}\u{43A}\u{438}",
            "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        Sample(
            "Spanish", "Porqu\u{E9}nopuedensimplementehablarenEspa\u{F1}ol",
            "PorqunopuedensimplementehablarenEspaol-fmd56a"),
        Sample(
            "Vietnamese",
            "T\u{1EA1}isaoh\u{1ECD}kh\u{F4}ngth\u{1EC3}ch\u{1EC9}n\u{F3}iti\u{1EBF}ngVi\u{1EC7}t",
            "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
        Sample("3-nen-B-gumi", "3\u{5E74}B\u{7D44}\u{91D1}\u{516B}\u{5148}\u{751F}", "3B-ww4c5e180e575a65lsy2b"),
        Sample(
            "Amuro Namie", "\u{5B89}\u{5BA4}\u{5948}\u{7F8E}\u{6075}-with-SUPER-MONKEYS",
            "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
        Sample(
            "Hello-Another-Way", "Hello-Another-Way-\u{305D}\u{308C}\u{305E}\u{308C}\u{306E}\u{5834}\u{6240}",
            "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
        Sample(
            "Hitotsu yane no shita 2", "\u{3072}\u{3068}\u{3064}\u{5C4B}\u{6839}\u{306E}\u{4E0B}2",
            "2-u9tlzr9756bt3uc0v"),
        Sample(
            "Maji de Koi suru 5 byou mae", "Maji\u{3067}Koi\u{3059}\u{308B}5\u{79D2}\u{524D}",
            "MajiKoi5-783gue6qz075azm5e"),
        Sample("Pafii de runba", "\u{30D1}\u{30D5}\u{30A3}\u{30FC}de\u{30EB}\u{30F3}\u{30D0}", "de-jg4avhby1noc0d"),
        Sample("Sono supiido de", "\u{305D}\u{306E}\u{30B9}\u{30D4}\u{30FC}\u{30C9}\u{3067}", "d9juau41awczczp"),
        Sample("All ASCII", "-> $1.00 <-", "-> $1.00 <--"),
    ]

    @Test("the sample strings of the RFC are written and read as it says", arguments: samples)
    func sample(_ sample: Sample) {
        #expect(Punycode.encode(sample.text) == sample.code)
        #expect(Punycode.decode(sample.code) == sample.text)
    }

    @Test(
        "what is no Punycode is refused", arguments: ["ä", "a-é", "99999999", "zzzzzzzzzzzz", "a b!", "x-9", "\u{7F}"])
    func refused(text: String) {
        #expect(Punycode.decode(text) == nil)
    }

    @Test("text of any scalars survives")
    func roundTrips() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &generator) {
                let limit: UInt32 = [0x7F, 0x3FF, 0xFFFF, 0x10FFFF].randomElement(using: &generator)!
                if let scalar = Unicode.Scalar(UInt32.random(in: 0x20...limit, using: &generator)) {
                    text.append(scalar)
                }
            }
            let code = Punycode.encode(String(text))
            #expect(code.flatMap(Punycode.decode).map { Array($0.unicodeScalars) } == Array(text), "seed \(seed)")
        }
    }
}

@Suite("Names of hosts")
struct HostNameTests {
    @Test(
        "a name is kept as the DNS has it and shown as people write it",
        arguments: [
            ("Shop.Example.com.", "shop.example.com", "shop.example.com"),
            ("MÜNCHEN.example", "xn--mnchen-3ya.example", "münchen.example"),
            ("mu\u{308}nchen.example", "xn--mnchen-3ya.example", "münchen.example"),
            ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example", "münchen.example"),
            ("お茶。example", "xn--t8jy01w.example", "お茶.example"),
            ("straße.example", "xn--strae-oqa.example", "straße.example"),
            ("a-b.c2.example", "a-b.c2.example", "a-b.c2.example"),
        ])
    func kept(text: String, ascii: String, shown: String) {
        let host = HostName(text)
        #expect(host?.ascii == ascii)
        #expect(host?.shown == shown)
        #expect(host?.description == (ascii == shown ? ascii : "\(shown) (\(ascii))"))
    }

    @Test(
        "what is no name of a host is refused",
        arguments: [
            "", ".", "localhost", "example", "a..b", ".a.b", "10.0.0.1", "shop.example.com:8080", "http://a.example",
            "a_b.example", "-a.example", "a-.example", "a b.example", "shop.example.com/", "xn--.example",
            "xn--zzzzzzzzzzzz.example", "xn--MÜ.example", "tea\u{0}.example", "tea☕.example", "te\u{200B}a.example",
            "\u{308}a.example", "\(String(repeating: "a", count: 64)).example",
            Array(repeating: "abcdefghij", count: 24).joined(separator: "."),
            "\(String(repeating: "ü", count: 60)).example",
        ])
    func refused(text: String) {
        #expect(HostName(text) == nil)
    }
}
