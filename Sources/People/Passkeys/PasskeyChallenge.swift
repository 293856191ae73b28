import Crypto
import Infrastructure
import Persistence
import Vocabulary

/// What a device signs to show that it has its key now, and for us. Pages that ask write nothing down: a challenge says
/// itself when it was made and carries a code that only we can make, over what it is for and the browser that it was
/// made for. It is good once: what was accepted is remembered for as long as it would be good.
struct PasskeyChallenge: Sendable, Equatable {
    enum Purpose: String, Sendable {
        case add
        case signIn = "sign-in"
    }

    /// Long enough for somebody who looks for their phone; pages that stay open longer ask for another.
    static let lifetime: Duration = .seconds(15 * 60)
    private static let noteLength = 8 + 16
    private static let codePurpose = "passkey challenge"

    let bytes: [UInt8]

    /// A new one: the time, 128 random bits, and the code.
    /// - Parameter context: what it is good for and nothing else.
    init(for context: String, vault: Vault, at instant: Instant) {
        var random = SystemRandomNumberGenerator()
        let time = withUnsafeBytes(of: instant.milliseconds.bigEndian) { Array($0) }
        let note = time + (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
        bytes = note + vault.code(for: Self.message(note, context), purpose: Self.codePurpose)
    }

    /// One that came back; nil when it is none of ours for this, or is too old.
    init?(_ text: String, for context: String, vault: Vault, at instant: Instant) {
        guard let bytes = Base64URL.bytes(text), bytes.count == Self.noteLength + 32 else { return nil }
        let note = Array(bytes.prefix(Self.noteLength))
        let code = Array(bytes.dropFirst(Self.noteLength))
        guard vault.isRight(code, for: Self.message(note, context), purpose: Self.codePurpose) else { return nil }
        self.bytes = bytes
        guard madeAt <= instant, endsAt > instant else { return nil }
    }

    var text: String { Base64URL.text(bytes) }

    private var madeAt: Instant { Instant(milliseconds: bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }) }
    private var endsAt: Instant { madeAt.advanced(by: Self.lifetime) }

    /// Uses it up.
    /// - Returns: false when it was used before.
    func spend(in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO spent_challenge (digest, ends_at) VALUES (\(Array(SHA256.hash(data: bytes))), \(endsAt))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Forgets those that would not be good any more.
    static func sweep(at instant: Instant, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM spent_challenge WHERE ends_at <= \(instant)")
    }

    private static func message(_ note: [UInt8], _ context: String) -> String {
        Base64URL.text(note) + "/" + context
    }
}
