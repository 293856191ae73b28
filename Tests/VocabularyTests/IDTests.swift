import Testing
import Vocabulary

@Suite("ID")
struct IDTests {
    @Test("Ids made later are greater, and carry version 7 and its variant")
    func order() {
        var random = SeededGenerator()
        for _ in 0..<2000 {
            let earlier = Instant(milliseconds: .random(in: 0...0xFFFF_FFFF_FFF0, using: &random))
            let first = ProductID(at: earlier)
            let second = ProductID(at: earlier.advanced(by: .milliseconds(1)))
            #expect(first < second, "seed \(random.seed)")
            #expect(first.description < second.description, "seed \(random.seed)")
            let text = Array(first.description)
            #expect(text[14] == "7")
            #expect("89ab".contains(text[19]))
            #expect(Int64(first.high >> 16) == earlier.milliseconds)
        }
    }

    @Test("Ids of one moment differ")
    func unique() {
        let now = Instant.now
        #expect(Set((0..<10_000).map { _ in OrderID(at: now) }).count == 10_000)
    }

    @Test("The 36-character form reads back in either case")
    func roundTrip() {
        for _ in 0..<1000 {
            let id = VariantID()
            #expect(VariantID(id.description) == id)
            #expect(VariantID(id.description.uppercased()) == id)
        }
        #expect(CartID("00112233-4455-6677-8899-aabbccddeeff")?.high == 0x0011_2233_4455_6677)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "0011223344556677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeef",
            "00112233-4455-6677-8899-aabbccddeefg", "{00112233-4455-6677-8899-aabbccddeeff}",
            "00112233-4455-6677-8899-aabbccddeeff ", "001122334-455-6677-8899-aabbccddeeff",
            "٠0112233-4455-6677-8899-aabbccddeef",
        ])
    func refusing(text: String) {
        #expect(CartID(text) == nil)
    }
}
