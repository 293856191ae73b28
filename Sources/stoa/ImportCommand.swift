public import ArgumentParser
public import Catalog
import Composition
import Persistence
import Foundation
import Inventory
import Operations
import Tenancy
import Vocabulary

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring data into a shop.", subcommands: [ImportProducts.self])

    struct ImportProducts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "products", abstract: "Import products from a CSV file.",
            discussion: """
                Lines that cannot be used are left out and reported; importing the same file again changes nothing.
                The server must not be running on the same data directory (SQLite).
                """)

        @Argument(help: "The file.")
        var file: String
        @Option(help: "The shop's slug.")
        var tenant: String
        @Option(help: "How the file is written: auto, stoa or shopify.")
        var format: ImportFormat = .auto
        @Flag(name: .customLong("dry-run"), help: "Report what would happen and keep nothing.")
        var dryRun = false
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            guard FileManager.default.isReadableFile(atPath: file) else {
                throw Failure("cannot read \(file)")
            }
            try await place.withInstallation { installation in
                guard let slug = Slug(tenant), let shop = try await installation.directory.shop(slug: slug) else {
                    throw Failure("there is no shop \"\(tenant)\": see `stoa tenant list`")
                }
                let importer = ProductImport(format: format, currency: shop.settings.currency, isDryRun: dryRun)
                let showsProgress = isatty(FileHandle.standardError.fileDescriptor) == 1
                let report = try await importer.run(
                    file: file, into: shop.database, at: .now,
                    stock: { variant, quantity, transaction in
                        try Stock.receive(quantity, of: variant, in: transaction)
                    },
                    pictures: FetchPicture.enqueue,
                    progress: { progress in
                        guard showsProgress else { return }
                        FileHandle.standardError.write(
                            Data("\r\(progress.lines) lines, \(progress.products) products".utf8))
                    })
                if showsProgress { FileHandle.standardError.write(Data("\n".utf8)) }
                show(report)
            }
        }

        private func show(_ report: ImportReport) {
            let verb = report.isDryRun ? "Would have" : "Have"
            print(
                """
                \(verb) created \(report.created), updated \(report.updated), left \(report.unchanged) unchanged, \
                skipped \(report.skipped).
                """)
            if report.missingPictures > 0, !report.isDryRun {
                print("\(report.missingPictures) pictures are fetched while the server runs.")
            }
            for problem in report.problems { print("line \(problem.line): \(problem.reason)") }
        }
    }
}

extension ImportFormat: ExpressibleByArgument {}
