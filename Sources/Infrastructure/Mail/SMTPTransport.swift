import CCurl
import Foundation
import Synchronization
public import Vocabulary

/// Sends mail through a relay, by libcurl, on threads of its own: a relay may take a minute to answer, and no request
/// waits for it. Connections stay open for the next mail.
public final class SMTPTransport: MailTransport {
    public let settings: SMTPSettings
    private let threads: OperationQueue
    private let idle = Mutex<[SMTPConnection]>([])

    public init(_ settings: SMTPSettings) {
        self.settings = settings
        threads = OperationQueue()
        threads.name = "stoa.mail"
        threads.maxConcurrentOperationCount = settings.connections
    }

    public var sender: EmailAddress { settings.sender }

    public func send(_ mail: OutgoingMail) async throws -> MailOutcome {
        let call = SMTPCall()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                threads.addOperation { [self] in
                    continuation.resume(with: Result { try perform(mail, call) })
                }
            }
        } onCancel: {
            call.cancel()
        }
    }

    private func perform(_ mail: OutgoingMail, _ call: SMTPCall) throws -> MailOutcome {
        guard !call.isCancelled else { throw CancellationError() }
        guard let connection = idle.withLock({ $0.popLast() }) ?? SMTPConnection(settings) else {
            return .temporary(reply: "libcurl could not be started")
        }
        let ending = connection.send(mail, call)
        // After anything but success the state of the connection is anybody's guess; it ends with its handle.
        if ending.code == CURLE_OK { idle.withLock { $0.append(connection) } }
        if ending.code == CURLE_ABORTED_BY_CALLBACK { throw CancellationError() }
        return ending.outcome
    }
}

/// A mail on its way: what the relay said last, and whether we still want it.
final class SMTPCall: Sendable {
    private let cancelled = Atomic(false)
    private let heard = Mutex(SMTPReplies())

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
    var replies: SMTPReplies { heard.withLock { $0 } }

    func cancel() {
        cancelled.store(true, ordering: .relaxed)
    }

    func hear(_ line: String) {
        heard.withLock { $0.hear(line) }
    }
}
