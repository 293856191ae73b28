import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Ordering
import Storefront
import Tenancy
import TestSupport
import Web

/// A browser without scripts: keeps cookies, follows redirects, fills in the forms that it finds.
final class StorefrontBrowser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// The address of the page in sight.
    private(set) var address = "/"
    private(set) var page = ""
    private(set) var status = 0
    private(set) var headers: HTTPFields = [:]

    init(_ client: any TestClientProtocol, cookies: [String: String] = [:]) {
        self.client = client
        self.cookies = cookies
    }

    @discardableResult
    func open(_ path: String) async throws -> StorefrontBrowser {
        try await send(.get, path, body: nil)
    }

    /// Presses a button of the form that goes to `action` (its beginning is enough), after changing fields.
    /// A field set to nil is unticked or left out.
    @discardableResult
    func submit(
        _ action: String, changing changes: [String: String?] = [:], button: (String, String)? = nil
    ) async throws -> StorefrontBrowser {
        guard let form = SentForm.all(in: page).first(where: { $0.action.hasPrefix(action) }) else {
            throw NoSuchForm(action: action, page: page)
        }
        var fields = form.fields.filter { changes[$0.0] == nil }
        for (name, value) in changes { if let value { fields.append((name, value)) } }
        if let button { fields.append(button) }
        let encoded = Self.encode(fields)
        return form.isPost
            ? try await send(.post, form.action, body: encoded)
            : try await send(.get, form.action + "?" + encoded, body: nil)
    }

    /// Sends a form that was made by hand, without following where it leads.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)], follows: Bool = true) async throws -> StorefrontBrowser {
        try await send(.post, path, body: Self.encode(fields), follows: follows)
    }

    /// Where links and forms of the page in sight lead, within the site.
    var links: [String] {
        page.matches(of: /(?:href|src)="(\/[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, body: String?, follows: Bool = true
    ) async throws -> StorefrontBrowser {
        var headers: HTTPFields = [.accept: "text/html"]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        keepCookies(response.headers)
        if follows, response.status.code == 303, let location = response.headers[.location] {
            return try await send(.get, location, body: nil)
        }
        address = path
        status = response.status.code
        self.headers = response.headers
        page = String(buffer: response.body)
        return self
    }

    private func keepCookies(_ headers: HTTPFields) {
        for cookie in headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { cookies[pair[0]] = pair[1] }
        }
    }

    private static func encode(_ fields: [(String, String)]) -> String {
        fields.map { "\(escape($0.0))=\(escape($0.1))" }.joined(separator: "&")
    }

    private static func escape(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

struct NoSuchForm: Error {
    let action: String
    let page: String
}

/// A form as a browser would send it: what is typed, chosen and ticked.
struct SentForm {
    let action: String
    let isPost: Bool
    let fields: [(String, String)]

    static func all(in page: String) -> [SentForm] {
        page.matches(of: /<form\b([^>]*)>([\s\S]*?)<\/form>/).map { match in
            let tag = String(match.1)
            return SentForm(
                action: attribute("action", tag) ?? "", isPost: attribute("method", tag) == "post",
                fields: fields(String(match.2)))
        }
    }

    private static func fields(_ inside: String) -> [(String, String)] {
        var fields: [(String, String)] = []
        for input in inside.matches(of: /<input\b([^>]*)>/) {
            let tag = String(input.1)
            guard let name = attribute("name", tag) else { continue }
            let type = attribute("type", tag) ?? "text"
            if type == "radio" || type == "checkbox", !tag.contains(" checked") { continue }
            fields.append((name, attribute("value", tag) ?? "on"))
        }
        for select in inside.matches(of: /<select\b([^>]*)>([\s\S]*?)<\/select>/) {
            guard let name = attribute("name", String(select.1)) else { continue }
            let options = String(select.2).matches(of: /<option\b([^>]*)>/).map { String($0.1) }
            let chosen = options.first { $0.contains(" selected") } ?? options.first
            fields.append((name, chosen.flatMap { attribute("value", $0) } ?? ""))
        }
        return fields
    }

    private static func attribute(_ name: String, _ tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        let value = tag[start.upperBound...].prefix { $0 != "\"" }
        return String(value).replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
    }
}
