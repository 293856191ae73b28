import Infrastructure
import Crypto
import Hummingbird
import Ordering
import Persistence
import Tenancy
import Vocabulary
import Web

extension Call {
    /// How often a change is tried that met another one of the same rows.
    private static let tries = 3

    /// Runs a change and keeps its answer under the caller's idempotency key, both in one commit.
    ///
    /// The same key with the same request is given the kept answer and changes nothing.
    func write(
        locking keys: [LockKey] = [], _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        let place = idempotencyPlace
        return try await settlingCollisions {
            try await shop.database.write(locking: keys) { transaction in
                guard let place else { return try body(transaction) }
                if let kept = try place.find(in: transaction) { return try Answer(replaying: kept) }
                let answer = try body(transaction)
                try place.keep(answer, in: transaction)
                return answer
            }
        }
    }

    /// Runs a command of several transactions that may be repeated safely, and keeps its answer when it is the last
    /// word. Failures that are the last word are answers, too.
    func remembering(_ command: () async throws -> Answer) async throws -> Answer {
        guard let place = idempotencyPlace else { return try await command() }
        if let kept = try await shop.database.read({ try place.find(in: $0) }) { return try Answer(replaying: kept) }
        let answer: Answer
        do {
            answer = try await command()
        } catch {
            guard let problem = Problem(expected: error, of: self), problem.isLastWord else { throw error }
            answer = try Answer(problem)
        }
        guard answer.isLastWord else { return answer }
        return try await settlingCollisions {
            try await shop.database.write { transaction in
                // Somebody with the same key was faster: everybody is told the same.
                if let kept = try place.find(in: transaction) { return try Answer(replaying: kept) }
                try place.keep(answer, in: transaction)
                return answer
            }
        }
    }

    /// Two changes at once may both find no row and both make it. The second, tried again, finds the first one's.
    private func settlingCollisions(_ change: () async throws -> Answer) async throws -> Answer {
        for _ in 1..<Self.tries {
            do {
                return try await change()
            } catch DatabaseError.uniqueViolation {
                continue
            }
        }
        return try await change()
    }
}

extension Problem {
    /// Whether the same request would be answered so again: the payment was tried and refused, or given back.
    fileprivate var isLastWord: Bool { code == "payment_declined" || code == "out_of_stock" }
}

// MARK: - Where answers are kept

extension Call {
    /// Nil without a key.
    fileprivate var idempotencyPlace: IdempotencyPlace? {
        idempotencyKey.map { key in
            // Who has no token yet is told apart by address, so that two guests with one weak key share no cart.
            let caller =
                principal.name ?? token.map { Self.hex($0.digest) } ?? "guest " + context.clientAddress
            var hash = SHA256()
            hash.update(data: Array("\(request.method) \(request.uri.path)\n".utf8))
            hash.update(data: bytes)
            return IdempotencyPlace(
                key: key, scope: "\(endpoint.operation) \(caller)", fingerprint: Self.hex(Array(hash.finalize())))
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// A key within its scope, and what the request asks for.
private struct IdempotencyPlace: Sendable {
    let key: String
    let scope: String
    let fingerprint: String

    func find(in transaction: ReadTransaction) throws -> IdempotencyRecord? {
        try IdempotencyRecord.find(key, scope: scope, fingerprint: fingerprint, in: transaction)
    }

    func keep(_ answer: Answer, in transaction: Transaction) throws {
        try answer.record(fingerprint: fingerprint).save(key, scope: scope, at: .now, in: transaction)
    }
}
