public import BackgroundJobs
public import Persistence
import Vocabulary

/// A database whose only tables are the queue's and a list of what jobs did.
public enum JobWorkshop {
    public static let migrations = Migrations(
        platform: JobTable.platform,
        shop: JobTable.shop + [
            Migration("workshop-001") { schema in
                schema.createTable("effect") { table in
                    table.column("id", .uuid)
                    table.column("name", .text)
                    table.primaryKey("id")
                }
            }
        ])
}

/// Writes down that it ran.
public struct Errand: Job {
    public static let kind: JobKind = "errand"
    public static let policy = JobPolicy(attempts: 3, firstDelay: .milliseconds(20), concurrency: 8)

    public var name: String

    public init(name: String) {
        self.name = name
    }

    public func leaveMark(_ context: JobContext) async throws {
        let name = name
        try await context.database.write {
            try $0.execute("INSERT INTO effect (id, name) VALUES (\(ID<Any>()), \(name))")
        }
    }
}

/// Fails every time.
public struct Mistake: Job {
    public static let kind: JobKind = "mistake"
    public static let policy = JobPolicy(attempts: 3, firstDelay: .milliseconds(20), concurrency: 4)

    public var name: String

    public init(name: String) {
        self.name = name
    }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }
}

extension JobHandlers {
    /// Errands leave a mark, after a rest in which their worker may die; mistakes fail.
    public static func workshop(rest: @escaping @Sendable () -> Duration = { .zero }) -> JobHandlers {
        var handlers = JobHandlers()
        handlers.handle(Errand.self) { errand, context in
            try await Task.sleep(for: rest())
            try await errand.leaveMark(context)
        }
        handlers.handle(Mistake.self) { mistake, _ in throw Mistake.Failure(description: "no luck with \(mistake.name)")
        }
        return handlers
    }
}
