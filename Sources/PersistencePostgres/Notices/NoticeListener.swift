internal import CPostgres
internal import Foundation
internal import Logging
internal import Persistence
internal import Synchronization
internal import Vocabulary

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Hears on a connection of its own what other processes announce, until it is stopped.
final class NoticeListener: Sendable {
    /// How long it takes to hear that it shall stop.
    private static let pause: Duration = .milliseconds(200)
    /// How long it waits before it connects again.
    private static let rest: TimeInterval = 1
    /// How often it makes sure that somebody is still there: a network that fell silent says nothing of it.
    private static let heartbeat: Duration = .seconds(3)
    /// How often everything is taken for changed where nothing can be heard.
    private static let deafness: Duration = .seconds(1)

    private let settings: ConnectionSettings
    private let own: ID<NoticeSender>
    private let logger: Logger
    private let hear: @Sendable (TenantID?, Set<Announcement>) -> Void
    private let isRunning = Atomic(false)

    /// - Parameter own: whose notices are not heard.
    init(
        settings: ConnectionSettings, own: ID<NoticeSender>, logger: Logger,
        hear: @escaping @Sendable (TenantID?, Set<Announcement>) -> Void
    ) {
        self.settings = settings
        self.own = own
        self.logger = logger
        self.hear = hear
    }

    func start() {
        guard !isRunning.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let thread = Thread { [self] in run() }
        thread.name = "postgres-notices"
        thread.start()
    }

    func stop() {
        isRunning.store(false, ordering: .releasing)
    }

    private var mayGoOn: Bool { isRunning.load(ordering: .acquiring) }

    private func run() {
        while mayGoOn {
            do {
                let connection = try PostgresConnection.connect(settings, isFirst: false)
                defer { connection.close() }
                connection.patience = .seconds(1)
                try connection.findOutWhetherSessionIsShared()
                if connection.sharesSession { return supposeChanges() }
                try connection.simple("LISTEN \(Notice.channel)")
                // Whatever was said while nobody listened was missed.
                hear(nil, [.anything])
                try listen(on: connection)
            } catch {
                guard mayGoOn else { return }
                logger.notice("Changes of other processes cannot be heard", metadata: ["error": "\(error)"])
                Thread.sleep(forTimeInterval: Self.rest)
            }
        }
    }

    /// Through a pooler that passes sessions on, a notice would reach whoever has the session then: nobody.
    private func supposeChanges() {
        logger.warning(
            """
            Changes of other nodes cannot be heard through a connection pooler, so every cache is emptied each second. \
            Set STOA_DATABASE_DIRECT_URL to an address of the database that leads past it.
            """)
        var last = ContinuousClock.now - Self.deafness
        while mayGoOn {
            if ContinuousClock.now - last >= Self.deafness {
                last = .now
                hear(nil, [.anything])
            }
            Thread.sleep(forTimeInterval: Double(Self.pause.milliseconds) / 1000)
        }
    }

    /// - Throws: when the connection is lost.
    private func listen(on connection: PostgresConnection) throws {
        var lastSign = ContinuousClock.now
        while mayGoOn {
            if ContinuousClock.now - lastSign > Self.heartbeat {
                try connection.simple("SELECT 1")
                lastSign = .now
            }
            var socket = pollfd(fd: PQsocket(connection.handle), events: Int16(POLLIN), revents: 0)
            _ = poll(&socket, 1, Int32(clamping: Self.pause.milliseconds))
            guard PQconsumeInput(connection.handle) == 1 else { throw connection.lost() }
            while let notification = PQnotifies(connection.handle) {
                defer { PQfreemem(notification) }
                note(String(cString: notification.pointee.extra))
            }
        }
    }

    private func note(_ text: String) {
        guard let notice = Notice(text), notice.sender != own else { return }
        hear(notice.tenant, notice.announcements)
    }
}
