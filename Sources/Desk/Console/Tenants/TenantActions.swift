import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// What may be done with a shop, each with a form of its own on the shop's page.
enum TenantActions {
    static let routes = [
        action("rename", .renamed) { try await $0.acts.rename($1, to: $0.form["name"] ?? "") },
        action("suspend", .suspended) { try await $0.acts.suspend($1) },
        action("resume", .resumed) { try await $0.acts.resume($1) },
        action("undelete", .undeleted) { try await $0.acts.undelete($1) },
        action("delete", .deleting) { try await $0.acts.delete($1, confirmedBy: $0.form["confirm"] ?? "") },
        action("measure", .measured) { try await $0.office.lookInto($1) },
        action("export", .exporting) { _ = try await $0.acts.requestExport(of: $1) },
        action("clone", .cloning) { try await $0.requestClone(of: $1) },
        action("add-domain", .domainNoted) { try await $0.acts.addDomain($0.host(), to: $1) },
        action("check-domain", .domainVerified) { try await $0.acts.checkDomain($0.host(), of: $1) },
        action("primary-domain", .domainPrimary) {
            try await $0.acts.setPrimaryDomain($0.host(), of: $1)
        },
        action("no-primary-domain", .domainNoPrimary) {
            try await $0.acts.setPrimaryDomain(nil, of: $1)
        },
        action("remove-domain", .domainRemoved) { try await $0.acts.removeDomain($0.host(), of: $1) },
    ]

    private static func action(
        _ verb: StaticString, _ news: ConsoleNews,
        _ act: @escaping @Sendable (ConsoleCall, TenantID) async throws -> Void
    ) -> ConsoleRoute {
        .form(ConsolePath.tenant(do: verb)) { call in
            let tenant = try call.tenantID()
            do {
                try await act(call, tenant)
            } catch {
                return try await call.tenantPage(refused: error)
            }
            return call.done(news, at: .consoleTenant(tenant))
        }
    }
}

extension ConsoleCall {
    /// - Throws: ``FieldError``.
    fileprivate func host() throws -> HostName {
        guard let host = HostName(form["host"] ?? "") else {
            throw FieldError(
                field: "host", code: "invalid", message: "Write the domain like shop.example.com, without https://.")
        }
        return host
    }

    /// The page again, saying why what was asked for was not done.
    fileprivate func tenantPage(refused error: any Error) async throws -> Response {
        var state = FormState(form.without("csrf"))
        switch error {
        case let error as FieldError: state.refuse(error.field, error.message)
        case TenancyError.nameUnusable:
            state.refuse("name", "A name has 1 to \(Tenant.longestName) characters.")
        case TenancyError.noSuchTenant: throw Problem.notFound
        case let error as TenancyError: state.notice = error.explanation.asSentence
        case let error as DeletionNotConfirmed:
            state.refuse("confirm", "Type \(error.slug) to say that you mean this shop.")
        case DomainError.platformHost, DomainError.taken:
            state.refuse("host", (error as? DomainError)?.explanation.asSentence ?? "")
        case let error as DomainError:
            return try await tenantPage(notice: Notice(error.explanation.asSentence, .bad), status: .conflict)
        case is NameServersUnreachable:
            return try await tenantPage(
                notice: Notice("No name server answered. Try again in a moment.", .bad), status: .serviceUnavailable)
        default: throw error
        }
        return try await tenantPage(form: state, status: .unprocessableContent)
    }
}

extension String {
    /// With a capital and a full stop.
    var asSentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
