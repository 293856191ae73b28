public import Persistence
public import Vocabulary

/// What became of a passkey, for the mail to its owner.
public struct PasskeyNews: Sendable, Equatable, Codable {
    public enum Event: String, Sendable, Codable, CaseIterable {
        case added
        case removed
        /// It was not let in: there may be a copy of its key.
        case refused
    }

    public let event: Event
    /// What its owner calls it.
    public let name: String
    /// The browser that did it, "?" for one that nobody knows.
    public let device: String
    public let address: String
    public let at: Instant

    public init(_ event: Event, _ name: String, on device: Device, at instant: Instant = .now) {
        self.event = event
        self.name = name
        self.device = device.name ?? "?"
        address = device.address
        at = instant
    }
}

extension AuditTrail {
    /// The count of a passkey did not go up.
    public static let passkeyCopied = "passkey.copied"

    /// Writes down that a passkey was refused because there may be a copy of it. Nobody proved to be its owner, so they
    /// are not named as who did it.
    /// - Parameter name: of the owner; for a customer none that would outlive their account.
    public static func recordCopied(
        _ passkey: Passkey, of name: String, on device: Device, requestID: String, in transaction: Transaction
    ) throws {
        let origin = Origin(
            AuditEvent.Actor(.system, name: name), address: device.address, requestID: requestID)
        try record(passkeyCopied, AuditEvent.Subject("passkey", "\(passkey.id)"), by: origin, in: transaction)
    }
}
