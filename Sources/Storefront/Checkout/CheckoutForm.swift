internal import Ordering
internal import Vocabulary
internal import Web

/// The fields of the checkout page, and how what was typed becomes a change of the checkout.
enum CheckoutForm {
    static let billingSame = "billingSame"
    static let shippingMethod = "shippingMethod"
    static let paymentMethod = "paymentMethod"
    /// The total that the shopper saw, in minor units: nobody pays another one unasked.
    static let total = "total"
    static let billingPrefix = "billing"

    static let addressFields = ["name", "line1", "line2", "city", "state", "postalCode", "country"]

    /// The form as it opens: what the checkout knows already.
    static func opened(for checkout: Checkout, home: CountryCode) -> FormState {
        var form = FormState()
        form.prefill("email", checkout.contact.email?.text)
        form.prefill("phone", checkout.contact.phone)
        fill(&form, from: checkout.contact.shippingAddress?.draft, prefix: nil, home: home)
        fill(&form, from: checkout.contact.billingAddress?.draft, prefix: billingPrefix, home: home)
        if checkout.contact.billingAddress == nil { form.prefill(billingSame, "on") }
        form.prefill(shippingMethod, checkout.shippingMethod?.description)
        return form
    }

    private static func fill(_ form: inout FormState, from draft: AddressDraft?, prefix: String?, home: CountryCode) {
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

    /// What was typed, as a change; what is wrong with it is noted in the form. Nil when anything is.
    static func change(_ form: inout FormState, _ words: Words) -> CheckoutChange? {
        let email = readEmail(&form)
        let shipping = readAddress(&form, prefix: nil)
        let isSame = form.isTicked(billingSame)
        let billing = isSame ? nil : readAddress(&form, prefix: billingPrefix)
        let method = form.read(
            shippingMethod, required: words(.chooseShipping), message: words(.chooseShipping)
        ) { ID<ShippingMethod>($0) }
        if form.text(paymentMethod) == nil { form.refuse(paymentMethod, words(.choosePayment), code: "required") }
        form.translateErrors(words)
        guard form.isValid, let email, let shipping, let method else { return nil }
        return CheckoutChange(
            email: email, phone: shipping.phone, shippingAddress: shipping, billingAddress: .some(billing),
            shippingMethod: method)
    }

    private static func readEmail(_ form: inout FormState) -> EmailAddress? {
        do {
            return try EmailAddress(form["email"])
        } catch {
            let fieldError = error.fieldError()
            form.refuse(fieldError.field, fieldError.message, code: fieldError.code)
            return nil
        }
    }

    private static func readAddress(_ form: inout FormState, prefix: String?) -> Address? {
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

extension FormState {
    /// The domain explains itself in English; other languages get the words they have.
    fileprivate mutating func translateErrors(_ words: Words) {
        guard words.tag.prefix(2) != "en" else { return }
        let chosen = [CheckoutForm.shippingMethod, CheckoutForm.paymentMethod]
        let translated = errors.map { error in
            chosen.contains(error.field)
                ? error : FieldError(field: error.field, code: error.code, message: words.message(of: error))
        }
        self = FormState(values, errors: translated)
    }
}
