public import Vocabulary

/// The right to see what one vendor sells and what was ordered of it.
///
/// Whatever reads a vendor's part of the shop takes one, so a query that forgets whose part it is does not compile. An id
/// alone makes none: either somebody sells for the vendor, or the shop lets them look after its vendors.
public struct VendorScope: Sendable, Hashable {
    public let vendor: VendorID

    /// What a person who sells for a vendor may see.
    /// - Returns: nil for who sells for nobody, or may not sign in.
    public init?(of member: Staff) {
        guard member.isActive, member.isVendors, let vendor = member.vendor else { return nil }
        self.vendor = vendor
    }

    /// What somebody of the shop may see of one of its vendors.
    /// - Throws: ``DeskRefusal/beyondOwn`` for who may not see vendors.
    public init(_ vendor: Vendor, seenBy author: DeskAuthor) throws {
        guard author.permissions.contains(.readVendors) else { throw DeskRefusal.beyondOwn }
        self.vendor = vendor.id
    }
}
