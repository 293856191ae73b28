import ArgumentParser
import Composition
import Tenancy
import Persistence

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring every database up to this version of the program.")

    @OptionGroup var place: InstallationFlags

    func run() async throws {
        try await place.withInstallation { installation in
            // Opening an installation migrates the platform; opening a shop migrates its file.
            let tenants = try await installation.directory.all()
            for (index, tenant) in tenants.enumerated() {
                _ = try await installation.engine.shop(tenant.id)
                if (index + 1) % 100 == 0 { print("\(index + 1) of \(tenants.count) shops") }
            }
            print("Up to date: the platform and \(tenants.count) \(tenants.count == 1 ? "shop" : "shops").")
        }
    }
}
