import ArgumentParser
import Composition
import Foundation
import Persistence
import Tenancy
import Vocabulary

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring every database up to this version of the program.",
        discussion: """
            A shop that cannot be migrated is named at the end, with status 1; all others are done. Running the command \
            again goes on where it stopped.
            """)

    @OptionGroup var place: InstallationFlags

    func run() async throws {
        try await place.withInstallation { installation in
            // Opening the installation has migrated the platform already.
            let tenants = try await installation.directory.all()
            let display = ProgressDisplay(of: tenants.count, "shops")
            let failures = await installation.migrateShops(tenants) { display.show($0) }
            display.end()
            for failure in failures { print("\(failure.tenant.slug): \(Failure.text(of: failure.error))") }
            let migrated = tenants.count - failures.count
            print("Up to date: the platform and \(migrated) \(migrated == 1 ? "shop" : "shops").")
            guard failures.isEmpty else {
                let names = failures.map(\.tenant.slug.text).joined(separator: ", ")
                throw Failure("not migrated: \(names)")
            }
        }
    }
}

/// How far long work has come: one line that changes on a terminal, a line now and then elsewhere.
struct ProgressDisplay {
    private static let linesApart = 100

    private let total: Int
    private let noun: String
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    init(of total: Int, _ noun: String) {
        self.total = total
        self.noun = noun
    }

    func show(_ done: Int) {
        let text = "\(done) of \(total) \(noun)"
        if isTerminal {
            FileHandle.standardError.write(Data("\r\(text)".utf8))
        } else if done % Self.linesApart == 0, done < total {
            print(text)
        }
    }

    /// Leaves the line on a terminal.
    func end() {
        if isTerminal, total > 0 { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
