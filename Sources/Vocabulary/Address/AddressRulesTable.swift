/// The rules of the countries that most parcels go to.
enum AddressRulesTable {
    static let rules: [CountryCode: AddressRules] = {
        var table: [CountryCode: AddressRules] = [:]
        for (codes, rules) in entries {
            for code in codes.split(separator: " ") {
                if let country = CountryCode(code) { table[country] = rules }
            }
        }
        return table
    }()

    /// A country with required postal codes of these shapes, and an example.
    private static func postal(
        _ shapes: [String], _ example: String, _ layout: AddressRules.Layout = .postalCity,
        _ change: (inout AddressRules) -> Void = { _ in }
    ) -> AddressRules {
        var rules = AddressRules()
        rules.requiresPostalCode = true
        rules.shapes = shapes.map(PostalCodeShape.init(shape:))
        rules.postalCodeExample = example
        rules.layout = layout
        change(&rules)
        return rules
    }

    private static func stated(_ noun: String, _ states: String = "") -> (inout AddressRules) -> Void {
        { rules in
            rules.requiresState = true
            rules.usesState = true
            rules.stateNoun = noun
            rules.states = States.parse(states)
        }
    }

    private static func optionallyStated(_ noun: String) -> (inout AddressRules) -> Void {
        { rules in
            rules.usesState = true
            rules.stateNoun = noun
        }
    }

    private static let entries: [(String, AddressRules)] = [
        (
            "US",
            postal(["99999", "99999-9999"], "62701", .cityStatePostal) {
                stated("state", States.unitedStates)(&$0)
                $0.postalCodeNoun = "ZIP code"
            }
        ),
        ("CA", postal(["@9@ 9@9"], "K1A 0B1", .cityStatePostal, stated("province", States.canada))),
        ("AU", postal(["9999"], "2000", .cityStatePostal, stated("state", States.australia))),
        ("BR", postal(["99999-999"], "01310-100", .cityDashStateThenPostal, stated("state", States.brazil))),
        ("MX", postal(["99999"], "06000", .postalCityState, stated("state"))),
        ("IN", postal(["999999"], "400001", .cityPostalThenState, stated("state"))),
        ("CN", postal(["999999"], "100000", .largestFirst, stated("province"))),
        ("JP", postal(["999-9999"], "100-0001", .largestFirst, stated("prefecture"))),
        ("KR", postal(["99999"], "03051", .largestFirst, stated("province"))),
        ("TW", postal(["999", "99999", "999999"], "100", .largestFirst, optionallyStated("county"))),
        ("IT", postal(["99999"], "20121", .postalCityState, stated("province"))),
        ("ES", postal(["99999"], "28001", .postalCityThenState, stated("province"))),
        ("TR", postal(["99999"], "34000", .postalCityState, optionallyStated("province"))),
        ("TH", postal(["99999"], "10200", .cityPostalThenState, stated("province"))),
        ("ID", postal(["99999"], "10110", .cityPostalThenState, stated("province"))),
        ("MY", postal(["99999"], "50000", .postalCityThenState, stated("state"))),
        ("RU", postal(["999999"], "101000", .cityThenPostal, optionallyStated("region"))),
        ("UA", postal(["99999"], "01001", .cityThenPostal, optionallyStated("region"))),
        (
            "GB JE GG IM",
            postal(
                ["@9 9@@", "@99 9@@", "@@9 9@@", "@@99 9@@", "@9@ 9@@", "@@9@ 9@@"], "SW1A 1AA", .cityThenPostal
            ) {
                $0.postalCodeNoun = "postcode"
            }
        ),
        (
            "IE",
            postal(["@99 ****", "@9@ ****"], "D02 X285", .cityThenPostal) {
                optionallyStated("county")(&$0)
                $0.requiresPostalCode = false
                $0.postalCodeNoun = "Eircode"
            }
        ),
        ("PR GU VI AS MP", postal(["99999", "99999-9999"], "00901", .cityStatePostal)),
        ("DE EE", postal(["99999"], "10115")),
        ("FR MC GP MQ GF RE YT", postal(["99999"], "75001")),
        ("FI AX", postal(["99999"], "00100")),
        ("AT", postal(["9999"], "1010")),
        ("CH LI", postal(["9999"], "8001")),
        ("BE LU DK NO HU BG SI CY GE", postal(["9999"], "1000")),
        ("AD", postal(["AD999"], "AD500")),
        ("NL", postal(["9999 @@"], "1012 JS")),
        ("SE GR CZ SK", postal(["999 99"], "111 22")),
        ("PL", postal(["99-999"], "00-001")),
        ("PT", postal(["9999-999"], "1000-001")),
        ("RO", postal(["999999"], "010011")),
        ("HR RS BA", postal(["99999"], "10000")),
        ("LT", postal(["LT-99999", "99999"], "LT-01100")),
        ("LV", postal(["LV-9999", "9999"], "LV-1010")),
        ("MT", postal(["@@@ 9999"], "VLT 1117", .cityThenPostal)),
        ("IS", postal(["999"], "101")),
        ("IL", postal(["9999999", "99999"], "9414501")),
        ("ZA", postal(["9999"], "8001", .cityThenPostal, optionallyStated("province"))),
        ("NZ", postal(["9999"], "6011", .cityStatePostal)),
        ("PH", postal(["9999"], "1000", .postalCityThenState, optionallyStated("province"))),
        ("VN", postal(["999999", "99999"], "700000", .cityPostalThenState) { $0.requiresPostalCode = false }),
        ("EG", postal(["99999"], "11511", .cityThenPostal, optionallyStated("governorate"))),
        ("SA", postal(["99999", "99999-9999"], "11564", .cityPostalThenState)),
        ("AR", postal(["@9999@@@", "9999"], "C1425CLA", .postalCityThenState, stated("province"))),
        ("CL", postal(["9999999"], "8320000", .postalCityThenState, optionallyStated("region"))),
        ("CO", postal(["999999"], "110111", .cityPostalThenState, stated("department"))),
        ("SG", postal(["999999"], "018956", .cityPostalThenState) { $0.requiresCity = false }),
        ("VA", postal(["00120"], "00120") { $0.requiresCity = false }),
        ("HK", without(.cityPostalThenState, city: false, stated: "district")),
        ("MO", without(.cityPostalThenState, city: false, stated: nil)),
        ("AE", without(.cityPostalThenState, city: true, stated: "emirate")),
        ("QA KW BH OM", without(.cityPostalThenState, city: true, stated: nil)),
    ]

    /// A country that uses no postal codes.
    private static func without(_ layout: AddressRules.Layout, city: Bool, stated noun: String?) -> AddressRules {
        var rules = AddressRules()
        rules.layout = layout
        rules.requiresCity = city
        if let noun { stated(noun)(&rules) }
        return rules
    }
}
