import Operations
import People
import Persistence
import Tenancy
import Vocabulary

/// A tenant, as operators' programs see it.
struct TenantView: JSONView {
    let tenant: Tenant
    let baseDomain: String
    var entry: TenantEntry?

    init(tenant: Tenant, baseDomain: String) {
        self.tenant = tenant
        self.baseDomain = baseDomain
    }

    init(entry: TenantEntry, baseDomain: String) {
        self.init(tenant: entry.tenant, baseDomain: baseDomain)
        self.entry = entry
    }

    func write(to json: inout JSONOutput) {
        json.object { write(membersTo: &$0) }
    }

    func write(membersTo json: inout JSONOutput) {
        json.member("id", tenant.id)
        json.member("slug", tenant.slug.text)
        json.member("name", tenant.name)
        json.member("state", tenant.state.rawValue)
        json.member("host", "\(tenant.slug).\(baseDomain)")
        json.member("primaryHost", entry?.primaryHost)
        json.member("createdAt", tenant.createdAt)
        json.member("suspendedAt", tenant.suspendedAt)
        json.member("deleteAfter", tenant.deleteAfter)
        json.member("activity", entry?.activity.map { TenantActivityView(activity: $0) })
    }

    static let fields: [Schema.Field] = [
        .required("id", .id()), .required("slug", .text(.slug, 1...100)),
        .required("name", .text(1...Tenant.longestName)),
        .required("state", .choice(TenantState.allCases.map(\.rawValue))),
        .required("host", .text(1...253, "Its place below the platform's domain.")),
        .optional("primaryHost", .text(1...253, "Where its other hosts send visitors.")),
        .required("createdAt", .instant()),
        .optional("suspendedAt", .instant("Since when it is closed.")),
        .optional("deleteAfter", .instant("When it is removed for good.")),
        .optional("activity", TenantActivityView.schema),
    ]

    static let schema = Schema.named("Tenant", .object(fields))
}

/// What a shop held when it was last looked into.
struct TenantActivityView: JSONView {
    let activity: TenantActivity

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("databaseBytes", Int(activity.bytes))
            json.member("isEstimate", activity.isEstimate)
            json.member("fileBytes", Int(activity.fileBytes))
            json.member("products", activity.products)
            json.member("orders", activity.orders)
            json.member("lastOrderAt", activity.lastOrderAt)
            json.member("measuredAt", activity.measuredAt)
        }
    }

    static let schema = Schema.named(
        "TenantActivity",
        .object([
            .required("databaseBytes", .count()),
            .required("isEstimate", .boolean("The bytes are rows times what a row takes on average.")),
            .required("fileBytes", .count("Pictures and other files.")),
            .required("products", .count()), .required("orders", .count()),
            .optional("lastOrderAt", .instant()),
            .required("measuredAt", .instant("When all this was seen.")),
        ]))
}

struct TenantListView: JSONView {
    let page: PlatformOffice.TenantPage
    let baseDomain: String
    let isFull: Bool

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("items", page.entries.map { TenantView(entry: $0, baseDomain: baseDomain) })
            json.member("total", page.total)
            json.member("nextCursor", isFull ? page.entries.last?.tenant.id : nil)
        }
    }

    static let schema = Schema.named(
        "TenantList",
        .object([
            .required("items", .array(of: TenantView.schema, limit: 200)),
            .required("total", .count("All that fit.")),
            .optional("nextCursor", .id("Where to go on; there may be nothing there.")),
        ]))
}

/// A tenant with its domains and owners.
struct TenantDetailView: JSONView {
    let detail: PlatformOffice.TenantDetail
    let baseDomain: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            TenantView(entry: detail.entry, baseDomain: baseDomain).write(membersTo: &json)
            json.member("domains", detail.domains.map { TenantDomainView($0, detail.proof(of: $0)) })
            json.member("owners", texts: detail.owners.map(\.email))
        }
    }

    static let schema = Schema.named(
        "TenantDetail",
        .object(
            TenantView.fields + [
                .required("domains", .array(of: TenantDomainView.schema, limit: 1_000)),
                .required("owners", .array(of: .text(1...254), limit: 1_000, "E-mail addresses.")),
            ]))
}

/// A host of a tenant's own.
struct TenantDomainView: JSONView {
    let domain: TenantDomain
    let proof: DomainProof?

    init(_ domain: TenantDomain, _ proof: DomainProof?) {
        self.domain = domain
        self.proof = proof
    }

    private var state: (name: String, verifiedAt: Instant?) {
        switch domain.state {
        case .claimed: ("claimed", nil)
        case .given: ("given", nil)
        case .verified(let instant): ("verified", instant)
        }
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("host", domain.host)
            json.member("state", state.name)
            json.member("isPrimary", domain.isPrimary)
            json.member("verifiedAt", state.verifiedAt)
            json.member("recordName", proof?.name)
            json.member("recordValue", proof?.value)
        }
    }

    static let schema = Schema.named(
        "TenantDomain",
        .object([
            .required("host", .text(1...253, "As the DNS has it.")),
            .required("state", .choice(["claimed", "given", "verified"])),
            .required("isPrimary", .boolean()),
            .optional("verifiedAt", .instant()),
            .optional("recordName", .text(1...300, "The TXT record that proves whose the host is.")),
            .optional("recordValue", .text(1...100)),
        ]))
}
