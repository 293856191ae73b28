internal import Vocabulary
internal import Web

/// The fields of a postal address, as the chosen country writes one.
struct AddressFields {
    let form: FormState
    let countries: [FormField.Choice]
    let words: Words
    /// HTML's name for whose address it is: "shipping", "billing".
    let autocomplete: String
    /// Before the names of the fields; nil for none.
    var prefix: String?

    /// By the names of the fields, of the shipping and of the billing address.
    static func labels(_ words: Words) -> [String: String] {
        let own: [(String, Word)] = [
            ("name", .fullName), ("country", .country), ("line1", .line1), ("line2", .line2),
            ("postalCode", .postalCode), ("city", .city), ("state", .state), ("phone", .phone),
        ]
        let named = own + own.map { ("\(CheckoutForm.billingPrefix).\($0.0)", $0.1) }
        return Dictionary(uniqueKeysWithValues: named.map { ($0.0, words($0.1)) })
    }

    var html: HTML {
        """
        <div class="fields" data-address="\(autocomplete)">\(text("name", .fullName, "name"))\
        \(field("country", .country, "country").select(form, choices: countries, prompt: words(.chooseCountry)))\
        \(text("line1", .line1, "address-line1"))\(text("line2", .line2, "address-line2", isOptional: true))\
        \(text("postalCode", .postalCode, "postal-code", columns: 2, maxLength: 20, isOptional: rules?.requiresPostalCode == false))\
        \(text("city", .city, "address-level2", columns: 4, isOptional: rules?.requiresCity == false))\(state)</div>
        """
    }

    /// Nil until a country is chosen.
    private var rules: AddressRules? { CountryCode(form[fieldName("country")]).map(AddressRules.of) }

    /// Only where people give one; a list where there are so many.
    private var state: HTML? {
        guard let rules, rules.usesState else { return nil }
        let field = field("state", .state, "address-level1", isOptional: !rules.requiresState)
        guard !rules.states.isEmpty else { return field.text(form) }
        return field.select(form, choices: rules.states.map { .init($0.code, $0.name) }, prompt: "–")
    }

    private func fieldName(_ name: String) -> String { prefix.map { "\($0).\(name)" } ?? name }

    private func text(
        _ name: String, _ label: Word, _ autofill: String, columns: Int = 6, maxLength: Int = 200,
        isOptional: Bool = false
    ) -> HTML {
        field(name, label, autofill, columns: columns, isOptional: isOptional).text(form, maxLength: maxLength)
    }

    /// Billing fields may be out of sight, where a browser that asks for them could not be answered.
    private func field(
        _ name: String, _ label: Word, _ autofill: String, columns: Int = 6, isOptional: Bool = false
    ) -> FormField {
        FormField(
            fieldName(name), label: words(label), isRequired: !isOptional && prefix == nil,
            optionalWord: isOptional ? words(.optional) : nil,
            autocomplete: "\(autocomplete) \(autofill)", columns: columns)
    }
}
