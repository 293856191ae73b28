public import Vocabulary

/// Hands mails to whoever brings them.
public protocol MailTransport: Sendable {
    /// Whom the platform's mails are from, and the address that all are sent with.
    var sender: EmailAddress { get }

    /// Tries once. Never throws but `CancellationError`: what went wrong is an outcome.
    func send(_ mail: OutgoingMail) async throws -> MailOutcome
}

/// What became of a try to send.
public enum MailOutcome: Hashable, Sendable {
    /// The relay has taken it over.
    case accepted(reply: String)
    /// Later it may work: a 4xx reply, no connection, no answer. The mail may have been taken all the same when the
    /// connection was lost after its last line.
    case temporary(reply: String)
    /// It will never work: a 5xx reply.
    /// - Parameter addressIsBad: whether the relay spoke of the recipient, so that no further mail reaches it either.
    case permanent(reply: String, addressIsBad: Bool)
    /// The relay would not have us: the password, the certificate, missing encryption. The mail is not to blame.
    case misconfigured(reply: String)
}
