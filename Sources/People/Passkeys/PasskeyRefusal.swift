/// Why a passkey was not accepted. For tests and for who may know: whoever signs in is told no more than that it was
/// not.
public enum PasskeyRefusal: String, Error, Sendable, CaseIterable {
    /// What came is not what browsers send.
    case malformed
    /// The browser was asked for something else.
    case type
    /// Not ours, not for this browser, too old, or used before.
    case challenge
    /// Another site, scheme or port asked.
    case origin
    /// A page inside of another site's page asked.
    case crossOrigin
    /// Made for another host.
    case relyingParty
    /// Nobody touched the device.
    case userAbsent
    /// The device did not make sure who touched it.
    case userUnverified
    /// The device contradicts itself, or what it said when the passkey was made.
    case backup
    /// A kind of key that we cannot check.
    case algorithm
    case publicKey
    /// The device speaks of another key than the browser.
    case credential
    /// Somebody has it already.
    case known
    case tooMany
    /// Nobody here has it.
    case unknown
    /// It belongs to somebody else.
    case userHandle
    case signature
}
