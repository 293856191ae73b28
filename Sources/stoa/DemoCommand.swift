import ArgumentParser
import Composition
import DemoShop
import Infrastructure
import Persistence
import Tenancy

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve two demo shops, made at the first start.",
        usage: "stoa demo [settings]",
        discussion: """
            The shops are kept in data/demo unless --data says otherwise. All settings of `stoa serve` apply.
            """)

    @Argument(parsing: .allUnrecognized, help: .hidden)
    var settings: [String] = []

    func run() async throws {
        try await Failure.explaining {
            let isPlaced = settings.contains { $0 == "--data" || $0.hasPrefix("--data=") }
            let arguments = isPlaced ? settings : ["--data", "data/demo"] + settings
            try await Program.serve(try Settings.load(arguments: arguments)) { installation in
                let shops = try await DemoShops.open(
                    in: installation.directory, mediaDirectory: installation.mediaDirectory)
                for shop in shops { try await installation.completeShop(shop) }
            }
        }
    }
}
