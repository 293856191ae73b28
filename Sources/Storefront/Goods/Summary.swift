/// The beginning of a text, cut at a word, for descriptions that search engines show.
enum Summary {
    static func of(_ text: String, limit: Int = 155) -> String {
        var result = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard result.count + word.count < limit else { return result + "…" }
            result += result.isEmpty ? String(word) : " " + word
        }
        return result
    }
}
