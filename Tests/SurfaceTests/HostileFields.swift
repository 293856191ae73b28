import HTTPTypes

extension [HostileRequest] {
    /// Fields of the wrong type, length, range or meaning.
    static let fields: [HostileRequest] =
        [
            "1", "true", "null", "[]", "{}", #""""#, #""mug""#, #""{mug}x""#, #""{mug}\u0000""#,
            #""' OR '1'='1' -- aaaaaaaaaaaaaaaaaaaaaa""#,
        ].map { .item("variantId \($0)", #"{"variantId":\#($0),"quantity":"1"}"#, 422, "validation_failed") }
        + [
            "1", "1.5", "-1", "1e400", "true", "null", "[1]", #"{"$gt":0}"#, #""""#, #"" 1""#, #""1 ""#, #""-1""#,
            #""-0.001""#, #""0""#, #""0.0001""#, #""1e3""#, #""1,5""#, #""0x10""#, #""NaN""#, #""Infinity""#, #""+1""#,
            #""１""#, #""99999999999999999999""#, #""9223372036854775807""#, #""10000""#, #""😀""#,
            #""<script>alert(1)</script>""#, #""1\u0000""#, #""1\n""#, #""١""#,
        ].map { .item("quantity \($0)", #"{"variantId":"{mug}","quantity":\#($0)}"#, 422, "validation_failed") }
        + [
            .item("an unknown field", #"{"variantId":"{mug}","quantity":"1","price":0}"#, 422, "validation_failed"),
            .item("a prototype", #"{"variantId":"{mug}","quantity":"1","__proto__":{}}"#, 422, "validation_failed"),
            .item("a field in capitals", #"{"VariantId":"{mug}","Quantity":"1"}"#, 422, "validation_failed"),
            HostileRequest(
                name: "a currency of one's own", method: .post, path: "/store/cart",
                body: [UInt8](#"{"currency":"XXX"}"#.utf8), status: 422, code: "validation_failed"),
            HostileRequest(
                name: "a checkout of no cart", method: .post, path: "/store/checkout",
                body: [UInt8](#"{"cartId":"00000000-0000-0000-0000-000000000000"}"#.utf8), status: 404,
                code: "not_found"),
            HostileRequest(
                name: "a provider with a blank", method: .post, path: "/store/checkout/{checkout}/intent",
                body: [UInt8](#"{"provider":"te st"}"#.utf8), status: 422, code: "validation_failed"),
            HostileRequest(
                name: "a provider that is a path", method: .post, path: "/store/checkout/{checkout}/intent",
                body: [UInt8](#"{"provider":"../test"}"#.utf8), status: 422, code: "validation_failed"),
            HostileRequest(
                name: "a payment method that is a number", method: .post, path: "/store/checkout/{checkout}/confirm",
                body: [UInt8](#"{"paymentMethod":4242424242424242}"#.utf8), status: 422, code: "validation_failed"),
            HostileRequest(
                name: "an empty payment method", method: .post, path: "/store/checkout/{checkout}/confirm",
                body: [UInt8](#"{"paymentMethod":""}"#.utf8), status: 422, code: "validation_failed"),
            HostileRequest(
                name: "a price for oneself", method: .post, path: "/store/checkout/{checkout}/confirm",
                body: [UInt8](#"{"amount":{"amount":1,"currency":"EUR"}}"#.utf8), status: 422, code: "validation_failed"
            ),
            HostileRequest(
                name: "an event without a signature", method: .post, path: "/store/payments/webhook/test",
                body: [UInt8](#"{"status":"succeeded"}"#.utf8), status: 400, code: "bad_signature"),
            HostileRequest(
                name: "an event with a signature of somebody's own", method: .post,
                path: "/store/payments/webhook/test",
                headers: ["X-Test-Signature": String(repeating: "0", count: 64)],
                body: [UInt8](#"{"status":"succeeded"}"#.utf8), status: 400, code: "bad_signature"),
            HostileRequest(
                name: "an event with a signature that is none", method: .post, path: "/store/payments/webhook/test",
                headers: ["X-Test-Signature": "😀"], body: [0xFF], status: 400, code: "bad_signature"),
            HostileRequest(
                name: "an event of a provider that is a path", method: .post,
                path: "/store/payments/webhook/%2e%2e%2ftest", body: [], status: 400, code: "bad_address"),
        ]

    /// Contact and address fields of a checkout.
    static let contact: [HostileRequest] = [
        .change(
            "an e-mail of 255 characters", #"{"email":"a@\#(String(repeating: "a", count: 249)).com"}"#, 422,
            "validation_failed"),
        .change(
            "an e-mail with a header in it", #"{"email":"a@example.com\r\nBcc: b@example.com"}"#, 422,
            "validation_failed"),
        .change("two e-mails", #"{"email":"a@example.com,b@example.com"}"#, 422, "validation_failed"),
        .change("an e-mail with a NUL", #"{"email":"a\u0000@example.com"}"#, 422, "validation_failed"),
        .change("an e-mail that is a list", #"{"email":["a@example.com"]}"#, 422, "validation_failed"),
        .change("no e-mail", #"{"email":null}"#, 422, "validation_failed"),
        .change("a phone of letters", #"{"phone":"javascript:alert(1)"}"#, 422, "validation_failed"),
        .change("a version beyond 64 bits", #"{"version":9223372036854775808}"#, 422, "validation_failed"),
        .change("version 1e0", #"{"version":1e0}"#, 422, "validation_failed"),
        .change("version 0", #"{"version":0}"#, 422, "validation_failed"),
        .change("an old version", #"{"email":"a@example.com","version":999}"#, 409, "stale_version"),
        .change("an address that is a list", #"{"shippingAddress":[]}"#, 422, "validation_failed"),
        .change("an address that is empty", #"{"shippingAddress":{}}"#, 422, "validation_failed"),
        .change(
            "a name of 101 characters", address(name: String(repeating: "a", count: 101)), 422, "validation_failed"),
        .change(
            "a name of 100 letters outside the first plane", address(name: String(repeating: "𝔸", count: 100)), 200),
        .change("a name that is a NUL", address(name: #"\u0000"#), 422, "validation_failed"),
        .change("a name with a line break", address(name: #"a\nb"#), 422, "validation_failed"),
        .change("a name that turns round", address(name: "a\u{202E}b"), 422, "validation_failed"),
        .change("a name of blanks", address(name: "   "), 422, "validation_failed"),
        .change("a name of emoji", address(name: "👩‍👩‍👧‍👦 😀"), 200),
        .change("a name in script", address(name: "<script>alert(1)</script>"), 200),
        .change("a name in SQL", address(name: "Robert'); DROP TABLE orders;--"), 200),
        .change("a country that is none", address(country: "XX"), 422, "validation_failed"),
        .change("a country in markup", address(country: "<>"), 422, "validation_failed"),
        .change("a country of three letters", address(country: "DEU"), 422, "validation_failed"),
        .change(
            "a way of shipping that is none", #"{"shippingMethodId":"00000000-0000-0000-0000-000000000000"}"#, 422,
            "validation_failed"),
        .change("a way of shipping that is a mug", #"{"shippingMethodId":"{mug}"}"#, 422, "validation_failed"),
        .change(
            "a total of one's own", #"{"totals":{"total":{"amount":1,"currency":"EUR"}}}"#, 422, "validation_failed"),
        .change("a status of one's own", #"{"status":"completed"}"#, 422, "validation_failed"),
        .change("yes and no at once", #"{"sameAsShipping":"true"}"#, 422, "validation_failed"),
    ]

    private static func address(name: String = "Ada", country: String = "DE") -> String {
        #"{"shippingAddress":{"name":"\#(name)","line1":"Weg 1","city":"Berlin","postalCode":"10117","country":"\#(country)"}}"#
    }
}
