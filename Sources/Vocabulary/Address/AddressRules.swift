/// What an address of one country must have and how it is written.
///
/// Sources: the address formats of the Universal Postal Union and of Google's libaddressinput metadata.
public struct AddressRules: Sendable {
    /// Where city, state and postal code stand to one another.
    enum Layout: Sendable {
        /// "Springfield, IL 62701"
        case cityStatePostal
        /// "10115 Berlin"
        case postalCity
        /// "20121 Milano MI"
        case postalCityState
        /// "28001 Madrid", then "Madrid" as a line of its own
        case postalCityThenState
        /// "London", then "SW1A 1AA" as a line of its own
        case cityThenPostal
        /// "Mumbai 400001", then the state
        case cityPostalThenState
        /// "São Paulo - SP", then the postal code
        case cityDashStateThenPostal
        /// "〒100-0001", "Tokyo Chiyoda", then the street and at last the name
        case largestFirst
    }

    /// One state, province or prefecture.
    public struct State: Hashable, Sendable {
        public let code: String
        public let name: String
    }

    public var requiresCity = true
    public var requiresState = false
    public var requiresPostalCode = false
    /// What the state is called: "state", "province", "prefecture".
    public var stateNoun = "state or province"
    /// What the postal code is called: "ZIP code", "postcode".
    public var postalCodeNoun = "postal code"
    /// Whether people give a state at all; a form hides the field otherwise.
    public var usesState = false
    /// The states to choose from; empty when any text will do.
    public var states: [State] = []
    /// The shapes of a postal code; empty when any text will do.
    var shapes: [PostalCodeShape] = []
    var layout = Layout.postalCity
    /// A postal code as it looks there: "10115".
    public var postalCodeExample: String?

    /// The rules of a country; any text will do where nothing more is known.
    public static func of(_ country: CountryCode) -> AddressRules {
        AddressRulesTable.rules[country] ?? .unknown
    }

    static let unknown = AddressRules()

    /// The state with this code or name, in either case.
    public func state(named text: String) -> State? {
        let wanted = text.lowercased()
        return states.first { $0.code.lowercased() == wanted || $0.name.lowercased() == wanted }
    }

    /// The postal code in the country's notation, nil when it has not the country's shape.
    func postalCode(_ text: String) -> String? {
        if shapes.isEmpty { return text.uppercased() }
        for shape in shapes {
            if let fitted = shape.fit(text) { return fitted }
        }
        return nil
    }
}

extension CountryCode {
    /// What an address here must have and how it is written.
    public var addressRules: AddressRules { AddressRules.of(self) }
}
