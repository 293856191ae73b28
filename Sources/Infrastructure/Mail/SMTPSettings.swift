public import Vocabulary

/// The relay that takes this installation's mail.
public struct SMTPSettings: Sendable, Hashable {
    /// What happens with a server that offers no encryption.
    public enum Encryption: String, CaseIterable, Sendable {
        /// Nothing is sent.
        case required
        /// The mail goes as it is; for relays on the same machine or network.
        case opportunistic
    }

    public struct Login: Sendable, Hashable {
        public let user: String
        public let password: Secret

        public init(user: String, password: Secret) {
            self.user = user
            self.password = password
        }
    }

    /// "smtp://relay.example.com:587" or, encrypted from the first byte, "smtps://relay.example.com:465".
    public var relay: String
    public var login: Login?
    public var encryption: Encryption
    /// The file of a certificate authority of one's own; nil for the system's.
    public var authorityFile: String?
    public var sender: EmailAddress
    /// What we call ourselves to the relay.
    public var greeting: String
    public var connectTimeout: Duration
    /// For a whole mail.
    public var timeout: Duration
    /// Mails sent at once.
    public var connections: Int

    public init(
        relay: String, login: Login? = nil, encryption: Encryption = .required, authorityFile: String? = nil,
        sender: EmailAddress, greeting: String, connectTimeout: Duration = .seconds(10),
        timeout: Duration = .seconds(60), connections: Int = 4
    ) {
        self.relay = relay
        self.login = login
        self.encryption = encryption
        self.authorityFile = authorityFile
        self.sender = sender
        self.greeting = greeting
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.connections = connections
    }
}
