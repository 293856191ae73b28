public import Infrastructure

/// Makes guessing of passwords slow without giving anybody the power to lock somebody else out.
///
/// A browser with which the account signed in before is known by a cookie and has tries of its own, which nobody else
/// can use up. Strangers wait longer and longer: by account and network, by network over all accounts, and all strangers
/// together by account. So whoever guesses from a thousand networks closes an account to strangers for a while, and its
/// owner comes in from a known browser, or through the link of a reset mail, which makes the browser known.
///
/// The counts are those of ``RateLimits``: in memory, or in Redis where several nodes have to agree. None is kept in a
/// database: an attacker's tries would be its writes, and a lost count costs no more than a few tries.
public struct SignInAttempts: Sendable {
    private let limits: RateLimits
    public let devices: KnownDevices

    public init(limits: RateLimits, vault: Vault) {
        self.limits = limits
        devices = KnownDevices(vault: vault)
    }

    /// Counts a try. Call it before the password is looked at, so that many at once count too, whether or not anybody
    /// has the account.
    /// - Parameters:
    ///   - address: the visitor's.
    ///   - device: what the browser keeps since an earlier sign-in; nil for none.
    /// - Returns: what to say the outcome to.
    /// - Throws: ``SignInDelayed``.
    public func begin(
        _ subject: SignInSubject, from address: String, device: String?
    ) async throws(SignInDelayed) -> SignInAttempt {
        let isKnown = devices.knows(subject, by: device)
        let takes = isKnown ? Takes(known: subject) : Takes(stranger: subject, from: address)
        switch await limits.take(takes.all, isClosed: limits.isClosed(.signIn)) {
        case .admitted:
            return SignInAttempt(subject: subject, isKnown: isKnown, takes: takes, device: device, attempts: self)
        case .refused(let verdict):
            let isLocked = verdict.counts.contains { $0.policy == Takes.everybodysPolicy && $0.remaining == 0 }
            throw SignInDelayed(
                wait: .seconds(verdict.retryAfterSeconds), tellsOwner: isLocked ? await isFirstToday(subject) : false)
        case .unknown: throw SignInDelayed(wait: .seconds(30), tellsOwner: false)
        }
    }

    /// Makes a browser known in which the account was proved otherwise, as by the link of a mail.
    /// - Returns: what it is to keep, as ``SignInAttempt/succeeded()`` does.
    public func introduce(_ subject: SignInSubject, device: String?) -> String {
        devices.remembering(subject, in: device)
    }

    func settle(_ takes: Takes) async {
        await limits.forgive(takes.own)
        await limits.giveBack(takes.shared)
    }

    /// The owner is told once a day at most.
    private func isFirstToday(_ subject: SignInSubject) async -> Bool {
        let told = RateLimitTake(
            "told/\(subject.name)", RateLimit(1, in: .seconds(24 * 60 * 60)), policy: "told")
        if case .admitted(.some) = await limits.take([told]) { return true }
        return false
    }
}

/// One try that is under way.
public struct SignInAttempt: Sendable {
    let subject: SignInSubject
    /// Whether the account signed in with this browser before.
    public let isKnown: Bool
    let takes: SignInAttempts.Takes
    let device: String?
    let attempts: SignInAttempts

    /// Who may go first where many wait for their passwords to be checked.
    public var lane: PasswordLane { isKnown ? .known : .strangers }

    /// The password was right: the tries before it are forgiven. A wrong one needs no word.
    /// - Returns: what the browser is to keep, for ``KnownDevices/memory``: the value of `CookieName.knownDevice`.
    public func succeeded() async -> String {
        await attempts.settle(takes)
        return attempts.devices.remembering(subject, in: device)
    }
}

/// Too many tries: nobody looked at the password.
public struct SignInDelayed: Error, Equatable, Sendable {
    /// How long to wait.
    public let wait: Duration
    /// Whether the owner of the account is to be told now, if there is one: strangers have used up every try, and it
    /// is the first time today.
    public let tellsOwner: Bool

    /// For people, rounded up.
    public var minutes: Int64 { (wait.components.seconds + 59) / 60 }
}

extension SignInAttempts {
    /// What one try counts as.
    struct Takes: Sendable {
        static let everybodysPolicy = "account"
        /// Forgiven by success: who knows the password has shown that the tries were their own.
        let own: [RateLimitTake]
        /// Others count here, too: success gives back only its own try.
        let shared: [RateLimitTake]

        var all: [RateLimitTake] { own + shared }

        private static let minute: Int64 = 60
        private static let hour: Int64 = 60 * 60

        init(known subject: SignInSubject) {
            own = [
                RateLimitTake("known/\(subject.name)", RateLimit(10, in: .seconds(5 * Self.minute)), policy: "device"),
                RateLimitTake(
                    "known-day/\(subject.name)", RateLimit(50, in: .seconds(25 * Self.hour)), policy: "device"),
            ]
            shared = []
        }

        init(stranger subject: SignInSubject, from address: String) {
            let network = RateLimitKey.address(address).description
            let own = "\(subject.name) from \(network)"
            self.own = [
                // Five at once, then one in half a minute, in ten minutes, in an hour.
                RateLimitTake("try/\(own)", RateLimit(5, in: .seconds(150)), policy: "network"),
                RateLimitTake("try-hours/\(own)", RateLimit(15, in: .seconds(150 * Self.minute)), policy: "network"),
                RateLimitTake("try-day/\(own)", RateLimit(30, in: .seconds(30 * Self.hour)), policy: "network"),
            ]
            shared = [
                RateLimitTake("net/\(network)", RateLimit(30, in: .seconds(5 * Self.minute)), policy: "network"),
                RateLimitTake("net-day/\(network)", RateLimit(300, in: .seconds(24 * Self.hour)), policy: "network"),
                RateLimitTake(
                    "all/\(subject.name)", RateLimit(50, in: .seconds(50 * Self.minute)),
                    policy: Self.everybodysPolicy),
                RateLimitTake(
                    "all-day/\(subject.name)", RateLimit(200, in: .seconds(33 * Self.hour)),
                    policy: Self.everybodysPolicy),
            ]
        }
    }
}
