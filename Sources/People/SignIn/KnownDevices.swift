public import Infrastructure
public import Vocabulary

/// What a browser keeps to be known again where somebody signed in with it before: for each account a time and a code
/// that only we can make. It opens nothing; it only lets its owner try while strangers have to wait.
public struct KnownDevices: Sendable {
    private static let purpose = "known device"
    /// A browser that more people use than this is nobody's.
    private static let limit = 4
    /// How long a browser is known without a sign-in.
    public static let memory: Duration = .seconds(180 * 24 * 60 * 60)

    let vault: Vault

    public init(vault: Vault) {
        self.vault = vault
    }

    /// Whether `subject` signed in with this browser not too long ago.
    /// - Parameter cookie: what the browser showed.
    public func knows(_ subject: SignInSubject, by cookie: String?, at instant: Instant = .now) -> Bool {
        entries(cookie).contains { isOf($0, subject, at: instant) }
    }

    /// What the browser is to keep from now on.
    public func remembering(_ subject: SignInSubject, in cookie: String?, at instant: Instant = .now) -> String {
        let others = entries(cookie).filter { !isOf($0, subject, at: instant) }
        let time = String(instant.milliseconds / 1_000, radix: 36)
        let code = vault.code(for: Self.message(time, subject), purpose: Self.purpose)
        return ([time + "-" + Self.hex(code)] + others.prefix(Self.limit - 1)).joined(separator: ".")
    }

    private func entries(_ cookie: String?) -> [String] {
        guard let cookie, cookie.utf8.count <= 80 * Self.limit else { return [] }
        return cookie.split(separator: ".").prefix(Self.limit).map(String.init)
    }

    private func isOf(_ entry: String, _ subject: SignInSubject, at instant: Instant) -> Bool {
        let parts = entry.split(separator: "-")
        guard parts.count == 2, let seconds = Int64(parts[0], radix: 36),
            (0...Self.memory.components.seconds).contains(instant.milliseconds / 1_000 - seconds)
        else { return false }
        let message = Self.message(String(parts[0]), subject)
        guard let code = Self.bytes(hex: parts[1]) else { return false }
        return vault.isRight(code, for: message, purpose: Self.purpose)
    }

    private static func message(_ time: String, _ subject: SignInSubject) -> String { time + "/" + subject.name }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func bytes(hex text: Substring) -> [UInt8]? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).reduce([UInt8]?([])) { bytes, index in
            guard let bytes, let high = digits[index], let low = digits[index + 1] else { return nil }
            return bytes + [UInt8(high << 4 | low)]
        }
    }
}
