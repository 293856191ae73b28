import ArgumentParser
import Composition
import Infrastructure
import Logging
import Persistence

struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Run background jobs, and serve nothing.",
        usage: "stoa worker [settings]",
        discussion: """
            `stoa serve` runs jobs as well; this is for more machines than one on PostgreSQL. On SQLite, the server's \
            own process is the only one that may run them. All settings of `stoa serve` apply.
            """)

    @Argument(parsing: .allUnrecognized, help: .hidden)
    var settings: [String] = []

    func run() async throws {
        try await Failure.explaining {
            try await work(try Settings.load(arguments: settings))
        }
    }

    private func work(_ settings: Settings) async throws {
        LineLogHandler.bootstrap(level: settings.logLevel, format: settings.logFormat)
        let logger = Logger(label: "stoa")
        let installation = try await Installation.open(InstallationOptions(settings), logger: logger)
        installation.engine.listen()
        logger.notice("Working")
        let end = OrderlyEnd(drainTime: .zero, patience: settings.shutdownTimeout, logger: logger)
        do {
            try await end.run(installation.workers(), Drain())
            await installation.close()
        } catch {
            await installation.close()
            throw error
        }
    }
}
