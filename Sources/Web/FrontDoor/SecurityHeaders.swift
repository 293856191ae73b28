import HTTPTypes

/// What every answer tells browsers not to do.
enum SecurityHeaders {
    /// Nothing but our own files runs or is loaded, no script or style stands in a page, nobody frames us.
    static let contentSecurityPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri \(PolicyReports.path); report-to csp
        """

    private static let always: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, contentSecurityPolicy),
        (.reportingEndpoints, "csp=\"\(PolicyReports.path)\""),
        (.xContentTypeOptions, "nosniff"),
        (.frameOptions, "DENY"),
        // Order and checkout addresses hold tokens: no other site learns them.
        (.referrerPolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(self), usb=(), browsing-topics=()"),
        (.openerPolicy, "same-origin"),
        (.resourcePolicy, "same-origin"),
    ]

    /// Adds what a handler has not set itself.
    static func add(to headers: inout HTTPFields, isSecure: Bool) {
        for (name, value) in always where !headers.contains(name) {
            headers.append(HTTPField(name: name, value: value))
        }
        if isSecure, !headers.contains(.strictTransportSecurity) {
            headers.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000"))
        }
    }
}
