import Ordering
import Vocabulary

extension CheckoutChange {
    /// What may be changed of a checkout, as the body names it.
    static let fields: [Schema.Field] = [
        .optional("email", .text(.email, 1...254)),
        .optional("phone", .text(1...40)),
        .optional("shippingAddress", AddressView.schema),
        .optional("billingAddress", AddressView.schema),
        .optional("sameAsShipping", .boolean("True takes a billing address away.")),
        .optional("shippingMethodId", .id("One of `shippingMethods`.")),
        .optional(
            "version", .integer(1...Schema.wholeNumberLimit, "The version you saw: refuses to overwrite a newer.")),
    ]

    static func fields(_ names: [String]) -> [Schema.Field] {
        fields.filter { names.contains($0.name) }
    }

    /// - Throws: ``Problem`` 422 with everything that is wrong.
    init(_ call: Call) throws(Problem) {
        var reader = BodyReader(call)
        self.init(
            email: reader.email("email"), phone: reader.phone("phone"),
            shippingAddress: reader.address("shippingAddress"), shippingMethod: reader.id("shippingMethodId"),
            version: reader.integer("version"))
        if let billing = reader.address("billingAddress") { billingAddress = .some(billing) }
        if reader.boolean("sameAsShipping") == true {
            if reader.has("billingAddress") {
                reader.refuse(
                    "sameAsShipping", "contradictory", "Send a billing address or say that it is the same, not both.")
            }
            billingAddress = .some(nil)
        }
        try reader.finish()
    }
}
