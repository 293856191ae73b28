extension Address {
    /// The address that `draft` states, trimmed and in its country's notation.
    ///
    /// - Throws: ``AddressError`` with every field that is missing or wrong; fields are named as in the draft.
    public static func validated(_ draft: AddressDraft) throws(AddressError) -> Address {
        var reader = DraftReader()
        let country = reader.country(draft.country)
        let rules = country.map(AddressRules.of) ?? .unknown
        let name = reader.required(draft.name, "name", "a name", limit: 100)
        let company = reader.optional(draft.company, "company", limit: 100)
        let line1 = reader.required(draft.line1, "line1", "a street and number", limit: 200)
        let line2 = reader.optional(draft.line2, "line2", limit: 200)
        let city = reader.city(draft.city, rules, country: country)
        let state = reader.state(draft.state, rules)
        let postalCode = reader.postalCode(draft.postalCode, rules)
        let phone = reader.phone(draft.phone)
        guard let country, reader.errors.isEmpty else { throw AddressError(errors: reader.errors) }
        return Address(
            name: name, company: company, line1: line1, line2: line2, city: city, state: state,
            postalCode: postalCode, country: country, phone: phone)
    }
}

/// Reads the fields of a draft one by one and keeps what is wrong with them.
private struct DraftReader {
    var errors: [FieldError] = []

    mutating func optional(_ text: String?, _ field: String, limit: Int) -> String? {
        let trimmed = (text ?? "").trimmingBlanks()
        guard !trimmed.isEmpty else { return nil }
        guard !trimmed.hasControlCharacters else {
            refuse(field, "invalid_characters", "Use letters, digits and punctuation only.")
            return nil
        }
        guard trimmed.unicodeScalars.count <= limit else {
            refuse(field, "too_long", "Use at most \(limit) characters.")
            return nil
        }
        return trimmed
    }

    mutating func required(_ text: String?, _ field: String, _ noun: String, limit: Int) -> String {
        let before = errors.count
        if let given = optional(text, field, limit: limit) { return given }
        if errors.count == before { refuse(field, "required", "Enter \(noun).") }
        return ""
    }

    mutating func country(_ text: String?) -> CountryCode? {
        let trimmed = (text ?? "").trimmingBlanks()
        guard !trimmed.isEmpty else {
            refuse("country", "required", "Choose a country.")
            return nil
        }
        guard let country = CountryCode(trimmed) else {
            refuse("country", "invalid", "Choose a country from the list.")
            return nil
        }
        return country
    }

    /// A city-state may be left out by those who live there: the country is the city.
    mutating func city(_ text: String?, _ rules: AddressRules, country: CountryCode?) -> String {
        guard !rules.requiresCity, let country else {
            return required(text, "city", "a city", limit: 100)
        }
        return optional(text, "city", limit: 100) ?? country.name
    }

    mutating func state(_ text: String?, _ rules: AddressRules) -> String? {
        let noun = rules.stateNoun
        let before = errors.count
        guard let given = optional(text, "state", limit: 100) else {
            if rules.requiresState, errors.count == before { refuse("state", "required", "Enter a \(noun).") }
            return nil
        }
        guard !rules.states.isEmpty else { return given }
        guard let state = rules.state(named: given) else {
            refuse("state", "invalid", "Choose a \(noun) from the list.")
            return nil
        }
        return state.code
    }

    mutating func postalCode(_ text: String?, _ rules: AddressRules) -> String? {
        let before = errors.count
        guard let given = optional(text, "postalCode", limit: 20) else {
            if rules.requiresPostalCode, errors.count == before {
                refuse("postalCode", "required", "Enter a \(rules.postalCodeNoun).")
            }
            return nil
        }
        guard let shaped = rules.postalCode(given) else {
            let example = rules.postalCodeExample.map { " like \($0)" } ?? ""
            refuse("postalCode", "invalid", "Enter a \(rules.postalCodeNoun)\(example).")
            return nil
        }
        return shaped
    }

    /// Any notation of 5 to 15 digits (E.164 has no longer number).
    mutating func phone(_ text: String?) -> String? {
        guard let given = optional(text, "phone", limit: 40) else { return nil }
        let digits = given.unicodeScalars.filter { $0.properties.numericType == .decimal }.count
        let marks = given.unicodeScalars.allSatisfy {
            $0.properties.numericType == .decimal || "+-()./ \u{A0}".unicodeScalars.contains($0)
        }
        guard marks, (5...15).contains(digits) else {
            refuse("phone", "invalid", "Enter a phone number like +44 20 7946 0958.")
            return nil
        }
        return given
    }

    private mutating func refuse(_ field: String, _ code: String, _ message: String) {
        errors.append(FieldError(field: field, code: code, message: message))
    }
}
