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
                    let (result, spent) = perform(mail, call)
                    continuation.resume(with: result)
                    // A relay that is silent gets a good-bye too, which takes its time: nobody waits for that.
                    withExtendedLifetime(spent) {}
                }
            }
        } onCancel: {
            call.cancel()
        }
    }

    /// - Returns: what came of it, and a connection that is of no use any more.
    private func perform(_ mail: OutgoingMail, _ call: SMTPCall) -> (Result<MailOutcome, any Error>, SMTPConnection?) {
        guard !call.isCancelled else { return (.failure(CancellationError()), nil) }
        guard let connection = idle.withLock({ $0.popLast() }) ?? SMTPConnection(settings) else {
            return (.success(.temporary(reply: "libcurl could not be started")), nil)
        }
        let ending = connection.send(mail, call)
        switch ending.code {
        case CURLE_OK:
            idle.withLock { $0.append(connection) }
            return (.success(ending.outcome), nil)
        // After anything but success the state of the connection is anybody's guess; it ends with its handle.
        case CURLE_ABORTED_BY_CALLBACK: return (.failure(CancellationError()), connection)
        default: return (.success(ending.outcome), connection)
        }
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
