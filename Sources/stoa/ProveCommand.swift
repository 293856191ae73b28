import ArgumentParser
import Composition
import Persistence
import Foundation
import Ordering
import People
import Tenancy
import Vocabulary

struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Show that the promises hold, on this machine and this database.",
        subcommands: [Oversell.self, Ledger.self, Audit.self])

    struct Oversell: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send many buyers at once after too few goods.",
            discussion: """
                Makes shops of its own and removes them again. Ends with status 1 when anything was oversold or lost.
                """)

        @Option(help: "Pieces of each of the goods.")
        var stock = 100
        @Option(help: "How many want them.")
        var buyers = 2000
        @Option(help: "How many buy at the same moment.")
        var parallel = 32
        @Option(name: .customLong("database-url"), help: "A PostgreSQL address; SQLite in a fresh directory without.")
        var databaseURL: String?

        func validate() throws {
            guard stock > 0, buyers > 0, parallel > 0 else {
                throw ValidationError("--stock, --buyers and --parallel must be at least 1.")
            }
        }

        func run() async throws {
            let directory = FileManager.default.temporaryDirectory.appendingPathComponent("stoa-prove-\(ID<Any>())")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            let reports = try await Failure.explaining {
                try await prove(in: directory.path)
            }
            try FileManager.default.removeItem(at: directory)
            guard reports.allSatisfy(\.isProven) else { throw Failure("not proven: see above") }
        }

        private func prove(in directory: String) async throws -> [OversellProof.Report] {
            let installation = try await Installation.open(
                InstallationOptions(dataDirectory: directory, databaseURL: databaseURL),
                logger: InstallationFlags.quietLogger)
            var reports: [OversellProof.Report] = []
            for scenario in OversellProof.Scenario.allCases {
                let shop = try await installation.directory.create(
                    NewTenant(
                        slug: Slug(transliterating: "prove-\(ID<Any>())"),
                        settings: ShopSettings(
                            name: "Proof", currency: .eur, country: .germany, testPayments: true)))
                let proof = OversellProof(scenario: scenario, stock: stock, buyers: buyers, parallel: parallel)
                let started = ContinuousClock.now
                let report = try await proof.run(
                    in: shop, till: Till(shop: shop, providers: installation.providers))
                show(report, of: scenario, on: installation, took: ContinuousClock.now - started)
                reports.append(report)
                try await installation.directory.delete(shop.tenant.id)
            }
            await installation.close()
            return reports
        }

        private func show(
            _ report: OversellProof.Report, of scenario: OversellProof.Scenario, on installation: Installation,
            took duration: Duration
        ) {
            print(
                """
                \(installation.engine.dialect.rawValue) \(scenario.rawValue): \
                \(report.onHand) pieces, \(buyers) buyers, \(parallel) at once \
                → \(report.sold) orders, \(report.allocated) pieces sold, \(report.held) held, \
                \(report.toldOutOfStock) told "out of stock", \(report.abandoned) left; \
                \(report.isProven ? "proven" : "NOT PROVEN: \(report)") \
                (\(duration.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))))
                """)
        }
    }

    struct Ledger: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that stock, orders and payments of every shop agree.",
            discussion: "Ends with status 1 when they do not.")

        @OptionGroup var place: InstallationFlags

        func run() async throws {
            try await place.withInstallation { installation in
                var isClean = true
                for tenant in try await installation.directory.all() {
                    guard let shop = try await installation.directory.shop(id: tenant.id) else { continue }
                    let audit = try await shop.database.read { try BooksAudit(in: $0) }
                    print("\(tenant.slug): \(audit.orders) orders, \(audit.isClean ? "all true" : "NOT TRUE")")
                    for finding in audit.findings where finding.broken != 0 {
                        print("  \(finding.broken) against: \(finding.promise)")
                    }
                    isClean = isClean && audit.isClean
                }
                guard isClean else { throw Failure("the books do not agree: see above") }
            }
        }
    }

    struct Audit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow the audit trails of the platform and of every shop from end to end.",
            discussion: """
                Each event carries the digest of the one before it, so one that was changed, taken out or put in later \
                is found. Keep the printed heads somewhere else: they show when the end of a trail was cut off. \
                Ends with status 1 when a trail is broken.
                """)

        @OptionGroup var place: InstallationFlags
        @Option(help: "Only this shop's trail.")
        var tenant: String?

        func run() async throws {
            try await place.withInstallation { installation in
                var only: Tenant?
                if let tenant { only = try await installation.tenant(named: tenant) }
                let trails = try await installation.auditTrails(of: only)
                for trail in trails { print(trail.line) }
                guard trails.allSatisfy({ $0.verdict.firstBroken == nil }) else {
                    throw Failure("an audit trail was tampered with: see above")
                }
            }
        }
    }
}
