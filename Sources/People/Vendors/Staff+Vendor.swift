public import Persistence
public import Vocabulary

/// Who sells for whom.
extension Staff {
    /// The people of a vendor, oldest first, also those who cannot sign in.
    public static func all(of vendor: VendorID, in transaction: ReadTransaction) throws -> [Staff] {
        try transaction.all(
            "SELECT \(columns) FROM staff WHERE vendor_id = \(vendor) ORDER BY created_at, id")
    }

    /// Lets a vendor's person sell for another vendor, or for none: then they see nothing but their own profile, and may
    /// be given another role. They are signed out everywhere.
    /// - Throws: ``DeskRefusal``.
    public static func move(
        _ id: StaffID, to vendor: VendorID?, by author: DeskAuthor, in transaction: Transaction
    ) throws {
        guard let member = try find(id, in: transaction), let role = try Role.find(member.role, in: transaction),
            member.isVendors
        else { throw DeskRefusal.noSuchMember }
        try author.checkMayGive(role)
        guard member.vendor != vendor else { return }
        let next = try vendor.map { try Vendor.known($0, in: transaction) }
        if let next, !next.isActive { throw DeskRefusal.vendorIsSuspended }
        let before = try member.vendor.flatMap { try Vendor.find($0, in: transaction) }
        try transaction.execute("UPDATE staff SET vendor_id = \(vendor) WHERE id = \(id)")
        try Session.endAll(of: id.of(PersonScope.self), .staff, in: transaction)
        try NoteStaffPlace.enqueue(member.email, in: transaction)
        var change = AuditChange()
        change.note("vendor", from: before?.name, to: next?.name)
        try note("staff.vendor_changed", member, change, by: author, in: transaction)
    }
}
