/// What a browser says of a passkey that it has just made, as the fields of its form: those of WebAuthn's
/// `AuthenticatorAttestationResponse`, with bytes as base64url.
public struct NewPasskeyAnswer: Sendable {
    let credentialID: [UInt8]
    let clientData: [UInt8]
    let authenticatorData: [UInt8]
    let algorithm: Int
    /// SubjectPublicKeyInfo.
    let publicKey: [UInt8]
    /// As it was offered.
    let userHandle: [UInt8]

    /// - Parameter field: what the form says under a name. Nil when it is no such form.
    public init?(_ field: (String) -> String?) {
        func bytes(_ name: String) -> [UInt8]? { field(name).flatMap(Base64URL.bytes) }
        guard let credentialID = bytes("credential"), !credentialID.isEmpty, let clientData = bytes("clientData"),
            let authenticatorData = bytes("authenticatorData"), let publicKey = bytes("publicKey"),
            let algorithm = field("algorithm").flatMap({ Int($0) }), let userHandle = bytes("handle")
        else { return nil }
        self.credentialID = credentialID
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.userHandle = userHandle
    }
}

/// What a browser says of a passkey that was used, as the fields of its form: those of WebAuthn's
/// `AuthenticatorAssertionResponse`, with bytes as base64url.
public struct PasskeyAnswer: Sendable {
    let credentialID: [UInt8]
    let clientData: [UInt8]
    let authenticatorData: [UInt8]
    let signature: [UInt8]
    let userHandle: [UInt8]

    /// - Parameter field: what the form says under a name. Nil when it is no such form.
    public init?(_ field: (String) -> String?) {
        func bytes(_ name: String) -> [UInt8]? { field(name).flatMap(Base64URL.bytes) }
        guard let credentialID = bytes("credential"), !credentialID.isEmpty, let clientData = bytes("clientData"),
            let authenticatorData = bytes("authenticatorData"), let signature = bytes("signature"),
            let userHandle = bytes("userHandle")
        else { return nil }
        self.credentialID = credentialID
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
        self.userHandle = userHandle
    }
}
