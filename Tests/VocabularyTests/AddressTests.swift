import Testing
import Vocabulary

@Suite("Addresses")
struct AddressTests {
    @Test(
        "A postal code is written in its country's notation",
        arguments: [
            ("US", "62701", "62701"), ("US", "627011234", "62701-1234"), ("CA", "k1a0b1", "K1A 0B1"),
            ("GB", "sw1a1aa", "SW1A 1AA"), ("GB", "M1 1AE", "M1 1AE"), ("GB", "b338th", "B33 8TH"),
            ("IE", "d02x285", "D02 X285"), ("IE", "D6WXY00", "D6W XY00"), ("DE", " 10115 ", "10115"),
            ("NL", "1012js", "1012 JS"), ("SE", "11122", "111 22"), ("PL", "00001", "00-001"),
            ("PT", "1000 001", "1000-001"), ("BR", "01310100", "01310-100"), ("JP", "1000001", "100-0001"),
            ("CZ", "11000", "110 00"), ("LV", "LV1010", "LV-1010"), ("MT", "vlt1117", "VLT 1117"),
            ("LT", "lt-01100", "LT-01100"), ("FR", "75001", "75001"), ("CH", "8001", "8001"), ("AT", "1010", "1010"),
            ("KR", "03051", "03051"), ("AU", "2000", "2000"), ("IN", "400 001", "400001"), ("IT", "20121", "20121"),
        ])
    func postalCodes(country: String, given: String, written: String) throws {
        #expect(try Address.validated(draft(country, postalCode: given)).postalCode == written)
    }

    @Test(
        "A postal code of another shape is refused",
        arguments: [
            ("US", "6270"), ("US", "ABCDE"), ("CA", "12345"), ("GB", "12345"), ("GB", "SW1A"), ("DE", "1011"),
            ("DE", "101155"), ("NL", "1012"), ("JP", "100000"), ("PL", "00-0011"), ("BR", "0131"), ("AT", "10101"),
            ("IN", "4000"), ("DE", "１０１１５"),
        ])
    func badPostalCodes(country: String, given: String) throws {
        #expect(throws: AddressError.self) { try Address.validated(draft(country, postalCode: given)) }
        #expect(fields(of: draft(country, postalCode: given)) == ["postalCode:invalid"])
    }

    @Test("An empty form names every required field at once, in the order of the form")
    func empty() {
        #expect(fields(of: AddressDraft()) == ["country:required", "name:required", "line1:required", "city:required"])
        #expect(
            fields(of: AddressDraft(country: "US"))
                == ["name:required", "line1:required", "city:required", "state:required", "postalCode:required"])
        #expect(
            fields(of: AddressDraft(country: "DE"))
                == ["name:required", "line1:required", "city:required", "postalCode:required"])
        #expect(fields(of: AddressDraft(country: "SG")) == ["name:required", "line1:required", "postalCode:required"])
        #expect(fields(of: AddressDraft(country: "HK")) == ["name:required", "line1:required", "state:required"])
        #expect(fields(of: AddressDraft(country: "XX")).first == "country:invalid")
    }

    @Test("A state is taken by code or name, and kept by code")
    func states() throws {
        #expect(try Address.validated(draft("US", postalCode: "62701", state: "illinois")).state == "IL")
        #expect(try Address.validated(draft("US", postalCode: "62701", state: "il")).state == "IL")
        #expect(try Address.validated(draft("BR", postalCode: "01310100", state: "São Paulo")).state == "SP")
        #expect(fields(of: draft("US", postalCode: "62701", state: "Bavaria")) == ["state:invalid"])
        #expect(try Address.validated(draft("DE", postalCode: "10115", state: "Berlin")).state == "Berlin")
    }

    @Test("Controls, reordering marks and overlong text are refused, field by field")
    func hostile() {
        var hostile = draft("DE", postalCode: "10115")
        hostile.name = "Ada\u{202E}"
        hostile.line1 = "Line\nbreak"
        hostile.line2 = String(repeating: "x", count: 201)
        hostile.city = "Ber\u{0}lin"
        hostile.phone = "call me"
        #expect(
            fields(of: hostile) == [
                "name:invalid_characters", "line1:invalid_characters", "line2:too_long", "city:invalid_characters",
                "phone:invalid",
            ])
    }

    @Test("Names of all scripts, emoji and joiners pass")
    func names() throws {
        for name in ["山田 太郎", "محمد علي", "Zoë O’Neill-Müller", "अदिति\u{200D}", "👩\u{200D}🚀 Ada"] {
            var draft = draft("DE", postalCode: "10115")
            draft.name = name
            #expect(try Address.validated(draft).name == name)
        }
    }

    @Test("Phone numbers of any notation pass, of any digits do not")
    func phones() {
        for phone in ["+44 20 7946 0958", "(030) 123-456", "0123.456789"] {
            #expect(fields(of: draft("DE", postalCode: "10115", phone: phone)).isEmpty)
        }
        for phone in ["1234", "+1234567890123456", "+49 x"] {
            #expect(fields(of: draft("DE", postalCode: "10115", phone: phone)) == ["phone:invalid"])
        }
    }

    @Test(
        "Lines stand in the order of the country",
        arguments: [
            ("US", "62701", "IL", ["Ada", "1 Main St", "Town, IL 62701", "United States"]),
            ("DE", "10115", nil, ["Ada", "1 Main St", "10115 Town", "Germany"]),
            ("GB", "SW1A1AA", nil, ["Ada", "1 Main St", "Town", "SW1A 1AA", "United Kingdom"]),
            ("IT", "20121", "MI", ["Ada", "1 Main St", "20121 Town MI", "Italy"]),
            ("ES", "28001", "Madrid", ["Ada", "1 Main St", "28001 Town", "Madrid", "Spain"]),
            ("IN", "400001", "Maharashtra", ["Ada", "1 Main St", "Town 400001", "Maharashtra", "India"]),
            ("BR", "01310100", "SP", ["Ada", "1 Main St", "Town - SP", "01310-100", "Brazil"]),
            ("JP", "1000001", "Tokyo", ["〒100-0001", "Tokyo Town", "1 Main St", "Ada", "Japan"]),
        ] as [(String, String, String?, [String])])
    func lines(country: String, postalCode: String, state: String?, expected: [String]) throws {
        let address = try Address.validated(draft(country, postalCode: postalCode, state: state))
        #expect(address.lines() == expected)
        #expect(address.lines(from: address.country) == expected.dropLast())
    }

    @Test("A city-state needs no city and says its name once")
    func cityState() throws {
        let address = try Address.validated(
            AddressDraft(name: "Ada", line1: "1 Raffles Place", postalCode: "048616", country: "sg"))
        #expect(address.city == "Singapore")
        #expect(address.lines() == ["Ada", "1 Raffles Place", "048616", "Singapore"])
    }

    @Test("A valid address makes a draft that is valid again")
    func roundTrip() throws {
        let address = try Address.validated(
            draft("US", postalCode: "627011234", state: "Illinois", phone: "+1 555 0100"))
        #expect(try Address.validated(address.draft) == address)
    }

    @Test("Every country has a name, its own code, and rules that its own example satisfies")
    func countries() throws {
        #expect(CountryCode.all.count == 249)
        for country in CountryCode.all {
            #expect(!country.name.isEmpty && country.name != country.code)
            #expect(CountryCode(country.code.lowercased()) == country)
            let rules = country.addressRules
            guard let example = rules.postalCodeExample else { continue }
            let state = rules.states.first?.code ?? (rules.requiresState ? "State" : nil)
            #expect(fields(of: draft(country.code, postalCode: example, state: state)).isEmpty, "\(country)")
        }
    }

    private func draft(
        _ country: String, postalCode: String, state: String? = nil, phone: String? = nil
    ) -> AddressDraft {
        let rules = CountryCode(country)?.addressRules
        let anyState = rules?.requiresState == true ? rules?.states.first?.code ?? "State" : nil
        return AddressDraft(
            name: "Ada", line1: "1 Main St", city: "Town", state: state ?? anyState, postalCode: postalCode,
            country: country, phone: phone)
    }

    private func fields(of draft: AddressDraft) -> [String] {
        do throws(AddressError) {
            _ = try Address.validated(draft)
            return []
        } catch {
            return error.errors.map { $0.field + ":" + $0.code }
        }
    }
}
