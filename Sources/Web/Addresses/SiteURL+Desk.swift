/// The pages and forms of a shop's desk. Routes are declared with them, and links are made of them.
public struct DeskPath: Sendable, Hashable {
    /// As the router reads it: "/desk/people/:member".
    public let pattern: String

    private init(_ pattern: String) {
        self.pattern = "/desk" + pattern
    }

    public static let home = DeskPath("")
    public static let search = DeskPath("/search")
    public static let theme = DeskPath("/theme")

    // Coming in and going out
    public static let signIn = DeskPath("/sign-in")
    public static let signInCode = DeskPath("/sign-in/code")
    public static let signInPasskey = DeskPath("/sign-in/passkey")
    public static let signOut = DeskPath("/sign-out")
    public static let forgotPassword = DeskPath("/forgot-password")
    public static let newPassword = DeskPath("/new-password")
    public static let acceptInvitation = DeskPath("/invitation")
    public static let confirmEmail = DeskPath("/confirm-email")
    public static let enterAsOperator = DeskPath("/enter")
    public static let endVisit = DeskPath("/end-visit")

    // One's own account
    public static let profile = DeskPath("/profile")
    public static let rename = DeskPath("/profile/name")
    public static let changePassword = DeskPath("/profile/password")
    public static let changeEmail = DeskPath("/profile/email")
    public static let sessions = DeskPath("/profile/sessions")
    public static let endSession = DeskPath("/profile/sessions/:session/end")
    public static let endOtherSessions = DeskPath("/profile/sessions/end-others")
    public static let secondFactor = DeskPath("/profile/second-factor")
    public static let dropSecondFactor = DeskPath("/profile/second-factor/off")
    public static let recoveryCodes = DeskPath("/profile/second-factor/codes")

    public static let passkeys = DeskPath("/profile/passkeys")
    public static let provePasskeys = DeskPath("/profile/passkeys/prove")
    public static let passkey = DeskPath("/profile/passkeys/:passkey")
    public static let removePasskey = DeskPath("/profile/passkeys/:passkey/remove")
    public static let otherShops = DeskPath("/profile/shops")
    public static let proveEmail = DeskPath("/profile/email/prove")

    // What a vendor's people see
    public static let vendorHome = DeskPath("/vendor")
    public static let vendorProducts = DeskPath("/vendor/products")
    public static let vendorProduct = DeskPath("/vendor/products/:product")
    public static let vendorOrders = DeskPath("/vendor/orders")
    public static let vendorOrder = DeskPath("/vendor/orders/:order")

    // Vendors, as the shop looks after them
    public static let vendors = DeskPath("/vendors")
    public static let newVendor = DeskPath("/vendors/new")
    public static let vendor = DeskPath("/vendors/:vendor")
    public static let changeVendor = DeskPath("/vendors/:vendor/change")
    public static let suspendVendor = DeskPath("/vendors/:vendor/suspend")
    public static let resumeVendor = DeskPath("/vendors/:vendor/resume")
    public static let inviteForVendor = DeskPath("/vendors/:vendor/invite")
    public static let moveVendorMember = DeskPath("/vendors/:vendor/move")
    public static let goodsOfVendor = DeskPath("/vendors/:vendor/products")
    public static let assignToVendor = DeskPath("/vendors/:vendor/products/:product/assign")
    public static let unassignFromVendor = DeskPath("/vendors/:vendor/products/:product/unassign")
    public static let ordersOfVendor = DeskPath("/vendors/:vendor/orders")

    // People
    public static let people = DeskPath("/people")
    public static let member = DeskPath("/people/:member")
    public static let giveRole = DeskPath("/people/:member/role")
    public static let deactivate = DeskPath("/people/:member/deactivate")
    public static let reactivate = DeskPath("/people/:member/reactivate")
    public static let signMemberOut = DeskPath("/people/:member/sign-out")
    public static let resetSecondFactor = DeskPath("/people/:member/second-factor")
    public static let invite = DeskPath("/people/invite")
    public static let renewInvitation = DeskPath("/invitations/:invitation/renew")
    public static let revokeInvitation = DeskPath("/invitations/:invitation/revoke")
    public static let roles = DeskPath("/roles")
    public static let newRole = DeskPath("/roles/new")
    public static let role = DeskPath("/roles/:role")
    public static let deleteRole = DeskPath("/roles/:role/delete")

    // Safety and settings
    public static let apiKeys = DeskPath("/api-keys")
    public static let newAPIKey = DeskPath("/api-keys/new")
    public static let revokeAPIKey = DeskPath("/api-keys/:key/revoke")
    public static let alerts = DeskPath("/alerts")
    public static let markAlertSeen = DeskPath("/alerts/:alert/seen")
    public static let audit = DeskPath("/audit")
    public static let auditExport = DeskPath("/audit/export.csv")
    public static let security = DeskPath("/security")
    public static let mailTemplates = DeskPath("/mail-templates")
    public static let mailTemplate = DeskPath("/mail-templates/:kind/:language")
    public static let mailPreview = DeskPath("/mail-templates/:kind/:language/preview")
    public static let mailTest = DeskPath("/mail-templates/:kind/:language/test")
    public static let mailRestore = DeskPath("/mail-templates/:kind/:language/restore")
}

extension SiteURL {
    public static let desk = SiteURL(DeskPath.home.pattern)

    /// A page of the desk.
    /// - Parameter parts: what fills the path's places in, in their order.
    public static func desk(_ path: DeskPath, _ parts: String..., query: Fields = [:]) -> SiteURL {
        var left = parts[...]
        let segments = path.pattern.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix(":") ? left.popFirst().map { PercentCoding.encode($0) } ?? "-" : String(segment)
        }
        return SiteURL(segments.joined(separator: "/"), query)
    }

    /// - Parameter next: where to go once signed in.
    public static func deskSignIn(next: String? = nil) -> SiteURL {
        desk(.signIn, query: next.map { ["next": $0] } ?? [:])
    }

    /// A page of the desk that somebody asked to be led to; nil when it is not one.
    public init?(deskPage text: String) {
        let home = DeskPath.home.pattern
        guard let url = SiteURL(local: text),
            url.text == home || url.text.hasPrefix(home + "/") || url.text.hasPrefix(home + "?"),
            !url.text.hasPrefix(DeskPath.signIn.pattern), !url.text.contains(".."),
            !url.text.lowercased().contains("%2e")
        else { return nil }
        self = url
    }
}
