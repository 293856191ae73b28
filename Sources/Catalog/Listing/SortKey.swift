internal import Foundation

/// Keys that sort titles the way people look for them, the same on both engines.
enum SortKey {
    /// Lower case without accents, at most 60 characters.
    static func folded(_ title: String) -> String {
        let trimmed = title.trimmingCharacters(in: .whitespacesAndNewlines)
        return String(
            trimmed.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
                .prefix(60))
    }

    static func bytes(_ title: String) -> [UInt8] {
        Array(folded(title).utf8)
    }
}
