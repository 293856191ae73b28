public import Infrastructure
public import Persistence
public import Vocabulary

/// The end of a sign-in at the desk: a session, and word of it.
public struct StaffSignIn: Sendable {
    /// What the browser gets, once.
    public let session: AccessToken
    /// How long it is good for.
    public let lifetime: Duration
    /// What the browser is known by from now on; nil when it was known before.
    public let newDevice: AccessToken?
    /// Whether the person is to be told of it by mail.
    public let isToBeTold: Bool

    /// How long a browser is remembered.
    public static let deviceMemory: Duration = .seconds(365 * 24 * 60 * 60)

    /// Begins the session of somebody who has proved who they are with everything that they have to.
    /// - Parameter known: what the browser showed of an earlier sign-in, whoever's that was.
    public static func complete(
        _ staff: Staff, on device: Device, known: AccessToken?, requestID: String, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> StaffSignIn {
        let rules = try DeskRules.load(in: transaction)
        let session = try Session.begin(
            .staff, staff.id.of(PersonScope.self), on: device, for: rules.sessionLimit, at: instant, in: transaction)
        let isKnown = try known.map { try recognise($0, of: staff.id, at: instant, in: transaction) } ?? false
        let hadOne =
            try transaction.value("SELECT 1 FROM staff_device WHERE staff_id = \(staff.id) LIMIT 1", as: Int.self)
            != nil
        let newDevice = isKnown ? nil : try remember(known, of: staff.id, at: instant, in: transaction)
        try staff.note(
            "staff.signed_in", AuditChange(), by: staff.origin(address: device.address, requestID: requestID),
            in: transaction)
        // The first of all is the one that the account was made on: no news.
        return StaffSignIn(
            session: session, lifetime: rules.sessionLimit, newDevice: newDevice,
            isToBeTold: !isKnown && hadOne && rules.tellsNewSignIn)
    }

    private static func recognise(
        _ device: AccessToken, of staff: StaffID, at instant: Instant, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE staff_device SET seen_at = \(instant)
            WHERE staff_id = \(staff) AND token_hash = \(device.digest)
            """) == 1
    }

    /// A browser that two people use keeps one token.
    private static func remember(
        _ known: AccessToken?, of staff: StaffID, at instant: Instant, in transaction: Transaction
    ) throws -> AccessToken {
        let oldest = instant.advanced(by: .zero - deviceMemory)
        try transaction.execute("DELETE FROM staff_device WHERE staff_id = \(staff) AND seen_at < \(oldest)")
        let token = known ?? AccessToken()
        try transaction.execute(
            "INSERT INTO staff_device (staff_id, token_hash, seen_at) VALUES (\(staff), \(token.digest), \(instant))")
        return token
    }
}
