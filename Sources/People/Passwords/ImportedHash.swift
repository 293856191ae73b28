import CCrypt
import Foundation

/// Passwords that another platform hashed with bcrypt: "$2a$", "$2b$" and "$2y$". They are accepted once, and then kept
/// as our own.
enum ImportedHash {
    static func isOne(_ hash: PasswordHash) -> Bool {
        hash.text.utf8.count == 60 && ["$2a$", "$2b$", "$2y$"].contains { hash.text.hasPrefix($0) }
    }

    /// Whether `password` is the one that `hash` was made of. bcrypt looks at its first 72 bytes only.
    static func verify(_ password: String, _ hash: PasswordHash) -> Bool {
        // bcrypt ends at a NUL: what follows would be ignored.
        guard !password.utf8.contains(0) else { return false }
        let work = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        work.initialize(to: crypt_data())
        defer {
            work.deinitialize(count: 1)
            work.deallocate()
        }
        let size = Int32(MemoryLayout<crypt_data>.size)
        guard let result = crypt_rn(password, hash.text, work, size) else { return false }
        let (one, other) = (Array(String(cString: result).utf8), Array(hash.text.utf8))
        return one.count == other.count && zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
