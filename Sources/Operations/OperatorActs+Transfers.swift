public import Archives
import People
public import Persistence
import Tenancy
public import Vocabulary

extension OperatorActs {
    /// Puts an archive of the shop in line.
    /// - Throws: ``TenancyError/noSuchTenant``.
    @discardableResult
    public func requestExport(of tenant: TenantID) async throws -> Transfer {
        try await requesting("tenant.export_requested", Self.subject(tenant)) { transaction in
            guard try Tenant.find(tenant, in: transaction) != nil else { throw TenancyError.noSuchTenant }
            return try Transfer.request(.export(of: tenant), in: transaction)
        }
    }

    /// Puts a second shop with the data of a first one in line.
    /// - Parameter name: nil keeps the first one's.
    /// - Throws: ``TenancyError``.
    @discardableResult
    public func requestClone(of tenant: TenantID, as slug: Slug, name: String?) async throws -> Transfer {
        let name = try name.map(Tenant.checkedName)
        let change = AuditChange("slug", to: slug.text)
        return try await requesting("tenant.clone_requested", Self.subject(tenant), change) { transaction in
            guard try Tenant.find(tenant, in: transaction) != nil else { throw TenancyError.noSuchTenant }
            try Tenant.requireFree(slug, in: transaction)
            return try Transfer.request(.clone(of: tenant, slug: slug, name: name), in: transaction)
        }
    }

    /// Puts a shop that is made of an archive in line, which lies where uploads are put, under `id`.
    /// - Parameters:
    ///   - slug: nil keeps what the archive says; so does `name`.
    /// - Throws: ``TenancyError``.
    @discardableResult
    public func requestImport(_ id: TransferID, as slug: Slug?, name: String?) async throws -> Transfer {
        let name = try name.map(Tenant.checkedName)
        let change = AuditChange("slug", to: slug?.text)
        return try await requesting("tenant.import_requested", AuditEvent.Subject("transfer", "\(id)"), change) {
            transaction in
            if let slug { try Tenant.requireFree(slug, in: transaction) }
            return try Transfer.request(.import(slug: slug, name: name), id: id, in: transaction)
        }
    }

    /// Notes that a shop's archive is written to a file of who asks, or its data printed. Before it is: what is told here
    /// and did not happen is less bad than the other way round.
    public func noteExport(of tenant: TenantID, to place: String) async throws {
        try await requesting("tenant.archive_written", Self.subject(tenant), AuditChange("to", to: place)) { _ in }
    }

    /// Begins a transfer that makes a shop, which the caller carries out itself, at once.
    public func begin(_ request: Transfer.Request) async throws -> Transfer {
        let id = TransferID()
        let (action, subject, change) = Self.words(request, id)
        return try await requesting(action, subject, change) { try Transfer.begin(request, id: id, in: $0) }
    }

    private static func words(
        _ request: Transfer.Request, _ id: TransferID
    ) -> (String, AuditEvent.Subject, AuditChange) {
        switch request {
        case .export(let tenant): ("tenant.export_requested", subject(tenant), AuditChange())
        case .import(let slug, _):
            (
                "tenant.import_requested", AuditEvent.Subject("transfer", "\(id)"),
                AuditChange("slug", to: slug?.text)
            )
        case .clone(let tenant, let slug, _):
            ("tenant.clone_requested", subject(tenant), AuditChange("slug", to: slug.text))
        }
    }

    /// The file of a finished export of the shop; nil when there is none. That it was fetched is noted: it is everything.
    public func fetchArchive(_ id: TransferID, of tenant: TenantID) async throws -> String? {
        guard let file = try await office.archive(id, of: tenant) else { return nil }
        try await requesting("tenant.archive_fetched", Self.subject(tenant)) { _ in }
        return file
    }

    private static func subject(_ tenant: TenantID) -> AuditEvent.Subject {
        AuditEvent.Subject("tenant", "\(tenant)")
    }
}
