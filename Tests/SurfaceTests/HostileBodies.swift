import HTTPTypes

extension [HostileRequest] {
    /// Bodies that are no JSON, no text, too much, or of another kind.
    static let bodies: [HostileRequest] = [
        .item("nothing", "", 422, "validation_failed"),
        .item("null", "null", 400, "bad_json"),
        .item("a list", "[]", 400, "bad_json"),
        .item("a text", #""x""#, 400, "bad_json"),
        .item("a number", "1", 400, "bad_json"),
        .item("half an object", #"{"variantId":"#, 400, "bad_json"),
        .item("a comma too many", good.dropLast() + ",}", 400, "bad_json"),
        .item("single quotes", "{'quantity':'1'}", 400, "bad_json"),
        .item("a comment", "/* hello */" + good, 400, "bad_json"),
        .item("not a number", #"{"quantity":NaN}"#, 400, "bad_json"),
        .item("a second value", good + good, 400, "bad_json"),
        .item("a byte order mark", "\u{FEFF}" + good, 400, "bad_json"),
        .item("markup", "<script>alert(1)</script>", 400, "bad_json"),
        .item(
            "XML with an entity", #"<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"#, 400, "bad_json"),
        .item(
            "bytes that are no text", bytes: [UInt8](#"{"quantity":""#.utf8) + [0xFF, 0xFE] + [UInt8](#""}"#.utf8), 400,
            "bad_json"),
        .item(
            "an overlong NUL", bytes: [UInt8](#"{"quantity":""#.utf8) + [0xC0, 0x80] + [UInt8](#""}"#.utf8), 400,
            "bad_json"
        ),
        .item("half a surrogate pair", #"{"quantity":"\ud83d"}"#, 400, "bad_json"),
        .item("a NUL between", "{\"quantity\":\u{0}\"1\"}", 400, "bad_json"),
        .item("a line break in a text", "{\"quantity\":\"1\n\"}", 400, "bad_json"),
        .item("a member twice", #"{"quantity":"1","quantity":"1000"}"#, 400, "duplicate_member"),
        .item("a member twice, disguised", #"{"quantity":"1","quantit\u0079":"1000"}"#, 400, "duplicate_member"),
        .item("1,000 lists in one another", #"{"a":"# + String(repeating: "[", count: 1_000), 400, "too_deep"),
        .item("300,000 lists in one another", String(repeating: "[", count: 300_000), 400, "too_deep"),
        .item(
            "100,000 members", "{" + (0..<100_000).map { "\"a\($0)\":1" }.joined(separator: ",") + "}", 413, "too_large"
        ),
        .item(
            "50,000 members", "{" + (0..<50_000).map { "\"a\($0)\":1" }.joined(separator: ",") + "}", 422,
            "validation_failed"),
        .item(
            "a megabyte of text", #"{"quantity":""# + String(repeating: "9", count: 1_000_000) + #""}"#, 422,
            "validation_failed"),
        .item("a byte too many", String(repeating: " ", count: 1 << 20) + " ", 413, "too_large"),
        .item(
            "a number of a megabyte", #"{"quantity":"# + String(repeating: "9", count: 1_000_000) + "}", 422,
            "validation_failed"),

        .item("no content type", good, 415, "unsupported_media_type").with(["Content-Type": ""]),
        .item("text", good, 415, "unsupported_media_type").with(["Content-Type": "text/plain"]),
        .item("a form", "quantity=1", 415, "unsupported_media_type").with([
            "Content-Type": "application/x-www-form-urlencoded"
        ]),
        .item("a form with files", good, 415, "unsupported_media_type").with([
            "Content-Type": "multipart/form-data; boundary=x"
        ]),
        .item("nearly JSON", good, 415, "unsupported_media_type").with(["Content-Type": "application/jsonx"]),
        .item("another charset", good, 415, "unsupported_media_type").with([
            "Content-Type": "application/json; charset=utf-16"
        ]),
        .item("the charset said", good, 201).with(["Content-Type": "Application/JSON; Charset=\"UTF-8\""]),
        HostileRequest(
            name: "a body on a DELETE", method: .delete,
            path: "/store/cart/{cart}/items/00000000-0000-0000-0000-000000000000",
            body: [UInt8]("nonsense".utf8), status: 404, code: "not_found"),
    ]

    private static let good = #"{"variantId":"{mug}","quantity":"1"}"#
}
