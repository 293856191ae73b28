import Crypto

/// What lets somebody in once whose app is not at hand.
enum RecoveryCode {
    /// How many there are at first.
    static let count = 10

    static func some() -> [String] {
        (0..<count).map { _ in new() }
    }

    /// Sixty random bits in three groups, of letters that are not taken for digits.
    private static func new() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz023456789")
        var random = SystemRandomNumberGenerator()
        return (0..<3).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
        }.joined(separator: "-")
    }

    /// A fast digest is enough for what is random and long.
    static func digest(_ code: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(code.lowercased().filter { $0.isLetter || $0.isNumber }.utf8)))
    }
}
