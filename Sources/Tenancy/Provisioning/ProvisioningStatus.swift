public import Persistence

/// How far a new shop is.
///
/// ```
/// PENDING → CREATING_TENANT → SEEDING_DATA → CONFIGURING → READY
///    └────────────┴───────────────┴──────────────┴──────→ FAILED (a retry goes on at the step that failed)
/// ```
public enum ProvisioningStatus: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Asked for; no worker has begun.
    case pending = "PENDING"
    /// Its database is being made.
    case creatingTenant = "CREATING_TENANT"
    /// Its defaults and its owner are being written, in one transaction.
    case seedingData = "SEEDING_DATA"
    /// It is being entered in the registry, so that it is found.
    case configuring = "CONFIGURING"
    /// It answers.
    case ready = "READY"
    /// No further try follows by itself.
    case failed = "FAILED"

    /// The share of the work that is done when this begins, 0 to 100; about what the steps take when measured. What
    /// failed stays where it was.
    var progress: Int {
        switch self {
        case .pending, .failed: 0
        case .creatingTenant: 10
        case .seedingData: 40
        case .configuring: 80
        case .ready: 100
        }
    }

    /// The column that keeps when this began.
    var beganAt: SQL {
        switch self {
        case .pending: "created_at"
        case .creatingTenant: "creating_at"
        case .seedingData: "seeding_at"
        case .configuring: "configuring_at"
        case .ready: "ready_at"
        case .failed: "failed_at"
        }
    }
}
