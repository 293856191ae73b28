/// What a device says when it makes or uses a passkey (WebAuthn Level 3, §6.1): a fixed layout of 37 bytes, and when it
/// makes one, the name of the new credential (§6.5.1). What follows is CBOR, and nothing here depends on it: the public
/// key is asked of the browser, and extensions are not.
struct AuthenticatorData {
    struct Flags: OptionSet {
        let rawValue: UInt8

        /// UP: somebody touched the device.
        static let userPresent = Flags(rawValue: 1 << 0)
        /// UV: the device made sure who.
        static let userVerified = Flags(rawValue: 1 << 2)
        /// BE: the key may leave the device.
        static let backupEligible = Flags(rawValue: 1 << 3)
        /// BS: the key is kept elsewhere, too.
        static let backedUp = Flags(rawValue: 1 << 4)
        /// AT: a credential follows.
        static let attested = Flags(rawValue: 1 << 6)
        /// ED: extensions follow.
        static let extended = Flags(rawValue: 1 << 7)
    }

    private static let length = 37
    private static let modelLength = 16

    /// SHA-256 of the RP ID.
    let relyingPartyHash: [UInt8]
    let flags: Flags
    /// Zero for devices that do not count.
    let signCount: Int64
    /// The name of the credential that was made; nil when none was.
    let credentialID: [UInt8]?

    /// - Throws: ``PasskeyRefusal/malformed``.
    init(_ bytes: [UInt8]) throws(PasskeyRefusal) {
        guard bytes.count >= Self.length else { throw .malformed }
        relyingPartyHash = Array(bytes[..<32])
        flags = Flags(rawValue: bytes[32])
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | Int64($1) }
        let rest = bytes[Self.length...]
        guard flags.contains(.attested) else {
            guard rest.isEmpty || flags.contains(.extended) else { throw .malformed }
            credentialID = nil
            return
        }
        let named = rest.dropFirst(Self.modelLength)
        guard rest.count >= Self.modelLength + 2, let high = named.first, let low = named.dropFirst().first else {
            throw .malformed
        }
        let length = Int(high) << 8 | Int(low)
        // The public key follows, so something has to.
        guard named.count > 2 + length else { throw .malformed }
        credentialID = Array(named.dropFirst(2).prefix(length))
    }
}
