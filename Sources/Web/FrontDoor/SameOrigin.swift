import HTTPTypes
import Foundation
import Hummingbird

/// Refuses what another site makes a visitor's browser do.
///
/// Browsers say where a request comes from: `Sec-Fetch-Site`, or in older ones `Origin` or `Referer`. A program that
/// says nothing carries no visitor's cookies by accident, so it passes.
enum SameOrigin {
    static func allows(_ request: Request, authority: String, isAPI: Bool) -> Bool {
        if isAPI, request.headers[.cookie] == nil { return true }
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        if let origin = request.headers[.origin] { return isOurs(origin, authority) }
        if let referer = request.headers[.referer] { return isOurs(referer, authority) }
        return true
    }

    private static func isOurs(_ address: String, _ authority: String) -> Bool {
        guard let scheme = address.range(of: "://") else { return false }
        let rest = address[scheme.upperBound...]
        let named = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
        let isSecure = address.hasPrefix("https:")
        return withoutDefaultPort(named, isSecure) == withoutDefaultPort(authority, isSecure)
    }

    private static func withoutDefaultPort(_ authority: String, _ isSecure: Bool) -> String {
        let suffix = isSecure ? ":443" : ":80"
        return authority.hasSuffix(suffix) ? String(authority.dropLast(suffix.count)) : authority
    }
}
