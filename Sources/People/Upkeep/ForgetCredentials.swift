public import BackgroundJobs
import Persistence
import Vocabulary

/// Forgets what opens nothing any more: sessions, tokens, mailed links and challenges whose time is over, keys that no
/// token was signed with that is still good, and alerts that somebody saw long ago.
public struct ForgetCredentials: Job {
    public static let kind: JobKind = "forget-credentials"
    public static let policy = JobPolicy(attempts: .max, longestDelay: .seconds(10 * 60))

    public init() {}

    func run(in database: any Database, at instant: Instant = .now) async throws {
        try await database.write { transaction in
            try Session.sweep(at: instant, in: transaction)
            try RefreshToken.sweep(at: instant, in: transaction)
            try OneTimeToken.sweep(at: instant, in: transaction)
            try PasskeyChallenge.sweep(at: instant, in: transaction)
            try SigningKey.sweep(at: instant, in: transaction)
            try SecurityAlert.sweep(at: instant, in: transaction)
        }
    }
}

extension JobHandlers {
    /// The upkeep of every shop's accounts.
    public mutating func handleAccountUpkeep() throws {
        handle(ForgetCredentials.self) { try await $0.run(in: $1.database) }
        try recurInEveryShop(ForgetCredentials(), .daily(hour: 4, minute: 10))
    }
}
