import People
import Web

/// A place of the desk's navigation. What is added to ``all`` is shown to whom it is for, and found by the search.
struct DeskSection: Sendable, Hashable {
    enum Group: String, CaseIterable, Sendable {
        case work = ""
        case partners = "Partners"
        case people = "People"
        case safety = "Safety"
        case settings = "Settings"
    }

    let title: String
    let icon: Icon
    let path: DeskPath
    let group: Group
    /// Nil for what is everybody's.
    let permission: Permission?
    /// What people may call it when they look for it.
    let alsoCalled: [String]
    /// Whether it is for who sells for a vendor, and not for who works for the shop.
    var isForVendors = false

    init(
        _ title: String, _ icon: Icon, _ path: DeskPath, in group: Group, for permission: Permission? = nil,
        alsoCalled: [String] = []
    ) {
        self.title = title
        self.icon = icon
        self.path = path
        self.group = group
        self.permission = permission
        self.alsoCalled = alsoCalled
    }

    var url: SiteURL { .desk(path) }

    static let home = DeskSection("Home", .home, .home, in: .work, alsoCalled: ["overview", "dashboard"])
    static let people = DeskSection(
        "People", .people, .people, in: .people, for: .manageStaff,
        alsoCalled: ["staff", "team", "members", "invitations", "users"])
    static let roles = DeskSection(
        "Roles", .shield, .roles, in: .people, for: .manageStaff, alsoCalled: ["permissions", "rights"])
    static let alerts = DeskSection(
        "Out of the ordinary", .alert, .alerts, in: .safety, for: .readAudit,
        alsoCalled: ["alerts", "suspicious", "warnings"])
    static let audit = DeskSection(
        "Audit trail", .history, .audit, in: .safety, for: .readAudit, alsoCalled: ["log", "changes", "history"])
    static let keys = DeskSection(
        "API keys", .key, .apiKeys, in: .safety, for: .manageStaff, alsoCalled: ["tokens", "integrations"])
    static let security = DeskSection(
        "Sign-in rules", .lock, .security, in: .safety, for: .readSettings,
        alsoCalled: ["security", "two-factor", "sessions"])
    static let mails = DeskSection(
        "Mail templates", .mail, .mailTemplates, in: .settings, for: .readSettings, alsoCalled: ["e-mail", "texts"])

    static let vendors = DeskSection(
        "Vendors", .store, .vendors, in: .partners, for: .readVendors,
        alsoCalled: ["sellers", "marketplace", "suppliers", "partners"])

    static let vendorHome = DeskSection("Home", .home, .vendorHome, in: .work).forVendors
    static let vendorProducts = DeskSection("Products", .tag, .vendorProducts, in: .work).forVendors
    static let vendorOrders = DeskSection("Orders", .receipt, .vendorOrders, in: .work).forVendors

    private var forVendors: DeskSection {
        var section = self
        section.isForVendors = true
        return section
    }

    /// Everything there is, in the order of the navigation.
    static let all: [DeskSection] = [
        vendorHome, vendorProducts, vendorOrders, home, vendors, people, roles, alerts, audit, keys, security, mails,
    ]
}

extension DeskCall {
    /// The places that this person may see.
    var sections: [DeskSection] {
        DeskSection.all.filter { $0.isForVendors == isVendors && $0.permission.map(may) ?? true }
    }
}
