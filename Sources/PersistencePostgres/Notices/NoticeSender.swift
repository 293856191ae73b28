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
    /// When it tries again what could not be sent.
    private static let rest: Duration = .milliseconds(500)

    private struct State {
        var waiting: [TenantID?: Set<Announcement>] = [:]
        var isScheduled = false
        var isClosed = false
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
            while await !flush() {
                do {
                    try await Task.sleep(for: Self.rest)
                } catch {
                    return
                }
            }
        }
    }

    /// Sends what is waiting. What cannot be sent waits on, and goes out with what comes next.
    /// - Returns: whether there is nothing left to send, or nobody to send it to.
    @discardableResult
    func flush() async -> Bool {
        let waiting = state.withLock { state in
            state.isScheduled = false
            defer { state.waiting = [:] }
            return state.waiting
        }
        guard !waiting.isEmpty else { return true }
        let notices = waiting.flatMap { Notice.few(sender: sender, tenant: $0.key, announcements: $0.value) }
        do {
            try await pool.withConnection { connection in
                connection.beginAnew(in: .platform)
                for notice in notices {
                    // Outside of any transaction: each is sent at once.
                    _ = try connection.rows(
                        SQL("SELECT pg_notify(\(Notice.channel), \(notice.text))").statement(for: .postgres))
                }
            }
            return true
        } catch {
            logger.notice("Other processes could not be told of changes yet", metadata: ["error": "\(error)"])
            guard !isClosed else { return true }
            state.withLock { state in
                for (tenant, announcements) in waiting {
                    state.waiting[tenant, default: []].formUnion(announcements)
                }
                // Whoever announces next need not come back: this one does.
                state.isScheduled = true
            }
            return false
        }
    }

    /// Sends what is waiting for the last time.
    func close() async {
        state.withLock { $0.isClosed = true }
        await flush()
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }
}

/// What one process announces to the others.
struct Notice: Equatable {
    static let channel = "stoa"
    /// PostgreSQL's limit is below 8,000 bytes.
    private static let longest = 7_900

    let sender: ID<NoticeSender>
    /// Nil for the platform.
    let tenant: TenantID?
    let announcements: Set<Announcement>

    init(sender: ID<NoticeSender>, tenant: TenantID?, announcements: Set<Announcement>) {
        self.sender = sender
        self.tenant = tenant
        self.announcements = announcements
    }

    /// As many notices as it takes for each to fit.
    static func few(
        sender: ID<NoticeSender>, tenant: TenantID?, announcements: Set<Announcement>
    ) -> [Notice] {
        let all = Notice(sender: sender, tenant: tenant, announcements: announcements)
        guard all.text.utf8.count > longest, announcements.count > 1 else { return [all] }
        let topics = Array(announcements)
        return [topics[..<(topics.count / 2)], topics[(topics.count / 2)...]].flatMap { half in
            few(sender: sender, tenant: tenant, announcements: Set(half))
        }
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
