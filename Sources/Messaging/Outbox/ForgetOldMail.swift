public import BackgroundJobs
import Persistence
import Vocabulary

/// Forgets mails after three months: long enough to answer "did you write to me?".
public struct ForgetOldMail: Job {
    public static let kind: JobKind = "forget-old-mail"
    static let age: Duration = .seconds(90 * 24 * 3600)

    public init() {}

    func run(_ context: JobContext, at now: Instant = .now) async throws {
        let oldest = now.advanced(by: .zero - Self.age)
        while try await context.database.write({ try Outbox.forget(before: oldest, in: $0) }) > 0 {
            try Task.checkCancellation()
        }
    }
}
