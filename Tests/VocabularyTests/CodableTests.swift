import Foundation
import Testing
import Vocabulary

@Suite("JSON of the values")
struct CodableTests {
    @Test("Values have the form of the API's contract")
    func encoding() throws {
        #expect(try json(Money(1999, .usd)) == #"{"amount":1999,"currency":"USD"}"#)
        #expect(try json([Quantity(thousandths: 1500)]) == #"["1.5"]"#)
        #expect(try json([Instant(milliseconds: 0)]) == #"["1970-01-01T00:00:00.000Z"]"#)
        #expect(try json([Slug(transliterating: "A b")]) == #"["a-b"]"#)
        #expect(try json([try EmailAddress("a@B.de")]) == #"["a@b.de"]"#)
        #expect(try json([try #require(CountryCode("de"))]) == #"["DE"]"#)
    }

    @Test("Values read back as themselves")
    func decoding() throws {
        #expect(try value(Money.self, #"{"amount":-5,"currency":"JPY"}"#) == Money(-5, .jpy))
        #expect(try value([Quantity].self, #"["0.25"]"#) == [Quantity(thousandths: 250)])
        #expect(try value([Instant].self, #"["1970-01-01T01:00:00+01:00"]"#) == [Instant(milliseconds: 0)])
    }

    @Test("Values against the rules do not decode")
    func refusing() {
        #expect(throws: DecodingError.self) { try value(Money.self, #"{"amount":1.5,"currency":"USD"}"#) }
        #expect(throws: DecodingError.self) { try value(Money.self, #"{"amount":1,"currency":"XXX"}"#) }
        #expect(throws: DecodingError.self) { try value(Money.self, #"{"amount":"1","currency":"USD"}"#) }
        #expect(throws: DecodingError.self) {
            try value(Money.self, #"{"amount":99999999999999999999,"currency":"USD"}"#)
        }
        #expect(throws: DecodingError.self) { try value([Quantity].self, "[1.5]") }
        #expect(throws: DecodingError.self) { try value([EmailAddress].self, #"["nobody"]"#) }
        #expect(throws: DecodingError.self) { try value([Slug].self, #"["A"]"#) }
        #expect(throws: DecodingError.self) { try value([CountryCode].self, #"["XX"]"#) }
        #expect(throws: DecodingError.self) { try value([OrderID].self, #"["1"]"#) }
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func value<Value: Decodable>(_: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }
}
