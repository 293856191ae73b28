public import Archives
public import Persistence
import Tenancy
public import Vocabulary

extension PlatformOffice {
    /// What was exported and cloned of the shop, the newest first.
    public func transfers(of tenant: TenantID, limit: Int = 5) async throws -> [Transfer] {
        try await platform.read { try Transfer.list(of: tenant, limit: limit, in: $0) }
    }

    /// What was brought in, the newest first.
    public func imports(limit: Int) async throws -> [Transfer] {
        try await platform.read { try Transfer.list(limit: 200, in: $0) }.filter { $0.kind == .import }
            .prefix(limit).map { $0 }
    }

    /// The file of a finished export of the shop; nil when there is none.
    func archive(_ id: TransferID, of tenant: TenantID) async throws -> String? {
        let found = try await platform.read { try Transfer.find(id, in: $0) }
        guard let found, found.kind == .export, found.source == tenant, found.state == .done else { return nil }
        return exportFile(id)
    }
}
