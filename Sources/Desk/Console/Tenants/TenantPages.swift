import BackgroundJobs
import HTTPTypes
import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// The shops of the platform: the list, and each one.
enum TenantPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.tenants) { try await $0.tenantList() },
        ConsoleRoute.page(ConsolePath.tenant) { try await $0.tenantPage() },
    ]

    static let pageSize = 50
}

extension ConsoleCall {
    var office: PlatformOffice { console.office }

    /// The tenant of the address.
    func tenantID() throws -> TenantID { try context.part("tenant") }

    func tenantList() async throws -> Response {
        let wanted = TenantQuery(
            search: String((query["q"] ?? "").prefix(100)), state: query["state"].flatMap { TenantState(rawValue: $0) },
            sort: query["sort"].flatMap { TenantQuery.Sort(rawValue: $0) } ?? .newest)
        let number = max(1, min(100_000, query["page"].flatMap { Int($0) } ?? 1))
        let page = try await office.tenants(wanted, page: number, size: TenantPages.pageSize)
        let view = TenantListView(
            query: wanted, fields: query.without("page", "done"), page: page, number: number,
            baseDomain: office.baseDomain)
        return answer(
            ConsolePage(
                "Shops", .tenants, notice: news,
                actions: """
                    \(ButtonView("From an archive", style: .secondary).link(to: .consoleImport)) \
                    \(ButtonView("New shop", icon: .plus).link(to: .consoleNewShop))
                    """, main: view.html))
    }

    /// - Parameters:
    ///   - notice: instead of what the last form did.
    ///   - form: what was typed into the form that is shown again.
    func tenantPage(
        notice: Notice? = nil, form: FormState = FormState(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let detail: PlatformOffice.TenantDetail
        do {
            detail = try await office.tenant(tenantID())
        } catch TenancyError.noSuchTenant, DatabaseError.misconfigured {
            throw Problem.notFound
        }
        let jobs = try await office.jobs.page(.init(place: .shop(detail.tenant.id)))
        let transfers = try await office.transfers(of: detail.tenant.id)
        let view = TenantView(detail: detail, jobs: jobs, transfers: transfers, form: form, call: self)
        return answer(
            ConsolePage(
                detail.tenant.name, .tenants, notice: notice ?? (saysStateItself ? nil : news), actions: view.actions,
                main: view.html),
            status: status)
    }
}

extension ConsoleCall {
    /// A shop that was closed just now says so on its page in any case.
    private var saysStateItself: Bool {
        [ConsoleNews.suspended, .deleting].map(\.rawValue).contains(query["done"] ?? "")
    }
}

enum TenantBadge {
    static func of(_ state: TenantState) -> Badge {
        switch state {
        case .active: Badge("Open", .good)
        case .suspended: Badge("Suspended", .warn)
        case .deleting: Badge("Being deleted", .bad)
        }
    }
}
