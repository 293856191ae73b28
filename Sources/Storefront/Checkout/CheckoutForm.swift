internal import Ordering
internal import People
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
    /// Whether a new address goes into the customer's book.
    static let keepAddress = "keepAddress"
    /// What a button of the form asks for besides placing the order.
    static let intent = "intent"
    /// Begins the intent of taking an address of the book; its id follows.
    static let takeAddress = "address:"

    static let addressFields = ["name", "line1", "line2", "city", "state", "postalCode", "country"]

    /// The form as it opens: what the checkout knows already.
    /// - Parameter shopper: who is signed in, for what the checkout does not know yet.
    static func opened(for checkout: Checkout, shopper: CheckoutShopper? = nil, home: CountryCode) -> FormState {
        var form = FormState()
        let contact = checkout.contact
        let shipping = contact.shippingAddress ?? shopper?.shipping
        let billing =
            contact.shippingAddress == nil ? contact.billingAddress ?? shopper?.billing : contact.billingAddress
        form.prefill("email", contact.email?.text ?? shopper?.customer.email)
        form.prefill("phone", contact.phone ?? shopper?.shipping?.phone ?? shopper?.customer.phone)
        AddressForm.fill(&form, from: shipping?.draft, prefix: nil, home: home)
        if shipping == nil { form.prefill("name", shopper?.customer.name) }
        AddressForm.fill(&form, from: billing?.draft, prefix: billingPrefix, home: home)
        if billing == nil { form.prefill(billingSame, "on") }
        form.prefill(shippingMethod, checkout.shippingMethod?.description)
        return form
    }

    /// What was typed, with another address of the book as the delivery's.
    static func taking(_ address: Address, _ form: FormState, home: CountryCode) -> FormState {
        var values = form.values
        for field in addressFields { values = values.setting(field, to: nil) }
        var taken = FormState(values)
        AddressForm.fill(&taken, from: address.draft, prefix: nil, home: home)
        return taken
    }

    /// What was typed, as a change; what is wrong with it is noted in the form. Nil when anything is.
    static func change(_ form: inout FormState, _ words: Words) -> CheckoutChange? {
        let email = readEmail(&form)
        let shipping = AddressForm.read(&form, prefix: nil)
        let isSame = form.isTicked(billingSame)
        let billing = isSame ? nil : AddressForm.read(&form, prefix: billingPrefix)
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
}

extension FormState {
    /// The domain explains itself in English; other languages get the words they have.
    mutating func translateErrors(_ words: Words) {
        guard words.tag.prefix(2) != "en" else { return }
        let chosen = [CheckoutForm.shippingMethod, CheckoutForm.paymentMethod]
        let translated = errors.map { error in
            chosen.contains(error.field)
                ? error : FieldError(field: error.field, code: error.code, message: words.message(of: error))
        }
        self = FormState(values, errors: translated)
    }
}
