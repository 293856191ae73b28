public import BackgroundJobs
public import Persistence
public import Vocabulary

/// Tells the platform whether somebody works in this shop with an address that was shown to be theirs, so that they find
/// their way from one shop's desk to another's. It says nothing itself: who carries it out looks how things are by then, so
/// it may come late, twice, or after the next one.
public struct NoteStaffPlace: Job {
    public static let kind: JobKind = "note-staff-place"
    public static let policy = JobPolicy(attempts: .max, longestDelay: .seconds(600))

    /// In small letters.
    public let email: String

    /// Puts it in line, in the transaction of what changed.
    static func enqueue(_ email: String, in transaction: Transaction) throws {
        try JobQueue.enqueue(NoteStaffPlace(email: email), key: email, in: transaction)
    }

    /// Whether somebody may sign in here with this address, and read its mail in this very shop.
    public func worksHere(_ tenant: TenantID, in transaction: ReadTransaction) throws -> Bool {
        guard let member = try Staff.find(EmailAddress(email), in: transaction) else { return false }
        return member.isActive && member.hasProvedEmail(in: tenant)
    }
}

extension Staff {
    /// Notes that the person reads the mail of their address: they followed a link that went there.
    /// - Parameter tenant: whose shop it is. A copy of the shop is another tenant, where nothing was proved yet.
    public func proveEmail(in tenant: TenantID, transaction: Transaction) throws {
        guard emailProvedIn != tenant else { return }
        try transaction.execute("UPDATE staff SET email_proved_in = \(tenant) WHERE id = \(id)")
        try NoteStaffPlace.enqueue(email, in: transaction)
    }
}
