import Hummingbird
import Logging
import Persistence
import Web

/// Whether the program lives, and whether it can work: for load balancers and for people.
enum HealthRoutes {
    private struct Answer: Encodable {
        let status: String
        let database: String?
    }

    static func add(to router: Router<ShopRequestContext>, _ installation: Installation, _ drain: Drain) {
        router.get("/health/live") { _, _ in
            try Response.json(Answer(status: "ok", database: nil))
        }
        for path in ["/health", "/health/ready", "/ready"] as [RouterPath] {
            router.get(path) { _, _ in
                guard !drain.isUnderWay else {
                    return try Response.json(
                        Answer(status: "stopping", database: nil), status: .serviceUnavailable)
                }
                do {
                    try await installation.engine.checkHealth()
                    return try Response.json(Answer(status: "ok", database: installation.engine.dialect.rawValue))
                } catch {
                    installation.logger.error("Not ready", metadata: ["error": "\(error)"])
                    return try Response.json(
                        Answer(status: "unavailable", database: installation.engine.dialect.rawValue),
                        status: .serviceUnavailable)
                }
            }
        }
    }
}
