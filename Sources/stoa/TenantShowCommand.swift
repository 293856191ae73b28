import ArgumentParser
import Composition
import Persistence
import Tenancy
import Vocabulary

/// A shop named on the command line, and where it is.
struct TenantArgument: ParsableArguments {
    @Argument(help: "The shop's slug.")
    var slug: String
    @OptionGroup var place: InstallationFlags

    /// Opens the installation and finds the tenant. Its shop is not opened.
    func withTenant<Result>(_ body: (Installation, Tenant) async throws -> Result) async throws -> Result {
        try await place.withInstallation { installation in
            try await body(installation, installation.tenant(named: slug))
        }
    }
}

extension Installation {
    /// - Throws: ``Failure`` when no tenant has this slug.
    func tenant(named slug: String) async throws -> Tenant {
        guard let known = Slug(slug), let tenant = try await directory.tenant(slug: known) else {
            throw Failure("there is no shop \"\(slug)\": see `stoa tenant list`")
        }
        return tenant
    }
}

extension TenantCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a shop: its state, addresses, size and orders.")

        @OptionGroup var which: TenantArgument

        func run() async throws {
            try await which.withTenant { installation, tenant in
                line("slug", tenant.slug.text)
                line("name", tenant.name)
                line("id", tenant.id.description)
                line("state", tenant.stateInWords)
                line("created", tenant.createdAt.rfc3339)
                line("address", "\(tenant.slug).\(installation.options.baseDomain)")
                for domain in try await installation.directory.domains(of: tenant.id) {
                    line("domain", "\(domain.shownHost), \(domain.stateInWords)")
                }
                let summary = try await installation.summary(of: tenant.id)
                line("size", sizes(summary))
                line("products", "\(summary.products)")
                line("orders", "\(summary.orders)")
                line("last order", summary.lastOrderAt?.rfc3339 ?? "none")
            }
        }

        private func line(_ label: String, _ text: String) {
            print(label + String(repeating: " ", count: max(1, 12 - label.count)) + text)
        }

        private func sizes(_ summary: TenantSummary) -> String {
            let files = "files \(ByteCount.text(summary.fileBytes))"
            return switch summary.extent {
            case .bytes(let bytes): "database \(ByteCount.text(bytes)), \(files)"
            case .rows(let rows): "database \(rows) rows, \(files)"
            }
        }
    }
}

extension Tenant {
    /// The state with what follows from it, for a person.
    fileprivate var stateInWords: String {
        if let deleteAfter { return "deleting: removed for good after \(deleteAfter.rfc3339)" }
        if let suspendedAt { return "suspended since \(suspendedAt.rfc3339)" }
        return "active"
    }
}

enum ByteCount {
    /// "1.4 MB": decimal units with one digit, rounded up.
    static func text(_ bytes: Int64) -> String {
        let units = [(Int64(1_000_000_000), "GB"), (1_000_000, "MB"), (1_000, "kB")]
        for (size, name) in units where bytes >= size {
            let tenths = (bytes * 10 + size - 1) / size
            return "\(tenths / 10).\(tenths % 10) \(name)"
        }
        return "\(bytes) B"
    }
}
