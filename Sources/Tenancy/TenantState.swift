/// Where a tenant stands in its life.
public enum TenantState: String, Sendable, CaseIterable {
    /// Its shop sells.
    case active
    /// Its shop says that it is closed; everything is kept.
    case suspended
    /// As suspended, and removed for good when its time has come.
    case deleting
}

extension Tenant {
    /// The longest name of a shop, in characters.
    public static let longestName = 200

    public var state: TenantState {
        if deleteAfter != nil { return .deleting }
        return suspendedAt != nil ? .suspended : .active
    }

    /// Whether visitors are let in.
    public var isSelling: Bool { state == .active }
}
