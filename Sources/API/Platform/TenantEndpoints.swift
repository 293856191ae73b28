import Web
import HTTPTypes
import Hummingbird
import Operations
import Tenancy
import Persistence
import Vocabulary

/// The shops of the platform, for its operators' programs.
enum TenantEndpoints {
    static let all = [list, find, rename, suspend, resume, delete, undelete]

    static let tag = "Tenants"
    static let path = "/tenants/{tenantId}"
    static let tenantPath = Parameter.path("tenantId", .id("The tenant."))

    private static let list = Endpoint.platform(
        method: .get, path: "/tenants", operation: "listTenants", tag: tag, summary: "List the shops, oldest first",
        caller: .platformOperator,
        parameters: [
            .query("search", .text(1...100, "A part of the name, the slug or a domain.")),
            .query("state", .choice(TenantState.allCases.map(\.rawValue))),
            .query("cursor", .id("`nextCursor` of the page before.")),
            .query("limit", .integer(1...200, "50 without.")),
        ],
        answers: [DeclaredAnswer(200, "A page of them.", TenantListView.schema)]
    ) { try await $0.listTenants() }

    private static let find = Endpoint.platform(
        method: .get, path: path, operation: "getTenant", tag: tag, summary: "Get a shop with its domains and owners",
        caller: .platformOperator, parameters: [tenantPath],
        answers: [DeclaredAnswer(200, "The shop.", TenantDetailView.schema)]
    ) { try await $0.showTenant() }

    private static let rename = Endpoint.platform(
        method: .patch, path: path, operation: "renameTenant", tag: tag, summary: "Rename a shop",
        caller: .platformOperator, parameters: [tenantPath],
        body: .json(.named("TenantChange", .object([.required("name", .text(1...Tenant.longestName))]))),
        answers: [DeclaredAnswer(200, "Renamed.", TenantView.schema)]
    ) { try await $0.renameTenant() }

    private static let suspend = change(
        "suspend", operation: "suspendTenant", summary: "Close a shop to visitors; everything is kept"
    ) { try await $0.suspend($1) }

    private static let resume = change(
        "resume", operation: "resumeTenant", summary: "Let visitors in again",
        problems: [DeclaredProblem(409, "being_deleted")]
    ) { try await $0.resume($1) }

    private static let undelete = change(
        "undelete", operation: "undeleteTenant", summary: "Call a deletion off"
    ) { try await $0.undelete($1) }

    private static let delete = Endpoint.platform(
        method: .delete, path: path, operation: "deleteTenant", tag: tag,
        summary: "Close a shop and remove it for good after 30 days", caller: .platformOperator,
        parameters: [tenantPath],
        body: .json(
            .named(
                "TenantDeletion",
                .object([
                    .required("confirm", .text(1...100, "The shop's slug, to say that it is meant.")),
                    .optional("now", .boolean("Without the 30 days: it is gone within seconds.")),
                ]))),
        answers: [DeclaredAnswer(202, "It is closed, and will go.", TenantView.schema)]
    ) { try await $0.deleteTenant() }

    private static func change(
        _ verb: String, operation: String, summary: String, problems: [DeclaredProblem] = [],
        _ change: @escaping @Sendable (OperatorActs, TenantID) async throws -> Tenant
    ) -> Endpoint {
        .platform(
            method: .post, path: path + "/" + verb, operation: operation, tag: tag, summary: summary,
            caller: .platformOperator, parameters: [tenantPath],
            answers: [DeclaredAnswer(200, "Done. Doing it twice changes nothing.", TenantView.schema)],
            problems: problems
        ) { call in
            let tenant = try await change(call.acts, call.tenantID())
            return Answer(200, TenantView(tenant: tenant, baseDomain: call.office.baseDomain)).response(
                in: call.context)
        }
    }
}

extension PlatformCall {
    func tenantID() throws -> TenantID { try context.part("tenantId") }

    func listTenants() async throws -> Response {
        let wanted = TenantQuery(
            search: query["search"]?.text ?? "", state: query["state"]?.text.flatMap { TenantState(rawValue: $0) })
        let limit = query["limit"]?.integer.map { Int($0) } ?? 50
        let page = try await office.tenants(
            wanted, after: query["cursor"]?.text.flatMap { TenantID($0) }, limit: limit)
        let view = TenantListView(page: page, baseDomain: office.baseDomain, isFull: page.entries.count == limit)
        return Answer(200, view).response(in: context)
    }

    func showTenant() async throws -> Response {
        let detail = try await office.tenant(tenantID())
        return Answer(200, TenantDetailView(detail: detail, baseDomain: office.baseDomain)).response(in: context)
    }

    func renameTenant() async throws -> Response {
        let reader = BodyReader(self)
        try reader.finish()
        let tenant = try await acts.rename(tenantID(), to: reader.text("name") ?? "")
        return Answer(200, TenantView(tenant: tenant, baseDomain: office.baseDomain)).response(in: context)
    }

    func deleteTenant() async throws -> Response {
        let reader = BodyReader(self)
        try reader.finish()
        let tenant = try await acts.delete(
            tenantID(), confirmedBy: reader.text("confirm") ?? "", now: reader.boolean("now") ?? false)
        return Answer(202, TenantView(tenant: tenant, baseDomain: office.baseDomain)).response(in: context)
    }
}
