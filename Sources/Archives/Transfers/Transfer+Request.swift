public import BackgroundJobs
public import Persistence
public import Vocabulary

/// Carries a transfer out, or on.
public struct CarryTransfer: Job {
    public static let kind: JobKind = "carry-transfer"
    /// Two at a time: each reads or writes a whole shop.
    public static let policy = JobPolicy(attempts: 5, firstDelay: .seconds(5), concurrency: 2)

    public let transfer: TransferID

    public init(transfer: TransferID) {
        self.transfer = transfer
    }
}

/// Removes archives whose time is over, and what commands that were killed left behind.
public struct TidyTransfers: Job {
    public static let kind: JobKind = "tidy-transfers"

    public init() {}
}

extension Transfer {
    /// What is asked for.
    public enum Request: Sendable, Equatable {
        case export(of: TenantID)
        /// The archive lies where the program puts uploads, under the transfer's id.
        case `import`(slug: Slug?, name: String?)
        case clone(of: TenantID, slug: Slug, name: String?)
    }

    /// Puts a transfer in line for the workers.
    @discardableResult
    public static func request(
        _ request: Request, id: TransferID = TransferID(), at instant: Instant = .now, in transaction: Transaction
    ) throws -> Transfer {
        let transfer = try insert(request, id, .waiting, isJob: true, at: instant, in: transaction)
        try JobQueue.enqueue(
            CarryTransfer(transfer: id), key: id.description, priority: .urgent, in: transaction)
        return transfer
    }

    /// Notes a transfer that the caller carries out itself, at once.
    public static func begin(
        _ request: Request, id: TransferID = TransferID(), at instant: Instant = .now, in transaction: Transaction
    ) throws -> Transfer {
        try insert(request, id, .running, isJob: false, at: instant, in: transaction)
    }

    private static func insert(
        _ request: Request, _ id: TransferID, _ state: State, isJob: Bool, at instant: Instant,
        in transaction: Transaction
    ) throws -> Transfer {
        let kind: Kind
        let source: TenantID?
        var (slug, name): (Slug?, String?) = (nil, nil)
        switch request {
        case .export(let tenant): (kind, source) = (.export, tenant)
        case .import(let wantedSlug, let wantedName):
            (kind, source, slug, name) = (.import, nil, wantedSlug, wantedName)
        case .clone(let tenant, let wantedSlug, let wantedName):
            (kind, source, slug, name) = (.clone, tenant, wantedSlug, wantedName)
        }
        let target = kind == .export ? nil : TenantID()
        try transaction.execute(
            """
            INSERT INTO transfer (id, kind, state, source_id, target_id, slug, name, is_job, created_at, beat_at)
            VALUES (\(id), \(kind), \(state), \(source), \(target), \(slug), \(name), \(isJob), \(instant), \(instant))
            """)
        return Transfer(
            id: id, kind: kind, state: state, source: source, target: target, slug: slug, name: name, progress: nil,
            error: nil, fileBytes: nil, createdAt: instant, finishedAt: nil)
    }
}
