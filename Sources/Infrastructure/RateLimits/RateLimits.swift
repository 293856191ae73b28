/// The limits of an installation: counted by a counter that nodes share where there is one, else by each node alone.
public struct RateLimits: Sendable {
    /// What came of a try.
    public enum Outcome: Sendable, Equatable {
        /// It may happen; nil where nothing counts it.
        case admitted(RateLimitVerdict?)
        /// It happens too often.
        case refused(RateLimitVerdict)
        /// Nobody can say how often it happened, and without knowing it must not.
        case unknown
    }

    private let own: MemoryRateLimiter
    private let shared: (any RateLimiter)?
    private let closed: Set<RateLimitClass>
    /// Whether anything is counted at all.
    public let isOn: Bool

    /// - Parameters:
    ///   - shared: counts for all nodes; nil for one node that counts alone.
    ///   - closed: classes that are refused while `shared` is out of reach. The others go on, counted by this node.
    public init(
        own: MemoryRateLimiter = MemoryRateLimiter(), shared: (any RateLimiter)? = nil,
        closed: Set<RateLimitClass> = RateLimitClass.closedByDefault
    ) {
        self.init(own: own, shared: shared, closed: closed, isOn: true)
    }

    private init(own: MemoryRateLimiter, shared: (any RateLimiter)?, closed: Set<RateLimitClass>, isOn: Bool) {
        self.own = own
        self.shared = shared
        self.closed = closed
        self.isOn = isOn
    }

    /// Everything may happen as often as it likes: for load tests.
    public static let off = RateLimits(own: MemoryRateLimiter(), shared: nil, closed: [], isOn: false)

    /// Takes one of `class` for each of these, or for none.
    public func take(_ class: RateLimitClass, for keys: [RateLimitKey]) async -> Outcome {
        let takes = keys.compactMap { key in
            `class`.limit(by: key.kind).map { limit in
                RateLimitTake(
                    "\(`class`.rawValue)/\(key)", limit, policy: `class`.rawValue)
            }
        }
        return await take(takes, isShared: `class`.isShared, isClosed: closed.contains(`class`))
    }

    /// Whether `class` is refused while nobody can count for all nodes.
    public func isClosed(_ class: RateLimitClass) -> Bool { closed.contains(`class`) }

    /// Takes one from each of these, or from none.
    /// - Parameters:
    ///   - isShared: whether nodes count together.
    ///   - isClosed: whether to refuse while nobody can count for all nodes; else this node counts alone meanwhile.
    public func take(_ takes: [RateLimitTake], isShared: Bool = true, isClosed: Bool = false) async -> Outcome {
        guard isOn, !takes.isEmpty else { return .admitted(nil) }
        guard isShared, let shared else { return Outcome(own.take(takes)) }
        do {
            return Outcome(try await shared.take(takes))
        } catch {
            return isClosed ? .unknown : Outcome(own.take(takes))
        }
    }

    /// Gives one back to each of these.
    public func giveBack(_ takes: [RateLimitTake]) async {
        do {
            if let shared { return try await shared.giveBack(takes) }
        } catch {
            // What was taken, was taken here then.
        }
        own.giveBack(takes)
    }

    /// Forgets what was taken from these.
    public func forgive(_ takes: [RateLimitTake]) async {
        own.forgive(takes)
        do {
            try await shared?.forgive(takes)
        } catch {
            // It is forgotten in time by itself.
        }
    }
}

extension RateLimits.Outcome {
    fileprivate init(_ verdict: RateLimitVerdict) {
        self = verdict.isAdmitted ? .admitted(verdict) : .refused(verdict)
    }
}
