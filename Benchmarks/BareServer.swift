import ArgumentParser
import Hummingbird
import Logging

/// The least that the web framework can do: what every route of ours is measured against, in the same run.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare", abstract: "Serves \"Hello\" and nothing else.")

    @Option(help: "The port to listen on.")
    var port = 8099

    func run() async throws {
        let router = Router()
        router.get("/") { _, _ in "Hello" }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            logger: Logger(label: "bare") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }
}
