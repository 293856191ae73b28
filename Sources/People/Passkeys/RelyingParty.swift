/// For whom passkeys are made and asked: one host, and the one origin of its pages. A passkey of one host is of no use at
/// another: browsers do not offer it there, and the digest of the host is part of what it signs.
public struct RelyingParty: Sendable, Equatable {
    /// The RP ID of WebAuthn: the host, "tea.example".
    public let id: String
    /// Scheme, host and port, as browsers write them: "https://tea.example".
    public let origin: String
    /// What people read when their device asks them.
    public let name: String
    /// Whose database knows the passkeys: a tenant's id, or "platform".
    public let place: String

    public init(id: String, origin: String, name: String, place: String) {
        self.id = id
        self.origin = origin
        self.name = name
        self.place = place
    }
}
