import HTTPTypes
import Hummingbird
import Vocabulary

/// The host and path of a request, checked before anyone relies on them.
struct RequestAddress {
    /// Lower-case, without port or final dot.
    let host: String
    /// As asked, lower-case: host and port.
    let authority: String
    /// Percent-encoded, as asked.
    let path: String

    /// - Throws: ``Problem`` of status 400.
    init(_ request: Request) throws(Problem) {
        guard let target = request.head.path, target.utf8.count <= 8_000, target.hasPrefix("/"),
            target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { throw .badAddress }
        let path = request.uri.path
        guard let decoded = PercentCoding.decode(path), !decoded.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            !decoded.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { throw .badAddress }
        if let query = request.uri.query, PercentCoding.decode(query) == nil { throw .badAddress }
        // RFC 9112, section 3.2: a front that believed the other line would have asked for another shop.
        guard request.headers[.secondHost] == nil, let authority = request.head.authority?.lowercased(),
            let host = Self.host(of: authority)
        else {
            throw Problem(status: 400, code: "bad_host", title: "Bad request", detail: "The host is not valid.")
        }
        self.path = path
        self.authority = authority
        self.host = host
    }

    /// "shop.example.com" of "shop.example.com.:8080"; nil when it is no host.
    static func host(of authority: String) -> String? {
        var host = authority[...]
        if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
            let port = host[host.index(after: colon)...]
            guard port.isEmpty || UInt16(port) != nil else { return nil }
            host = host[..<colon]
        }
        if host.hasSuffix(".") { host = host.dropLast() }
        guard (1...253).contains(host.utf8.count) else { return nil }
        if host.hasPrefix("[") {
            let inside = host.dropFirst().dropLast()
            return host.hasSuffix("]") && inside.utf8.allSatisfy(isAddressByte) ? String(host) : nil
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { !$0.isEmpty && $0.utf8.count <= 63 && $0.utf8.allSatisfy(isHostByte) }
            ? String(host) : nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Problem {
    static let badAddress = Problem(
        status: 400, code: "bad_address", title: "Bad request", detail: "The address is not readable.")
}
