public import Persistence
public import Vocabulary

/// What the shop does with its vendors. Each act stands in the audit trail.
extension Vendor {
    /// - Parameter name: of ``nameLength`` characters, as ``PersonName`` has it.
    /// - Throws: ``DeskRefusal/vendorExists``.
    @discardableResult
    public static func add(
        _ name: String, email: EmailAddress, by author: DeskAuthor, at instant: Instant = .now,
        in transaction: Transaction
    ) throws -> Vendor {
        let id = VendorID(at: instant)
        do {
            try transaction.savepoint {
                _ = try transaction.execute(
                    """
                    INSERT INTO vendor (id, name, slug, email, status, created_at)
                    VALUES (\(id), \(name), \(Slug(transliterating: name)), \(email), \(Status.active), \(instant))
                    """)
            }
        } catch DatabaseError.uniqueViolation {
            throw DeskRefusal.vendorExists
        }
        var change = AuditChange()
        change.note("name", from: nil, to: name)
        change.note("e-mail address", from: nil, to: email.text)
        try note("vendor.added", id, change, by: author, in: transaction)
        return try known(id, in: transaction)
    }

    /// Gives it another name or another address. Its slug stays.
    /// - Throws: ``DeskRefusal/noSuchVendor``.
    public static func change(
        _ id: VendorID, name: String, email: EmailAddress, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        let before = try known(id, in: transaction)
        guard before.name != name || before.email != email else { return }
        try transaction.execute("UPDATE vendor SET name = \(name), email = \(email) WHERE id = \(id)")
        var change = AuditChange()
        change.note("name", from: before.name, to: name)
        change.note("e-mail address", from: before.email.text, to: email.text)
        try note("vendor.changed", id, change, by: author, in: transaction)
    }

    /// Keeps its people out from now on, and signs them out everywhere. Its products stay on sale: taking them off is
    /// the shop's to decide.
    /// - Throws: ``DeskRefusal/noSuchVendor``.
    public static func suspend(_ id: VendorID, by author: DeskAuthor, in transaction: Transaction) throws {
        guard try move(id, to: .suspended, "vendor.suspended", by: author, in: transaction) else { return }
        for member in try Staff.all(of: id, in: transaction) {
            try Session.endAll(of: member.id.of(PersonScope.self), .staff, in: transaction)
            try OneTimeToken.void(.secondFactor, "\(member.id)", in: transaction)
            try OneTimeToken.void(.resetStaffPassword, "\(member.id)", in: transaction)
        }
    }

    /// Lets its people in again.
    /// - Throws: ``DeskRefusal/noSuchVendor``.
    public static func resume(_ id: VendorID, by author: DeskAuthor, in transaction: Transaction) throws {
        _ = try move(id, to: .active, "vendor.resumed", by: author, in: transaction)
    }

    // MARK: - Parts

    /// - Returns: whether it was in the other state before.
    private static func move(
        _ id: VendorID, to status: Status, _ action: String, by author: DeskAuthor, in transaction: Transaction
    ) throws -> Bool {
        let before = try known(id, in: transaction)
        guard before.status != status else { return false }
        try transaction.execute("UPDATE vendor SET status = \(status) WHERE id = \(id)")
        for member in try Staff.all(of: id, in: transaction) {
            try NoteStaffPlace.enqueue(member.email, in: transaction)
        }
        var change = AuditChange()
        change.note("status", from: before.status.rawValue, to: status.rawValue)
        try note(action, id, change, by: author, in: transaction)
        return true
    }

    static func known(_ id: VendorID, in transaction: ReadTransaction) throws -> Vendor {
        guard let vendor = try find(id, in: transaction) else { throw DeskRefusal.noSuchVendor }
        return vendor
    }

    private static func note(
        _ action: String, _ id: VendorID, _ change: AuditChange, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        try AuditTrail.record(
            action, AuditEvent.Subject("vendor", "\(id)"), change, by: author.origin, in: transaction)
    }
}

extension Vendor {
    /// A name as it is kept: trimmed, with a letter or a digit that its slug can be made of.
    /// - Throws: ``FieldError`` of "name".
    public static func checkedName(_ text: String) throws(FieldError) -> String {
        let name: String
        do {
            name = try PersonName.checked(text)
        } catch {
            throw error.fieldError
        }
        guard nameLength.contains(name.unicodeScalars.count) else {
            throw FieldError(
                field: "name", code: "too_long", message: "Use at most \(nameLength.upperBound) characters.")
        }
        guard !Slug(transliterating: name).text.isEmpty else {
            throw FieldError(field: "name", code: "invalid", message: "Use letters.")
        }
        return name
    }
}
