public import Infrastructure
public import Persistence
public import Vocabulary

/// The second factor of who runs the platform: as that of staff, and kept with the platform.
extension Operator {
    public static func hasSecondFactor(_ id: OperatorID, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value("SELECT 1 FROM operator WHERE id = \(id) AND totp_secret IS NOT NULL", as: Int.self)
            != nil
    }

    /// Switches it on, after `code` showed that the app has the secret, and signs the operator out everywhere but here.
    /// - Returns: the recovery codes, which nobody can read again; nil when `code` is wrong.
    public func enrol(
        _ timeCode: TimeCode, code: String, vault: Vault, keeping kept: AccessToken, by origin: AuditTrail.Origin,
        at instant: Instant = .now, in transaction: Transaction
    ) throws -> [String]? {
        guard let step = timeCode.step(of: code, at: instant, after: nil) else { return nil }
        let sealed = try vault.seal(timeCode.secret, for: Self.context(id))
        try transaction.execute(
            "UPDATE operator SET totp_secret = \(sealed), totp_used_step = \(step) WHERE id = \(id)")
        try transaction.execute(
            "DELETE FROM operator_session WHERE operator_id = \(id) AND token_digest <> \(kept.digest)")
        try note("operator.second_factor_enrolled", by: origin, in: transaction)
        return try renewRecoveryCodes(in: transaction)
    }

    /// Switches it off.
    public func dropSecondFactor(by origin: AuditTrail.Origin, in transaction: Transaction) throws {
        try transaction.execute("UPDATE operator SET totp_secret = NULL, totp_used_step = NULL WHERE id = \(id)")
        try transaction.execute("DELETE FROM operator_recovery_code WHERE operator_id = \(id)")
        try note("operator.second_factor_dropped", by: origin, in: transaction)
    }

    /// Whether `code` is the app's or an unused recovery code. Each is accepted once.
    public func proveSecondFactor(
        _ code: String, vault: Vault, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Bool {
        let row = try transaction.rows(
            "SELECT totp_secret, totp_used_step FROM operator WHERE id = \(id) AND totp_secret IS NOT NULL"
        ).first
        guard let row else { return false }
        let secret = try vault.open(try row["totp_secret"], for: Self.context(id))
        let used: Int64? = try row["totp_used_step"]
        if let step = TimeCode(secret: secret).step(of: code, at: instant, after: used) {
            // The condition is in the statement: two calls with one code cannot both be right.
            return try transaction.execute(
                """
                UPDATE operator SET totp_used_step = \(step)
                WHERE id = \(id) AND (totp_used_step IS NULL OR totp_used_step < \(step))
                """) == 1
        }
        return try transaction.execute(
            """
            DELETE FROM operator_recovery_code WHERE operator_id = \(id) AND code_hash = \(RecoveryCode.digest(code))
            """) == 1
    }

    private func renewRecoveryCodes(in transaction: Transaction) throws -> [String] {
        try transaction.execute("DELETE FROM operator_recovery_code WHERE operator_id = \(id)")
        let codes = RecoveryCode.some()
        for code in codes {
            try transaction.execute(
                """
                INSERT INTO operator_recovery_code (operator_id, code_hash)
                VALUES (\(id), \(RecoveryCode.digest(code)))
                """)
        }
        return codes
    }

    private func note(_ action: String, by origin: AuditTrail.Origin, in transaction: Transaction) throws {
        try AuditTrail.record(action, AuditEvent.Subject("operator", email), by: origin, in: transaction)
    }

    private static func context(_ id: OperatorID) -> String { "totp/operator/\(id)" }
}
