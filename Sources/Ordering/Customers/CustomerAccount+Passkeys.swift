public import People
public import Persistence
public import Vocabulary

extension CustomerAccount {
    /// Who signs in with a passkey; nil when nobody does, for whatever reason. A passkey that may have been copied is
    /// told to its owner, and noted for the shop.
    public static func recognise(
        _ answer: PasskeyAnswer, _ ceremony: PasskeyCeremony, on device: Device, requestID: String,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> Customer? {
        switch try Passkey.recognise(answer, .customer, ceremony, at: instant, in: transaction) {
        case .recognised(let passkey):
            let customer = try Customer.find(passkey.owner.id.of(Customer.self), in: transaction)
            return customer.flatMap { $0.isVerified ? $0 : nil }
        case .copied(let passkey):
            try tell(.refused, passkey, on: device, at: instant, in: transaction)
            try AuditTrail.recordCopied(
                passkey, of: "a customer", on: device, requestID: requestID, in: transaction)
            return nil
        case .refused: return nil
        }
    }

    /// Gives a customer a passkey, and tells them.
    /// - Parameter name: as `Passkey.name` has it.
    /// - Throws: ``PasskeyRefusal``.
    public static func addPasskey(
        _ answer: NewPasskeyAnswer, for id: CustomerID, named name: String, _ ceremony: PasskeyCeremony,
        on device: Device, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        let passkey = try Passkey.add(
            answer, for: .customer(id), named: name, ceremony, by: nil, at: instant, in: transaction)
        try tell(.added, passkey, on: device, at: instant, in: transaction)
    }

    /// Takes one of a customer's passkeys, and tells them.
    /// - Returns: false when they have none of this id.
    public static func removePasskey(
        _ passkey: PasskeyID, of id: CustomerID, on device: Device, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Bool {
        guard let passkey = try Passkey.find(passkey, of: .customer(id), in: transaction) else { return false }
        try passkey.remove(by: nil, in: transaction)
        try tell(.removed, passkey, on: device, at: instant, in: transaction)
        return true
    }

    private static func tell(
        _ event: PasskeyNews.Event, _ passkey: Passkey, on device: Device, at instant: Instant,
        in transaction: Transaction
    ) throws {
        let news = PasskeyNews(event, passkey.name, on: device, at: instant)
        try TellCustomer(.passkey(passkey.owner.id.of(Customer.self), news)).enqueue(in: transaction)
    }
}
