/// Another site's scheme, host and port, as browsers write it in `Origin`: "https://app.example.com".
public struct WebOrigin: Hashable, Sendable {
    public let text: String

    /// Nil for what no browser sends: anything but http or https, capitals, a path, a user, `*` or `null`.
    public init?(_ text: String) {
        guard text.utf8.count <= 300, let mark = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<mark.lowerBound]
        guard scheme == "https" || scheme == "http" else { return nil }
        let parts = text[mark.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, Self.isHost(host) else { return nil }
        if parts.count == 2 {
            guard let port = UInt16(parts[1]), port > 0, String(port) == parts[1] else { return nil }
            // Browsers leave the scheme's own port out.
            guard port != (scheme == "https" ? 443 : 80) else { return nil }
        }
        self.text = text
    }

    private static func isHost(_ host: Substring) -> Bool {
        host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                }
        }
    }
}

extension WebOrigin {
    /// How many a shop may name.
    public static let limit = 20

    static func list(stored text: String) -> [WebOrigin] {
        text.split(separator: " ").compactMap { WebOrigin(String($0)) }
    }

    static func stored(_ list: [WebOrigin]) -> String {
        list.map(\.text).joined(separator: " ")
    }
}
