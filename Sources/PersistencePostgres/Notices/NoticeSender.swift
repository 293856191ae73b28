internal import Logging
internal import Persistence
internal import Synchronization
internal import Vocabulary

/// Tells other processes on the same database what commits of this one announced.
///
/// Not part of the transaction that announces: a `NOTIFY` inside makes all commits of the server pass one after the
/// other. What is announced within a moment goes out together.
final class NoticeSender: Sendable {
    private static let gathering: Duration = .milliseconds(20)

    private struct State {
        var waiting: [TenantID?: Set<Announcement>] = [:]
        var isScheduled = false
    }

    /// Distinguishes this process's notices from those of others.
    let sender = ID<NoticeSender>()
    private let pool: ConnectionPool
    private let logger: Logger
    private let state = Mutex(State())

    init(pool: ConnectionPool, logger: Logger) {
        self.pool = pool
        self.logger = logger
    }

    func send(_ tenant: TenantID?, _ announcements: Set<Announcement>) {
        let mustSchedule = state.withLock { state in
            state.waiting[tenant, default: []].formUnion(announcements)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        guard mustSchedule else { return }
        Task {
            do {
                try await Task.sleep(for: Self.gathering)
            } catch {
                // Cancelled: whoever waits for the notices waits no longer than before.
            }
            await flush()
        }
    }

    /// Sends what is waiting. A notice that cannot be sent is lost: those who keep copies let them expire.
    func flush() async {
        let waiting = state.withLock { state in
            state.isScheduled = false
            defer { state.waiting = [:] }
            return state.waiting
        }
        guard !waiting.isEmpty else { return }
        let notices = waiting.map { Notice(sender: sender, tenant: $0.key, announcements: $0.value) }
        do {
            try await pool.withConnection { connection in
                connection.beginAnew(in: .platform)
                for notice in notices {
                    // Outside of any transaction: each is sent at once.
                    _ = try connection.rows(
                        SQL("SELECT pg_notify(\(Notice.channel), \(notice.text))").statement(for: .postgres))
                }
            }
        } catch {
            logger.notice("Other processes could not be told of changes", metadata: ["error": "\(error)"])
        }
    }
}

/// What one process announces to the others.
struct Notice: Equatable {
    static let channel = "stoa"

    let sender: ID<NoticeSender>
    /// Nil for the platform.
    let tenant: TenantID?
    let announcements: Set<Announcement>

    init(sender: ID<NoticeSender>, tenant: TenantID?, announcements: Set<Announcement>) {
        self.sender = sender
        self.tenant = tenant
        self.announcements = announcements
    }

    /// `sender tenant topic,topic`, with `-` for the platform.
    var text: String {
        "\(sender) \(tenant.map { "\($0)" } ?? "-") \(announcements.map(\.topic).sorted().joined(separator: ","))"
    }

    /// Nil for what this program did not write.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let sender = ID<NoticeSender>(String(parts[0])) else { return nil }
        let tenant = TenantID(String(parts[1]))
        guard tenant != nil || parts[1] == "-" else { return nil }
        self.init(
            sender: sender, tenant: tenant,
            announcements: Set(parts[2].split(separator: ",").map { Announcement(String($0)) }))
    }
}
