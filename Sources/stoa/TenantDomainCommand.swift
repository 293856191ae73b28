import ArgumentParser
import Composition
import Operations
import Tenancy
import Vocabulary

extension TenantCommand {
    struct Domain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a shop addresses of its own.",
            discussion: "add prints a DNS record; once it is there, check it, and make one of the domains primary.",
            subcommands: [Add.self, Check.self, Primary.self, Remove.self, List.self])

        struct Add: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Ask for a domain. Prints the record that proves whose it is.",
                discussion: "Example: stoa tenant domain add tea shop.example.com")

            @OptionGroup var which: DomainArguments

            func run() async throws {
                let host = try which.host()
                try await which.tenant.withTenant { installation, tenant in
                    let proof = try await installation.acts.addDomain(host, to: tenant.id)
                    print(
                        """
                        \(host) is noted for \(tenant.slug). It counts once this record is in its DNS:

                            \(proof.name). TXT "\(proof.value)"

                        Then: stoa tenant domain check \(tenant.slug) \(host.ascii)
                        """)
                }
            }
        }

        struct Check: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Look for the record; from then on the domain leads to the shop.")

            @OptionGroup var which: DomainArguments

            func run() async throws {
                let host = try which.host()
                try await which.tenant.withTenant { installation, tenant in
                    try await installation.acts.checkDomain(host, of: tenant.id)
                    print(
                        """
                        \(host) is verified and leads to \(tenant.slug). \
                        Send the shop's other addresses there: stoa tenant domain primary \(tenant.slug) \(host.ascii)
                        """)
                }
            }
        }

        struct Primary: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Send visitors of the shop's other addresses to this domain.",
                discussion: "Pages redirect (308) with path and query; the API answers at every address.")

            @OptionGroup var tenant: TenantArgument
            @Argument(help: "A verified domain of the shop.")
            var domain: String?
            @Flag(help: "No primary domain: each address answers for itself.")
            var none = false

            func validate() throws {
                guard (domain == nil) == none else {
                    throw ValidationError("Name the domain, or say --none to have no primary one.")
                }
                if let domain { _ = try DomainArguments.host(domain) }
            }

            func run() async throws {
                let host = try domain.map { try DomainArguments.host($0) }
                try await tenant.withTenant { installation, tenant in
                    try await installation.acts.setPrimaryDomain(host, of: tenant.id)
                    print(
                        host.map { "\(tenant.slug) is at home at \($0) now; its other addresses lead there." }
                            ?? "\(tenant.slug) has no primary domain now; each address answers for itself.")
                }
            }
        }

        struct Remove: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Take a domain from a shop.")

            @OptionGroup var which: DomainArguments

            func run() async throws {
                let host = try which.host()
                try await which.tenant.withTenant { installation, tenant in
                    try await installation.acts.removeDomain(host, of: tenant.id)
                    print("\(host) does not lead to \(tenant.slug) any more.")
                }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "List a shop's domains.")

            @OptionGroup var tenant: TenantArgument

            func run() async throws {
                try await tenant.withTenant { installation, tenant in
                    let domains = try await installation.directory.domains(of: tenant.id)
                    if domains.isEmpty {
                        print("No domains yet. Add one: stoa tenant domain add \(tenant.slug) shop.example.com")
                    }
                    for domain in domains { print("\(domain.shownHost)\t\(domain.stateInWords)") }
                }
            }
        }
    }
}

/// A shop and a domain.
struct DomainArguments: ParsableArguments {
    @OptionGroup var tenant: TenantArgument
    @Argument(help: "The domain, such as shop.example.com or tee-münchen.example.")
    var domain: String

    func validate() throws {
        _ = try host()
    }

    func host() throws -> HostName {
        try Self.host(domain)
    }

    static func host(_ text: String) throws -> HostName {
        guard let host = HostName(text) else {
            throw ValidationError("\"\(text)\" is no domain: write it like shop.example.com, without http:// or port.")
        }
        return host
    }
}

extension TenantDomain {
    /// What it leads to, for a person.
    var stateInWords: String {
        switch state {
        case .claimed: "waiting for its DNS record"
        case .given: "given by the operator, not checked"
        case .verified(let instant): (isPrimary ? "primary, " : "") + "verified \(instant.rfc3339)"
        }
    }
}
