public import Persistence

/// The queue's table: one in each SQLite file; on PostgreSQL one for all places.
///
/// On PostgreSQL it stands outside row level security, because a worker looks for due jobs of all shops in one
/// statement. So every statement on it is in this target, and all but the claim bind themselves to the transaction's own
/// place with ``isOfThisPlace``. The platform's jobs have the nil UUID for a tenant there.
public enum JobTable {
    /// For the platform's database. PostgreSQL has the one table among the shops'.
    public static let platform = [Migration("jobs-001-queue") { create(in: &$0, postgres: []) }]
    /// For every shop's database.
    public static let shop = [
        Migration("jobs-001-queue") { create(in: &$0, postgres: onServer) },
        Migration("jobs-002-dead") { schema in
            // A page about the dead jobs of all places reads no others.
            schema.run(sqlite: nil, postgres: "CREATE INDEX job_dead ON job (id) WHERE state = 'dead'")
        },
    ]

    static let name: SQL = "\(sqlite: "job", postgres: "shop.job")"

    /// Whether a row belongs to the database of the transaction. A setting that was made and ended with its transaction
    /// is left behind as an empty text.
    static let isOfThisPlace: SQL = """
        \(sqlite: "TRUE", postgres: """
            tenant_id = coalesce(nullif(current_setting('stoa.tenant', true), ''), \
            '00000000-0000-0000-0000-000000000000')::uuid
            """)
        """

    private static func create(in schema: inout Schema, postgres: [String]) {
        for statement in inFile { schema.run(sqlite: statement, postgres: nil) }
        for statement in postgres { schema.run(sqlite: nil, postgres: statement) }
        schema.describeTable("job", outsideRowSecurity: true, describe)
    }

    private static func describe(_ table: inout Table) {
        table.column("id", .uuid)
        table.column("kind", .text)
        table.optional("job_key", .text)
        table.column("payload", .text)
        table.column("state", .text)
        for name in ["priority", "due_at", "again_at", "attempts", "attempts_limit"] { table.optional(name, .integer) }
        table.optional("worker", .text)
        table.optional("last_error", .text)
        table.column("created_at", .integer)
        table.optional("finished_at", .integer)
        table.primaryKey("id")
        table.isLeftOutOfClones()
    }

    private static let states = "('waiting', 'running', 'done', 'dead', 'cancelled')"
    private static let unfinished = "state IN ('waiting', 'running')"

    private static let inFile = [
        """
        CREATE TABLE job (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), kind TEXT NOT NULL, job_key TEXT,
            payload TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN \(states)), priority INTEGER NOT NULL,
            due_at INTEGER NOT NULL, again_at INTEGER, attempts INTEGER NOT NULL, attempts_limit INTEGER NOT NULL,
            worker TEXT, last_error TEXT, created_at INTEGER NOT NULL, finished_at INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX job_unfinished_key ON job (kind, job_key) WHERE job_key IS NOT NULL AND \(unfinished)",
        "CREATE INDEX job_due ON job (due_at) WHERE \(unfinished)",
        "CREATE INDEX job_line ON job (kind, priority, due_at) WHERE \(unfinished)",
        "CREATE INDEX job_finished ON job (state, finished_at) WHERE NOT (\(unfinished))",
    ]

    private static let onServer = [
        """
        CREATE TABLE job (
            tenant_id UUID NOT NULL DEFAULT coalesce(nullif(current_setting('stoa.tenant', true), ''), \
        '00000000-0000-0000-0000-000000000000')::uuid,
            id UUID NOT NULL, kind TEXT COLLATE "C" NOT NULL, job_key TEXT COLLATE "C",
            payload TEXT NOT NULL, state TEXT COLLATE "C" NOT NULL CHECK (state IN \(states)), priority BIGINT NOT NULL,
            due_at BIGINT NOT NULL, again_at BIGINT, attempts BIGINT NOT NULL, attempts_limit BIGINT NOT NULL,
            worker TEXT, last_error TEXT, created_at BIGINT NOT NULL, finished_at BIGINT,
            PRIMARY KEY (tenant_id, id)
        ) WITH (fillfactor = 70)
        """,
        """
        CREATE UNIQUE INDEX job_unfinished_key ON job (tenant_id, kind, job_key) \
        WHERE job_key IS NOT NULL AND \(unfinished)
        """,
        "CREATE INDEX job_due ON job (kind, tenant_id, priority, due_at) WHERE \(unfinished)",
        "CREATE INDEX job_finished ON job (tenant_id, state, finished_at) WHERE NOT (\(unfinished))",
    ]
}

extension Announcement {
    /// Jobs were enqueued or made due.
    public static let jobs = Announcement("jobs")
}
