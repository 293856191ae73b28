public import Infrastructure
import Synchronization
public import Vocabulary

/// The limits that one request meets: what handlers take from who know more than an address.
public struct RequestLimits: Sendable {
    /// The installation's limits, for what counts by rules of its own.
    public let all: RateLimits
    private let address: RateLimitKey
    private let tenant: String?
    private let notes: Notes?

    /// What the request was told of its limits.
    private final class Notes: Sendable {
        let verdict = Mutex<RateLimitVerdict?>(nil)
    }

    /// - Parameters:
    ///   - address: the visitor's.
    ///   - tenant: the shop's; nil where no shop answers.
    public init(_ limits: RateLimits = .off, address: String = "", tenant: String? = nil) {
        all = limits
        self.address = .address(address)
        self.tenant = tenant
        notes = limits.isOn ? Notes() : nil
    }

    /// Whether anything is counted.
    public var isOn: Bool { all.isOn }

    /// The last that was said of the request's limits; a refusal stays.
    var verdict: RateLimitVerdict? { notes?.verdict.withLock { $0 } }

    /// Takes one of `class` for the visitor's address, the shop and each of `keys`, or for none of them.
    ///
    /// Call it before the work: `try await context.limits.take(.mailing, for: ["account:\(email)"])`.
    /// - Parameter keys: accounts of this shop, or mail addresses that would be accounts.
    /// - Throws: ``Problem`` 429 with the time to wait, or 503 when nobody can count.
    public func take(_ class: RateLimitClass, for keys: [RateLimitKey] = []) async throws(Problem) {
        guard isOn else { return }
        let place = tenant ?? "platform"
        var taken = [address] + keys.map { $0.kind == .account ? $0.within(place) : $0 }
        if let tenant { taken.append(.tenant(tenant)) }
        switch await all.take(`class`, for: taken) {
        case .admitted(let verdict): note(verdict)
        case .refused(let verdict):
            note(verdict)
            throw .tooManyRequests(verdict)
        case .unknown: throw .unavailable(detail: "There is a lot going on. Try again in a moment.")
        }
    }

    private func note(_ verdict: RateLimitVerdict?) {
        notes?.verdict.withLock { noted in
            if let verdict, noted?.isAdmitted != false { noted = verdict }
        }
    }
}

extension Problem {
    /// 429 that names the limit, as draft-ietf-httpapi-ratelimit-headers-10 §5 does.
    static func tooManyRequests(_ verdict: RateLimitVerdict) -> Problem {
        var problem = Problem.tooManyRequests(retryAfterSeconds: verdict.retryAfterSeconds)
        problem.extras["violated-policies"] = .array(verdict.tightest.map { [.string($0.policy)] } ?? [])
        return problem
    }
}
