public import Infrastructure
public import Persistence
public import Vocabulary

extension Staff {
    /// Switches the second factor on, after `code` showed that the app has the secret.
    /// - Returns: the recovery codes, which nobody can read again; nil when `code` is wrong.
    public static func enrol(
        _ id: StaffID, _ timeCode: TimeCode, code: String, vault: Vault, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> [String]? {
        guard let step = timeCode.step(of: code, at: instant, after: nil) else { return nil }
        let sealed = try vault.seal(timeCode.secret, for: context(id))
        try transaction.execute(
            "UPDATE staff SET totp_secret = \(sealed), totp_used_step = \(step) WHERE id = \(id)")
        return try renewRecoveryCodes(id, in: transaction)
    }

    /// Switches the second factor off.
    public static func dropSecondFactor(_ id: StaffID, in transaction: Transaction) throws {
        try transaction.execute("UPDATE staff SET totp_secret = NULL, totp_used_step = NULL WHERE id = \(id)")
        try transaction.execute("DELETE FROM recovery_code WHERE staff_id = \(id)")
    }

    public static func hasSecondFactor(_ id: StaffID, in transaction: ReadTransaction) throws -> Bool {
        try transaction.value("SELECT 1 FROM staff WHERE id = \(id) AND totp_secret IS NOT NULL", as: Int.self) != nil
    }

    /// Whether `code` is the app's or an unused recovery code. Each is accepted once.
    public static func proveSecondFactor(
        _ id: StaffID, code: String, vault: Vault, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Bool {
        let row = try transaction.rows(
            "SELECT totp_secret, totp_used_step FROM staff WHERE id = \(id) AND totp_secret IS NOT NULL"
        ).first
        guard let row else { return false }
        let secret = try vault.open(try row["totp_secret"], for: context(id))
        let used: Int64? = try row["totp_used_step"]
        if let step = TimeCode(secret: secret).step(of: code, at: instant, after: used) {
            // The condition is in the statement: two calls with one code cannot both be right.
            return try transaction.execute(
                """
                UPDATE staff SET totp_used_step = \(step)
                WHERE id = \(id) AND (totp_used_step IS NULL OR totp_used_step < \(step))
                """) == 1
        }
        return try transaction.execute(
            "DELETE FROM recovery_code WHERE staff_id = \(id) AND code_hash = \(RecoveryCode.digest(code))") == 1
    }

    /// New recovery codes in place of all earlier ones.
    public static func renewRecoveryCodes(_ id: StaffID, in transaction: Transaction) throws -> [String] {
        try transaction.execute("DELETE FROM recovery_code WHERE staff_id = \(id)")
        let codes = RecoveryCode.some()
        for code in codes {
            try transaction.execute(
                "INSERT INTO recovery_code (staff_id, code_hash) VALUES (\(id), \(RecoveryCode.digest(code)))")
        }
        return codes
    }

    public static func recoveryCodesLeft(_ id: StaffID, in transaction: ReadTransaction) throws -> Int {
        try transaction.value("SELECT count(*) FROM recovery_code WHERE staff_id = \(id)") ?? 0
    }

    /// Without the tenant, which is another one after a move: staff keep their second factor.
    private static func context(_ id: StaffID) -> String { "totp/\(id)" }
}
