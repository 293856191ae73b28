/// Which addresses a link in a description may have.
enum DescriptionLink {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// `address` without blanks around it when it is relative to the shop or has a harmless scheme, else nil.
    static func address(_ address: [UInt8]) -> [UInt8]? {
        let text = String(decoding: address, as: UTF8.self).trimmed
        // Browsers drop tabs and line ends inside an address and read `\` as `/`; no honest address has them.
        guard !text.isEmpty, text.utf8.count <= 2000,
            !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
            !text.hasPrefix("//")
        else { return nil }
        if let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" {
            guard schemes.contains(text[..<end].lowercased()) else { return nil }
        }
        return Array(text.utf8)
    }
}
