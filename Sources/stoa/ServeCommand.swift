import ArgumentParser
import Composition
import Hummingbird
import Infrastructure
import Logging
import ServiceLifecycle

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve every shop: pages, API and housekeeping.",
        usage: "stoa serve [settings]", discussion: Settings.help)

    @Argument(parsing: .allUnrecognized, help: .hidden)
    var settings: [String] = []

    func run() async throws {
        try await Failure.explaining {
            try await Program.serve(try Settings.load(arguments: settings)) { _ in }
        }
    }
}

/// The running server, for `serve` and `demo`.
enum Program {
    /// Serves until the process is asked to stop, as ``OrderlyEnd`` says; what is in flight then is finished.
    /// - Parameter prepare: runs after the databases are open and before the port is.
    static func serve(
        _ settings: Settings, prepare: (Installation) async throws -> Void
    ) async throws {
        LineLogHandler.bootstrap(level: settings.logLevel, format: settings.logFormat)
        let logger = Logger(label: "stoa")
        let installation = try await Installation.open(InstallationOptions(settings), logger: logger)
        if !settings.limitsRates {
            logger.warning("Nothing limits how often requests may come (rate-limits is off): for load tests only")
        }
        do {
            try await prepare(installation)
            let drain = Drain()
            let server = installation.server(ServerOptions(settings), drain: drain) { port in
                let address = "http://\(settings.baseDomain):\(port)"
                logger.notice("Ready", metadata: ["address": "\(address)"])
            }
            let end = OrderlyEnd(drainTime: settings.drainTime, patience: settings.shutdownTimeout, logger: logger)
            try await end.run(server, drain)
            await installation.close()
        } catch {
            await installation.close()
            throw error
        }
    }
}
