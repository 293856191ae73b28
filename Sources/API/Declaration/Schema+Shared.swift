/// Shapes that several answers share. The document describes each once.
extension Schema {
    static let money = Schema.named(
        "Money",
        .object(
            [
                .required("amount", .integer(-wholeNumberLimit...wholeNumberLimit, "Minor units: cents, pence, yen.")),
                .required("currency", .text(3...3, "ISO 4217.")),
            ], "An amount in minor units of its currency."))

    /// Whole numbers that every JSON reader keeps exactly (RFC 8259 §6).
    static let wholeNumberLimit: Int64 = 9_007_199_254_740_991

    static func count(_ note: String? = nil) -> Schema {
        .integer(0...wholeNumberLimit, note)
    }

    static let image = Schema.named(
        "Image",
        .object([
            .required("url", .text(.address, 1...2_000)),
            .required("alt", .text(0...1_000, "What the picture shows; may be empty.")),
            .optional("width", .count("Pixels.")),
            .optional("height", .count("Pixels.")),
        ]))

    static let problem = Schema.named(
        "Problem",
        .object(
            [
                .required("type", .text(.address, 1...200, "A URI made of the code.")),
                .required("title", .text(1...200)),
                .required("status", .integer(400...599)),
                .required("code", .text(1...100, "Stable; decide by it.")),
                .optional("detail", .text(0...2_000, "This occurrence, for a person.")),
                .required("requestId", .text(1...64, "Say it when you ask for help.")),
                .optional(
                    "errors",
                    .array(
                        of: .object([
                            .required("field", .text(0...500, "A path such as shippingAddress.postalCode.")),
                            .required("code", .text(1...100)),
                            .required("message", .text(1...500)),
                        ]), limit: 100, "What is wrong with each field.")),
                .optional(
                    "lines",
                    .array(
                        of: .object([
                            .optional("variantId", .id()), .optional("title", .text(0...500)),
                            .optional("requested", .quantity()), .optional("available", .quantity()),
                        ]), limit: 200, "With out_of_stock and not_for_sale: what it is about.")),
                .optional("version", .count("With stale_version: the present version.")),
                .optional("permission", .permission.noted("With forbidden: what is missing.")),
                .optional("reason", .text(1...100, "With payment_declined: the provider's word for it.")),
                .optional("retryAfter", .count("Seconds after which to try again.")),
                .optional(
                    "violated-policies",
                    .array(
                        of: .text(1...100), limit: 10, "With too_many_requests: which limit, as in RateLimit-Policy.")),
            ], "What went wrong (RFC 9457)."))
}
