import BackgroundJobs
import HTTPTypes
import Infrastructure
import Operations
import Persistence
import Vocabulary
import Web

/// How the platform is, in detail: for operators' programs.
enum HealthEndpoints {
    static let all = [details]

    private static let details = Endpoint.platform(
        method: .get, path: "/health/details", operation: "getHealthDetails", tag: "Health",
        summary: "See how the platform is", caller: .platformOperator,
        answers: [DeclaredAnswer(200, "How it is now.", HealthView.schema)]
    ) { call in
        Answer(200, HealthView(health: await call.office.health())).response(in: call.context)
    }
}

struct HealthView: JSONView {
    let health: PlatformHealth

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("isWell", health.isWell)
            json.member("database", health.database?.version ?? health.dialect.rawValue)
            json.member("databaseBytes", health.database.map { Int($0.bytes) })
            json.member("databaseMilliseconds", Int(health.databaseMilliseconds))
            json.member("processes", health.database?.processes)
            json.member("jobsDead", health.jobs?.dead)
            json.member("jobsRunning", health.jobs?.running)
            json.member("jobsDue", health.jobs?.due)
            json.member("oldestDueAt", health.jobs?.oldestDueAt)
            json.member("process", health.process.name)
            json.member("version", health.process.version)
            json.member("swiftVersion", health.process.swiftVersion)
            json.member("startedAt", health.process.startedAt)
            json.member("residentBytes", health.process.residentBytes.map { Int($0) })
            json.member("openFiles", health.process.openFiles)
            json.member("measuredAt", health.measuredAt)
        }
    }

    static let schema = Schema.named(
        "HealthDetails",
        .object([
            .required("isWell", .boolean("Whether the database answers.")),
            .required("database", .text(1...200, "What it is, with its version.")),
            .optional("databaseBytes", .count()), .required("databaseMilliseconds", .count("It took to answer.")),
            .optional("processes", .count("Programs that work on the database.")),
            .optional("jobsDead", .count("Failed for the last time.")), .optional("jobsRunning", .count()),
            .optional("jobsDue", .count("Due, and not begun.")), .optional("oldestDueAt", .instant()),
            .required("process", .text(1...300, "That answers.")), .required("version", .text(1...50)),
            .required("swiftVersion", .text(1...50)), .required("startedAt", .instant()),
            .optional("residentBytes", .count()), .optional("openFiles", .count()),
            .required("measuredAt", .instant()),
        ]))
}
