public import Vocabulary

/// Who changes something about the people of a shop, and how far they may go: nobody gives away, or takes from others,
/// more than they have themselves.
public struct DeskAuthor: Sendable {
    /// The member of staff; nil for a key, an operator or the program.
    public let member: StaffID?
    public let permissions: Set<Permission>
    /// Whether they may make and unmake owners.
    public let isOwner: Bool
    /// Who is named in the audit trail.
    public let origin: AuditTrail.Origin

    public init(member: StaffID?, permissions: Set<Permission>, isOwner: Bool, origin: AuditTrail.Origin) {
        self.member = member
        self.permissions = permissions
        self.isOwner = isOwner
        self.origin = origin
    }

    /// The program itself, which may do everything.
    public static let program = DeskAuthor.unlimited(AuditTrail.Origin(AuditEvent.Actor(.system, name: "Stoa")))

    /// Whoever runs the program on its own machine, who may do everything.
    public static func unlimited(_ origin: AuditTrail.Origin) -> DeskAuthor {
        DeskAuthor(member: nil, permissions: Set(Permission.allCases), isOwner: true, origin: origin)
    }

    /// - Throws: ``DeskRefusal/beyondOwn`` for a role that may do more than they.
    func checkMayGive(_ role: Role) throws {
        guard mayGive(role) else { throw DeskRefusal.beyondOwn }
    }

    /// Whether they may give `role`, and touch who has it. What vendors may do reaches nothing of the shop's own, so it is
    /// given by who manages vendors.
    public func mayGive(_ role: Role) -> Bool {
        switch role.name {
        case _ where isOwner: true
        case Role.owner: false
        case Role.vendor: permissions.contains(.manageVendors)
        default: role.permissions.isSubset(of: permissions)
        }
    }
}

/// Why a change of the people of a shop was refused.
public enum DeskRefusal: Error, Equatable, Sendable {
    /// It would give or touch more than the author has.
    case beyondOwn
    /// Without an owner nobody could run the shop.
    case lastOwner
    /// One does not lock oneself out.
    case oneself
    case noSuchRole
    case roleNameTaken
    /// Somebody has it, or is invited to.
    case roleInUse
    /// What every shop has stays.
    case roleIsBuiltIn
    /// The owner may do everything, always.
    case ownerIsFixed
    case noSuchMember
    case worksHereAlready
    case noSuchInvitation
    case noSuchKey
    case noSuchVendor
    case vendorExists
    case vendorIsSuspended
    /// The role of vendors' people is given together with a vendor.
    case needsVendor
    /// Whoever sells for a vendor has no other role.
    case sellsForVendor
    /// A vendor's people see what is theirs, and nothing more, in every shop.
    case vendorRoleIsFixed

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .beyondOwn: "beyond_own_permissions"
        case .lastOwner: "last_owner"
        case .oneself: "own_account"
        case .noSuchRole: "no_such_role"
        case .roleNameTaken: "role_exists"
        case .roleInUse: "role_in_use"
        case .roleIsBuiltIn: "role_is_built_in"
        case .ownerIsFixed: "owner_is_fixed"
        case .noSuchMember: "no_such_member"
        case .worksHereAlready: "works_here_already"
        case .noSuchInvitation: "no_such_invitation"
        case .noSuchKey: "no_such_key"
        case .noSuchVendor: "no_such_vendor"
        case .vendorExists: "vendor_exists"
        case .vendorIsSuspended: "vendor_suspended"
        case .needsVendor: "needs_vendor"
        case .sellsForVendor: "sells_for_vendor"
        case .vendorRoleIsFixed: "vendor_role_is_fixed"
        }
    }

    /// For people, saying what to do.
    public var explanation: String {
        switch self {
        case .beyondOwn: "That is more than you may do yourself. Ask an owner."
        case .lastOwner: "The shop needs an owner: make somebody else one first."
        case .oneself: "You cannot do this to your own account. Ask somebody else."
        case .noSuchRole: "There is no such role any more. Choose another."
        case .roleNameTaken: "There is a role of this name already. Choose another name."
        case .roleInUse: "Somebody has this role or is invited to it. Give them another first."
        case .roleIsBuiltIn: "This role is part of every shop and stays."
        case .ownerIsFixed: "Owners may do everything, always: that cannot be changed."
        case .noSuchMember: "Nobody of this kind works here."
        case .worksHereAlready: "Somebody with this e-mail address works here already."
        case .noSuchInvitation: "This invitation was accepted, taken back, or is too old. Ask for a new one."
        case .noSuchKey: "There is no such key, or it was revoked before."
        case .noSuchVendor: "There is no such vendor."
        case .vendorExists: "There is a vendor of this name already. Choose another name."
        case .vendorIsSuspended: "This vendor is suspended. Resume it first."
        case .needsVendor: "Vendors' people are invited on the vendor's page, so that it is clear for whom they sell."
        case .sellsForVendor: "They sell for a vendor. Take them out of it first."
        case .vendorRoleIsFixed:
            "What vendors may do is the same in every shop: they see their own products and orders."
        }
    }
}
