extension Address {
    /// The address as it stands on a parcel, one line each, in the order of its country. The country's English name
    /// comes last, and is left out for a parcel that stays in `homeCountry`.
    public func lines(from homeCountry: CountryCode? = nil) -> [String] {
        let rules = AddressRules.of(country)
        let person = [name, company]
        let street = [line1, line2]
        let place = placeLines(rules)
        let ordered = rules.layout == .largestFirst ? place + street + [company, name] : person + street + place
        let lines = ordered.compactMap { $0 }.filter { !$0.isEmpty }
        return country == homeCountry ? lines : lines + [country.name]
    }

    private func placeLines(_ rules: AddressRules) -> [String?] {
        let city = city == country.name ? nil : city
        switch rules.layout {
        case .cityStatePostal:
            return [joined([joined([city, state], ", "), postalCode])]
        case .postalCity:
            return [joined([postalCode, city]), state]
        case .postalCityState:
            return [joined([postalCode, city, state])]
        case .postalCityThenState:
            return [joined([postalCode, city]), state == city ? nil : state]
        case .cityThenPostal:
            return [city, state, postalCode]
        case .cityPostalThenState:
            return [joined([city, postalCode]), state]
        case .cityDashStateThenPostal:
            return [joined([city, state], " - "), postalCode]
        case .largestFirst:
            let mark = country.code == "JP" ? "〒" : ""
            return [postalCode.map { mark + $0 }, joined([state, city])]
        }
    }

    private func joined(_ parts: [String?], _ separator: String = " ") -> String? {
        let given = parts.compactMap { $0 }
        return given.isEmpty ? nil : given.joined(separator: separator)
    }
}
