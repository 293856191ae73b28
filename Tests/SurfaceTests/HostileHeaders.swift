import HTTPTypes

extension [HostileRequest] {
    /// Tricks with headers.
    static let headers: [HostileRequest] =
        [
            "", "x", "null", String(repeating: "A", count: 43), String(repeating: "A", count: 5_000), "' OR 1=1 --",
            "é", "{cart}",
        ]
        .map {
            HostileRequest.get("the token \($0.prefix(20))", "/store/cart/{cart}", 404, "not_found")
                .with(["X-Cart-Token": $0], token: false)
        } + [
            .get("no token", "/store/cart/{cart}", 404, "not_found").with([:], token: false),
            .get("a wrong token beside the right cookie", "/store/cart/{cart}", 404, "not_found")
                .with(["X-Cart-Token": "x", "Cookie": "cart={token}"], token: false),
            .get("the right cookie alone", "/store/cart/{cart}", 200).with(["Cookie": "cart={token}"], token: false),
            .get("cookies without end", "/store/cart/{cart}", 404, "not_found")
                .with(["Cookie": String(repeating: "a=b; ", count: 1_000)], token: false),
            .item("a cookie from another site", good, 403, "cross_origin")
                .with(["Cookie": "cart={token}", "Origin": "https://evil.example"], token: false),
            .item("a cookie from no site at all", good, 403, "cross_origin")
                .with(["Cookie": "cart={token}", "Origin": "null"], token: false),
            .item("a cookie that the browser says is cross-site", good, 403, "cross_origin")
                .with(["Cookie": "cart={token}", "Sec-Fetch-Site": "cross-site"], token: false),
            .item("a site that begins like ours", good, 403, "cross_origin")
                .with(["Cookie": "cart={token}", "Origin": "http://localhost.evil.example"], token: false),
            .item("a key with a blank", good, 400, "bad_idempotency_key").with(["Idempotency-Key": "a b"]),
            .item("an empty key", good, 400, "bad_idempotency_key").with(["Idempotency-Key": ""]),
            .item("a key of 256 characters", good, 400, "bad_idempotency_key")
                .with(["Idempotency-Key": String(repeating: "k", count: 256)]),
            .item("a key that is no ASCII", good, 400, "bad_idempotency_key").with(["Idempotency-Key": "ключ"]),
            .item("a key in SQL", good, 201).with(["Idempotency-Key": "'||(SELECT(1))||'"]),
            .item("a version that is none", good, 412, "stale_version").with(["If-Match": "\"99999999999999999999\""]),
            .item("a version in markup", good, 412, "stale_version").with(["If-Match": "<script>"]),
            .get("a language that is none", "/store/products", 200).with(["Accept-Language": "\u{1F600}, */*;q=9"]),
            .get("an encoding that is none", "/store/products", 200).with(["Accept-Encoding": "gzip;q=x, ,;;"]),
            .get("nothing acceptable", "/store/products", 200).with(["Accept": "image/png"]),
            .get("a range", "/store/products", 200).with(["Range": "bytes=0-1"]),
            .get("a name for the request in markup", "/store/products", 200).with([
                "X-Request-ID": "<script>alert(1)</script>"
            ]),
            .get("a tag that is none", "/store/products", 200).with(["If-None-Match": "\"\"\"\", W/"]),
            .get("another method by header", "/store/products", 200).with(["X-HTTP-Method-Override": "DELETE"]),
            .get("a host in another header", "/store/products", 200).with(["X-Forwarded-Host": "evil.example"]),
            .get("a host with a blank", "/store/products", 400, "bad_host").with([:], host: "local host"),
            .get("a host that is a path", "/store/products", 400, "bad_host").with([:], host: "../../etc"),
            .get("a host in markup", "/store/products", 400, "bad_host").with([:], host: "<script>"),
            .get("a host with a port beyond all", "/store/products", 400, "bad_host").with(
                [:], host: "localhost:99999"),
            .get("a host with a name in it", "/store/products", 400, "bad_host").with([:], host: "a@localhost"),
            .get("no host", "/store/products", 400, "bad_host").with([:], host: ""),
        ]

    private static let good = #"{"variantId":"{mug}","quantity":"1"}"#
}
