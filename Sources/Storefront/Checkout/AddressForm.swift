internal import Vocabulary
internal import Web

/// The fields of a postal address: filled in, and read again.
enum AddressForm {
    static func fill(_ form: inout FormState, from draft: AddressDraft?, prefix: String?, home: CountryCode) {
        func set(_ field: String, _ value: String?) {
            form.prefill(prefix.map { "\($0).\(field)" } ?? field, value)
        }
        set("name", draft?.name)
        set("line1", draft?.line1)
        set("line2", draft?.line2)
        set("city", draft?.city)
        set("state", draft?.state)
        set("postalCode", draft?.postalCode)
        set("country", draft?.country ?? home.code)
    }

    /// Nil after noting in the form what is wrong.
    static func read(_ form: inout FormState, prefix: String?) -> Address? {
        func typed(_ field: String) -> String? { form.text(prefix.map { "\($0).\(field)" } ?? field) }
        let draft = AddressDraft(
            name: typed("name"), line1: typed("line1"), line2: typed("line2"), city: typed("city"),
            state: typed("state"), postalCode: typed("postalCode"), country: typed("country"),
            phone: prefix == nil ? typed("phone") : nil)
        do {
            return try Address.validated(draft)
        } catch {
            for wrong in error.errors {
                let named = prefix.map { wrong.within($0) } ?? wrong
                form.refuse(named.field, named.message, code: named.code)
            }
            return nil
        }
    }
}
