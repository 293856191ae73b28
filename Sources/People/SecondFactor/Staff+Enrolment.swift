public import Infrastructure
public import Persistence
public import Vocabulary

extension Staff {
    /// Whether their role or the shop asks a second factor of them that they do not have: they do nothing before.
    public func lacksSecondFactor(in transaction: ReadTransaction) throws -> Bool {
        guard !hasSecondFactor else { return false }
        return try DeskRules.load(in: transaction).needsSecondFactor
            || Role.find(role, in: transaction)?.needsSecondFactor ?? false
    }
}

/// A person's own second factor, with what the audit trail says of it.
extension Staff {
    /// Switches it on and signs the person out everywhere but in `kept`.
    /// - Returns: the recovery codes; nil when `code` is wrong.
    public func enrol(
        _ timeCode: TimeCode, code: String, vault: Vault, keeping kept: SessionID?, by origin: AuditTrail.Origin,
        in transaction: Transaction
    ) throws -> [String]? {
        guard let codes = try Staff.enrol(id, timeCode, code: code, vault: vault, in: transaction) else { return nil }
        try Session.endAll(of: id.of(PersonScope.self), .staff, except: kept, in: transaction)
        var change = AuditChange()
        change.note("second factor", from: hasSecondFactor ? "on" : "off", to: "on")
        change.noteSecret("key")
        try note("staff.second_factor_enrolled", change, by: origin, in: transaction)
        return codes
    }

    /// Switches it off.
    public func dropSecondFactor(by origin: AuditTrail.Origin, in transaction: Transaction) throws {
        try Staff.dropSecondFactor(id, in: transaction)
        var change = AuditChange()
        change.note("second factor", from: "on", to: "off")
        try note("staff.second_factor_dropped", change, by: origin, in: transaction)
    }

    /// New recovery codes in place of all earlier ones.
    public func renewRecoveryCodes(by origin: AuditTrail.Origin, in transaction: Transaction) throws -> [String] {
        let codes = try Staff.renewRecoveryCodes(id, in: transaction)
        var change = AuditChange()
        change.noteSecret("recovery codes")
        try note("staff.recovery_codes_renewed", change, by: origin, in: transaction)
        return codes
    }
}
