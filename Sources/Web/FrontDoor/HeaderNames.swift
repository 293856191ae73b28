public import HTTPTypes

/// Header fields that the HTTP types do not name.
extension HTTPField.Name {
    /// A name that a programmer wrote.
    public static func literal(_ name: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name("\(name)") else { preconditionFailure("not a header's name: \(name)") }
        return name
    }

    /// The first `Host` line becomes the request's authority; a field of this name is a second one.
    static let secondHost = literal("Host")
    static let requestID = literal("X-Request-ID")
    static let secFetchSite = literal("Sec-Fetch-Site")
    static let forwardedFor = literal("X-Forwarded-For")
    static let forwardedProto = literal("X-Forwarded-Proto")
    public static let frameOptions = literal("X-Frame-Options")
    static let reportingEndpoints = literal("Reporting-Endpoints")
    static let clearSiteData = literal("Clear-Site-Data")
    static let rateLimit = literal("RateLimit")
    static let rateLimitPolicy = literal("RateLimit-Policy")
    static let referrerPolicy = literal("Referrer-Policy")
    static let permissionsPolicy = literal("Permissions-Policy")
    static let openerPolicy = literal("Cross-Origin-Opener-Policy")
    static let resourcePolicy = literal("Cross-Origin-Resource-Policy")
}
