/// A postal address that has passed the rules of its country: see ``validated(_:)``.
///
/// An address kept with an order is a snapshot: decoding it does not judge it again by today's rules.
public struct Address: Hashable, Codable, Sendable {
    public let name: String
    public let company: String?
    public let line1: String
    public let line2: String?
    public let city: String
    /// The state, province or prefecture; a code where the country is known by codes ("CA" in the United States).
    public let state: String?
    /// In the country's own notation: "SW1A 1AA", "100-0001".
    public let postalCode: String?
    public let country: CountryCode
    public let phone: String?

    init(
        name: String, company: String?, line1: String, line2: String?, city: String, state: String?,
        postalCode: String?, country: CountryCode, phone: String?
    ) {
        self.name = name
        self.company = company
        self.line1 = line1
        self.line2 = line2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.phone = phone
    }

    /// The same place, for who sends something there and has no business to call.
    public var withoutPhone: Address {
        Address(
            name: name, company: company, line1: line1, line2: line2, city: city, state: state,
            postalCode: postalCode, country: country, phone: nil)
    }

    /// The address as it was written into a form, for changing and checking it again.
    public var draft: AddressDraft {
        AddressDraft(
            name: name, company: company, line1: line1, line2: line2, city: city, state: state,
            postalCode: postalCode, country: country.code, phone: phone)
    }
}

/// An address as someone typed it: anything may be missing or wrong.
public struct AddressDraft: Hashable, Codable, Sendable {
    public var name: String?
    public var company: String?
    public var line1: String?
    public var line2: String?
    public var city: String?
    public var state: String?
    public var postalCode: String?
    /// An ISO 3166-1 code in either case.
    public var country: String?
    public var phone: String?

    public init(
        name: String? = nil, company: String? = nil, line1: String? = nil, line2: String? = nil, city: String? = nil,
        state: String? = nil, postalCode: String? = nil, country: String? = nil, phone: String? = nil
    ) {
        self.name = name
        self.company = company
        self.line1 = line1
        self.line2 = line2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.phone = phone
    }
}

/// Everything that is wrong with an address, in the order of the form.
public struct AddressError: Error, Hashable, Sendable {
    public let errors: [FieldError]

    public init(errors: [FieldError]) {
        self.errors = errors
    }
}
