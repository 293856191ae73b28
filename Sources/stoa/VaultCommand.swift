import ArgumentParser
import Composition
import Infrastructure
import Tenancy

struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "Look after the key that seals secrets in the databases.",
        subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Seal every secret with a new key.",
            discussion: """
                With the key in the data directory, a new one is made and the former is forgotten once nothing needs it. \
                With STOA_MASTER_KEY, put the new key first and the former after a comma, restart every node, then run \
                this; the former may go when it has ended well. Stopped in the middle, run it again.
                """)

        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let settings = try await Failure.explaining { try place.settings() }
            let file =
                settings.masterKeys == nil
                ? VaultFile(path: settings.dataDirectory + "/master.key") : nil
            try await place.withInstallation { installation in
                // Only now is it certain that no server uses the directory with the keys it had before.
                try file?.addKey()
                let vault = try Vault(keys: settings.masterKeys, orFile: settings.dataDirectory + "/master.key")
                let total = try await installation.directory.all().count
                let display = ProgressDisplay(of: total, "shops")
                let outcome = try await installation.sealEverythingAgain(with: vault) { display.show($0) }
                display.end()
                print("Sealed with the current key: \(outcome.sealed) secrets in the platform and \(total) shops.")
                for failure in outcome.failures {
                    print("\(failure.tenant.slug): \(Failure.text(of: failure.error))")
                }
                guard outcome.failures.isEmpty else {
                    throw Failure("former keys are still needed; run the command again")
                }
                try file?.dropFormerKeys()
                print(
                    file == nil
                        ? "Former keys may be taken out of STOA_MASTER_KEY now." : "The former key is forgotten.")
            }
        }
    }
}
