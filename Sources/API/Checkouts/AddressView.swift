import Vocabulary

/// A postal address.
struct AddressView: JSONView {
    let address: Address

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("name", address.name)
            json.member("company", address.company)
            json.member("line1", address.line1)
            json.member("line2", address.line2)
            json.member("city", address.city)
            json.member("state", address.state)
            json.member("postalCode", address.postalCode)
            json.member("country", address.country.code)
            json.member("phone", address.phone)
        }
    }

    static let schema = Schema.named(
        "Address",
        .object(
            [
                .required("name", .text(1...100)),
                .optional("company", .text(0...100).orNull),
                .required("line1", .text(1...200, "Street and number.")),
                .optional("line2", .text(0...200).orNull),
                .optional("city", Schema.text(0...100, "Required but in city-states.").orNull),
                .optional("state", Schema.text(0...100, "Required where the country's addresses have one.").orNull),
                .optional("postalCode", Schema.text(0...20, "Required where the country has them.").orNull),
                .required("country", .text(2...2, "ISO 3166-1.")),
                .optional("phone", .text(0...40).orNull),
            ], "A postal address; which parts are required depends on the country."))
}
