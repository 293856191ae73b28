import CArgon2
import Foundation
import Synchronization

/// Hashes and checks passwords with Argon2id, on threads of its own: each takes tens of milliseconds and 19 MiB, which
/// must hold up neither requests nor memory.
public final class PasswordHasher: Sendable {
    /// OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
    private static let memoryKiB: UInt32 = 19 * 1024
    private static let passes: UInt32 = 2
    private static let lanes: UInt32 = 1
    private static let saltLength = 16
    private static let hashLength = 32

    /// Half of the machine: whoever tries passwords leaves the other half to pages.
    public static let ownThreads = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)

    /// The program's own.
    public static let shared = PasswordHasher()

    private let threads: OperationQueue
    private let waiting = Mutex(0)
    private let waitingLimit: Int
    /// Places in line that strangers leave to those who are known.
    private let kept: Int

    /// - Parameters:
    ///   - threads: hashes at once.
    ///   - waitingLimit: hashes in line; more are refused, so that a flood of sign-ins ends in refusals, not in memory.
    ///     A quarter of the line is for who is known.
    public init(threads: Int = PasswordHasher.ownThreads, waitingLimit: Int = 64) {
        self.threads = OperationQueue()
        self.threads.name = "stoa.passwords"
        self.threads.maxConcurrentOperationCount = threads
        self.waitingLimit = waitingLimit
        kept = waitingLimit / 4
    }

    /// - Throws: ``PasswordHasherBusy``, ``PasswordHasherFailed``.
    public func hash(_ password: String, lane: PasswordLane = .strangers) async throws -> PasswordHash {
        try await onThread(lane) { PasswordHash(stored: try Self.encoded(password)) }
    }

    /// Whether `password` is the one that `hash` was made of. False also for a hash that cannot be read.
    /// - Throws: ``PasswordHasherBusy``.
    public func verify(
        _ password: String, _ hash: PasswordHash, lane: PasswordLane = .strangers
    ) async throws -> Bool {
        try await onThread(lane) {
            if ImportedHash.isOne(hash) { return ImportedHash.verify(password, hash) }
            let bytes = Self.bytes(password)
            return argon2id_verify(hash.text, bytes, bytes.count) == ARGON2_OK.rawValue
        }
    }

    /// Whether `hash` was made as ``hash(_:)`` makes one today; any other is to be made anew at the next sign-in.
    static func isCurrent(_ hash: PasswordHash) -> Bool {
        hash.text.hasPrefix("$argon2id$v=19$m=\(memoryKiB),t=\(passes),p=\(lanes)$")
    }

    // MARK: - On a thread

    private func onThread<Result: Sendable>(
        _ lane: PasswordLane, _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let isAdmitted = waiting.withLock { waiting in
            guard waiting < waitingLimit - (lane == .known ? 0 : kept) else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { throw PasswordHasherBusy() }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            let operation = BlockOperation { continuation.resume(with: Swift.Result { try work() }) }
            operation.queuePriority = lane == .known ? .veryHigh : .normal
            threads.addOperation(operation)
        }
    }

    private static func encoded(_ password: String) throws -> String {
        let bytes = bytes(password)
        var random = SystemRandomNumberGenerator()
        let salt = (0..<saltLength).map { _ in UInt8.random(in: 0...255, using: &random) }
        let length = argon2_encodedlen(
            passes, memoryKiB, lanes, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        var text = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(
            passes, memoryKiB, lanes, bytes, bytes.count, salt, salt.count, hashLength, &text, text.count)
        guard code == ARGON2_OK.rawValue else { throw PasswordHasherFailed(code: code) }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Composed (NFC), so that the same characters from another keyboard are the same password.
    private static func bytes(_ password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }
}

/// Who goes first where many wait for their passwords to be checked.
public enum PasswordLane: Sendable {
    /// Whoever signed in before with the same browser: in front of all strangers, who cannot fill the line either.
    case known
    case strangers
}

/// Too many passwords wait to be hashed: trying again in a moment is right.
public struct PasswordHasherBusy: Error, Equatable, Sendable {
    public init() {}
}

/// Argon2 gave up, as it does without memory.
public struct PasswordHasherFailed: Error, Equatable, Sendable {
    /// Argon2's own code.
    public let code: Int32
}
