/// The client by which shoppers sign in with Google.
public struct GoogleSettings: Sendable {
    public let clientID: String
    public let clientSecret: Secret
    /// Nil for Google itself.
    public let issuer: String?

    public init(clientID: String, clientSecret: Secret, issuer: String? = nil) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.issuer = issuer
    }

    /// Nil unless the client is named.
    init?(_ reader: SettingReader) throws(SettingsError) {
        let id = try reader.value(Settings.Table.googleClientID)
        let secret = try reader.value(Settings.Table.googleClientSecret)
        issuer = try reader.value(Settings.Table.googleIssuer)
        guard let id, let secret else { return nil }
        clientID = id
        clientSecret = secret
    }
}
