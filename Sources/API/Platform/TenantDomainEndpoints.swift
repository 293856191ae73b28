import Web
import HTTPTypes
import Hummingbird
import Operations
import Tenancy
import Vocabulary

/// The domains of a shop, for operators' programs.
enum TenantDomainEndpoints {
    static let all = [list, add, check, primary, remove]

    private static let path = TenantEndpoints.path + "/domains"
    private static let hostPath = Parameter.path("host", .text(1...253, "As the DNS has it, or in its own script."))
    private static let listSchema = Schema.named(
        "TenantDomainList", .object([.required("items", .array(of: TenantDomainView.schema, limit: 1_000))]))
    private static let answer = [DeclaredAnswer(200, "The shop's domains then.", listSchema)]

    private static let list = Endpoint.platform(
        method: .get, path: path, operation: "listTenantDomains", tag: TenantEndpoints.tag,
        summary: "List a shop's domains", caller: .platformOperator, parameters: [TenantEndpoints.tenantPath],
        answers: answer
    ) { try await $0.domains() }

    private static let add = Endpoint.platform(
        method: .post, path: path, operation: "addTenantDomain", tag: TenantEndpoints.tag,
        summary: "Ask for a domain; it counts once its TXT record is seen", caller: .platformOperator,
        parameters: [TenantEndpoints.tenantPath],
        body: .json(.named("NewTenantDomain", .object([.required("host", .text(1...253))]))), answers: answer,
        problems: [DeclaredProblem(409, "domain_taken")]
    ) { call in
        let reader = BodyReader(call)
        try reader.finish()
        guard let host = HostName(reader.text("host") ?? "") else {
            throw Problem.validation([
                FieldError(field: "host", code: "invalid", message: "Write the host like shop.example.com.")
            ])
        }
        try await call.acts.addDomain(host, to: call.tenantID())
        return try await call.domains()
    }

    private static let check = Endpoint.platform(
        method: .post, path: path + "/{host}/check", operation: "checkTenantDomain", tag: TenantEndpoints.tag,
        summary: "Look for the TXT record; from then on the domain leads to the shop", caller: .platformOperator,
        parameters: [TenantEndpoints.tenantPath, hostPath], answers: answer,
        problems: [
            DeclaredProblem(409, "record_missing"), DeclaredProblem(409, "domain_taken"),
            DeclaredProblem(503, "dns_unavailable"),
        ]
    ) { call in
        try await call.acts.checkDomain(call.host(), of: call.tenantID())
        return try await call.domains()
    }

    private static let primary = Endpoint.platform(
        method: .post, path: path + "/{host}/primary", operation: "setPrimaryTenantDomain", tag: TenantEndpoints.tag,
        summary: "Send visitors of the shop's other hosts there", caller: .platformOperator,
        parameters: [TenantEndpoints.tenantPath, hostPath], answers: answer,
        problems: [DeclaredProblem(409, "domain_unverified")]
    ) { call in
        try await call.acts.setPrimaryDomain(call.host(), of: call.tenantID())
        return try await call.domains()
    }

    private static let remove = Endpoint.platform(
        method: .delete, path: path + "/{host}", operation: "removeTenantDomain", tag: TenantEndpoints.tag,
        summary: "Take a domain from a shop", caller: .platformOperator,
        parameters: [TenantEndpoints.tenantPath, hostPath], answers: answer
    ) { call in
        try await call.acts.removeDomain(call.host(), of: call.tenantID())
        return try await call.domains()
    }
}

private struct TenantDomainListView: JSONView {
    let domains: [TenantDomainView]

    func write(to json: inout JSONOutput) {
        json.object { $0.member("items", domains) }
    }
}

extension PlatformCall {
    fileprivate func host() throws -> HostName {
        guard let host = HostName(try context.part("host")) else { throw Problem.notFound }
        return host
    }

    fileprivate func domains() async throws -> Response {
        let tenant = try tenantID()
        guard try await office.directory.tenant(id: tenant) != nil else { throw Problem.notFound }
        let domains = try await office.directory.domains(of: tenant).map { domain in
            TenantDomainView(domain, HostName(domain.host).map { DomainProof(host: $0, tenant: tenant) })
        }
        return Answer(200, TenantDomainListView(domains: domains)).response(in: context)
    }
}
