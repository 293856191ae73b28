/// Language and region of a BCP 47 tag; script and extensions make no difference to numbers.
struct LocaleTag: Hashable, Sendable {
    let language: String
    let region: String?

    /// Reads "pt-BR", "pt_BR", "zh-Hant-TW" or "de"; anything unreadable is an unknown language.
    init(_ text: String) {
        let parts = text.split { $0 == "-" || $0 == "_" }
        let language = parts.first.map { $0.lowercased() } ?? "und"
        self.language = language == "iw" ? "he" : language
        region = parts.dropFirst().first { $0.utf8.count == 2 }.map { $0.uppercased() }
    }

    /// The region, or the one where most readers of the language live.
    var likelyRegion: String {
        region ?? Self.regions[language] ?? language.uppercased()
    }

    private static let regions = [
        "en": "US", "ja": "JP", "zh": "CN", "sv": "SE", "nb": "NO", "nn": "NO", "no": "NO", "da": "DK", "cs": "CZ",
        "uk": "UA", "kk": "KZ", "ka": "GE", "hy": "AM", "ms": "MY", "bs": "BA", "bn": "BD", "ur": "PK", "fa": "IR",
        "pt": "BR", "he": "IL", "hi": "IN", "ko": "KR", "vi": "VN", "af": "ZA",
    ]
}
