public import Persistence
public import Vocabulary

/// Marks the ids of transfers.
public enum TransferScope {}

public typealias TransferID = ID<TransferScope>

/// A shop on its way out of this installation, into it, or to a second one beside it.
public struct Transfer: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case export
        case `import`
        case clone
    }

    public enum State: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        /// A worker begins with it soon.
        case waiting
        case running
        case done
        /// Refused or given up; nothing is left of it.
        case failed
    }

    public let id: TransferID
    public let kind: Kind
    public let state: State
    /// Whose data it takes; nil for an import.
    public let source: TenantID?
    /// The shop that comes to be; nil for an export.
    public let target: TenantID?
    /// What the new shop is to be called; nil keeps what the archive says.
    public let slug: Slug?
    public let name: String?
    /// How far it is.
    public let progress: TransferProgress?
    public let error: String?
    /// Bytes of the finished archive.
    public let fileBytes: Int64?
    public let createdAt: Instant
    public let finishedAt: Instant?

    /// How long the archive of an export is kept.
    public static let keeping: Duration = .seconds(7 * 24 * 60 * 60)

    /// When the archive of an export is removed.
    public var expiresAt: Instant? { kind == .export ? finishedAt?.advanced(by: Self.keeping) : nil }
}

extension Transfer: RowDecodable {
    public init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        state = try row["state"]
        source = try row["source_id"]
        target = try row["target_id"]
        slug = try row["slug"]
        name = try row["name"]
        let step = try (row["step"] as String?).flatMap(TransferProgress.Step.init(rawValue:))
        let (done, total) = (try row["done"] as Int64, try row["total"] as Int64)
        progress = step.map { TransferProgress($0, done, of: total) }
        error = try row["error"]
        fileBytes = try row["file_bytes"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }
}

public enum ArchivesMigrations {
    /// The platform's list of transfers.
    public static let platform: [Migration] = [
        Migration("archives-001-transfers") { schema in
            schema.createTable("transfer") { table in
                table.column("id", .uuid)
                table.column("kind", .text)
                table.column("state", .text)
                // Neither refers to the registry: a target is not in it yet, a source may be gone before its archive.
                table.optional("source_id", .uuid)
                table.optional("target_id", .uuid)
                table.optional("slug", .text)
                table.optional("name", .text)
                table.optional("step", .text)
                table.column("done", .integer, default: "0")
                table.column("total", .integer, default: "0")
                table.optional("error", .text)
                table.optional("file_bytes", .integer)
                // Whether a job carries it on; else a command does, and nobody goes on when that is killed.
                table.column("is_job", .boolean)
                table.column("created_at", .integer)
                // When whoever works on it was last heard of.
                table.column("beat_at", .integer)
                table.optional("finished_at", .integer)
                table.primaryKey("id")
                table.check("transfer_kind", "kind IN ('export', 'import', 'clone')")
                table.check("transfer_state", "state IN ('waiting', 'running', 'done', 'failed')")
                table.check("transfer_finished_dated", "(state IN ('done', 'failed')) = (finished_at IS NOT NULL)")
                table.check("transfer_failed_says_why", "(state = 'failed') = (error IS NOT NULL)")
            }
            schema.createIndex("transfer_by_source", on: "transfer", ["source_id", "created_at"])
        }
    ]
}
