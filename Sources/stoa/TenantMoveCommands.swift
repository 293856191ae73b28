import Archives
import ArgumentParser
import Composition
import Foundation
import Operations
import People
import Persistence
import Tenancy
import Vocabulary

extension TenantCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a whole shop to one file.",
            discussion: """
                The file holds the shop's database and its pictures, and everything it knows of its customers: keep it \
                safe. Import it on any installation, on SQLite or PostgreSQL. A name that ends with .gz is gzipped.
                """)

        @OptionGroup var which: TenantArgument
        @Option(help: "The file to write, such as tea.stoa.tar.")
        var to: String

        func run() async throws {
            guard !FileManager.default.fileExists(atPath: to) else { throw Failure("\(to) is there already") }
            try await which.withTenant { installation, tenant in
                let display = MoveDisplay()
                let bytes = try await installation.export(tenant, to: to, by: .thisAccount) { display.show($0) }
                display.end()
                print("Wrote \(tenant.slug) to \(to) (\(ByteCount.text(bytes))).")
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a shop of such a file.",
            discussion: """
                All or nothing: until everything is there, nobody sees the shop. Domains have to be proved again: \
                `stoa tenant domain check`.
                """)

        @Argument(help: "The file.")
        var file: String
        @Option(help: "Its name in addresses; without, the one it had.")
        var slug: String?
        @Option(help: "What shoppers will read; without, the name it had.")
        var name: String?
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let slug = try slug.map(TenantCommand.validSlug)
            try await place.withInstallation { installation in
                let display = MoveDisplay()
                let tenant = try await installation.importShop(
                    from: file, slug: slug, name: name, by: .thisAccount
                ) { display.show($0) }
                display.end()
                print("Made \(tenant.slug) (\(tenant.id)) of \(file).")
            }
        }
    }

    struct Clone: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a second shop of a first one, for trying things out.",
            discussion: """
                Goods, stock, orders and staff come along. Carts, open checkouts and what they hold, waiting jobs and \
                domains stay behind.
                """)

        @OptionGroup var which: TenantArgument
        @Option(name: .customLong("as"), help: "The new shop's name in addresses.")
        var newSlug: String
        @Option(help: "What shoppers will read; without, the first shop's name.")
        var name: String?

        func run() async throws {
            let newSlug = try TenantCommand.validSlug(newSlug)
            try await which.withTenant { installation, tenant in
                let display = MoveDisplay()
                let clone = try await installation.clone(
                    tenant, as: newSlug, name: name, by: .thisAccount
                ) { display.show($0) }
                display.end()
                print("Made \(clone.slug) (\(clone.id)) of \(tenant.slug).")
            }
        }
    }

    struct Dump: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print all data of a shop as text, the same on both engines.",
            discussion: """
                For comparing a shop before and after a move: the last line is the SHA-256 of all lines before it. Jobs \
                are in it, so stop the workers first.
                """)

        @OptionGroup var which: TenantArgument
        @Flag(name: .customLong("digest"), help: "Print the SHA-256 alone.")
        var digestOnly = false

        func run() async throws {
            try await which.withTenant { installation, tenant in
                let isShown = !digestOnly
                if isShown { try await installation.acts.noteExport(of: tenant.id, to: "the command line, as text") }
                let digest = try await installation.dump(tenant.id) { text in
                    if isShown { try FileHandle.standardOutput.write(contentsOf: Data(text)) }
                }
                print(digestOnly ? digest : "sha256 \(digest)")
            }
        }
    }

    static func validSlug(_ text: String) throws -> Slug {
        guard let slug = Slug(text) else {
            throw ValidationError("\"\(text)\" is no slug: use small letters, digits and single hyphens, at most 100.")
        }
        return slug
    }
}

/// How far a move is, in one line that changes on a terminal.
private struct MoveDisplay: Sendable {
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    func show(_ progress: TransferProgress) {
        guard isTerminal else { return }
        let percent = progress.total > 0 ? progress.done * 100 / progress.total : 100
        FileHandle.standardError.write(Data("\r\u{1B}[K\(Self.words(progress.step)) \(percent) %".utf8))
    }

    /// Leaves the line.
    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
    }

    private static func words(_ step: TransferProgress.Step) -> String {
        switch step {
        case .reading: "reading the shop"
        case .packing: "writing the file"
        case .unpacking: "reading the file"
        case .writing: "writing the shop"
        case .filing: "filing products for searches"
        }
    }
}
