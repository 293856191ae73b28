import ArgumentParser
import Composition
import Operations
import People
import Persistence
import Tenancy
import Vocabulary

struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Make, list and look after shops.",
        subcommands: [
            Create.self, List.self, Show.self, Rename.self, Suspend.self, Resume.self, Delete.self, Undelete.self,
            Domain.self, Origin.self, Export.self, Import.self, Clone.self, Dump.self,
        ])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a shop.",
            discussion: "Example: stoa tenant create --slug tea --name \"Tea & Co\" --currency EUR --country IE")

        @Option(help: "Its name in addresses: slug.example.com. Small letters, digits and hyphens.")
        var slug: String
        @Option(help: "What shoppers read.")
        var name: String
        @Option(help: "ISO 3166-1, such as IE. Decides what is not said: currency, language, time zone, tax.")
        var country = "US"
        @Option(help: "ISO 4217, such as EUR.")
        var currency: String?
        @Option(help: "The language and region of prices and dates, such as en-IE.")
        var locale: String?
        @Option(name: .customLong("time-zone"), help: "An IANA name, such as Europe/Dublin.")
        var timeZone: String?
        @Option(
            name: .customLong("tax-rate"),
            help: "The flat tax in percent, such as 19 or 8.875, on top of prices unless --tax-included is given.")
        var taxRate: Decimal3?
        @Flag(name: .customLong("tax-included"), help: "Prices contain the tax.")
        var taxIncluded = false
        @Option(help: "A host of its own; may be given several times.")
        var domain: [String] = []
        @Flag(name: .customLong("test-payments"), help: "Offer the built-in test payments, which take no money.")
        var testPayments = false
        @OptionGroup var owner: OwnerFlags
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let new = NewTenant(slug: try TenantCommand.validSlug(slug), settings: try settings(), domains: domain)
            let seed = ShopSeed(settings: new.settings, owner: try await owner.account(business: new.settings.name))
            try await place.withInstallation { installation in
                let shop = try await installation.makeShop(new, seed, by: .thisAccount)
                print(
                    "Made \(shop.tenant.slug) (\(shop.tenant.id)): http://\(shop.tenant.slug).\(installation.options.baseDomain)"
                )
            }
        }

        private func settings() throws -> ShopSettings {
            guard let country = CountryCode(country) else {
                throw ValidationError("\"\(country)\" is no country: use two letters of ISO 3166-1 such as IE.")
            }
            let usual = CountryDefaults(country)
            let code = (currency ?? usual?.currency.code ?? "USD").uppercased()
            guard let currency = Currency(code: code) else {
                throw ValidationError("\"\(code)\" is no currency: use a code of ISO 4217 such as EUR.")
            }
            let trimmed = name.trimmedForName
            guard (1...200).contains(trimmed.count) else {
                throw ValidationError("The name must have 1 to 200 characters.")
            }
            return ShopSettings(
                name: trimmed, currency: currency, country: country,
                locale: locale ?? usual?.locale ?? "en-\(country.code)", timeZone: timeZone ?? usual?.timeZone ?? "UTC",
                tax: tax(usual: usual?.tax), testPayments: testPayments)
        }

        /// What is said, else what the country has.
        private func tax(usual: TaxSettings?) -> TaxSettings {
            if let taxRate {
                return TaxSettings(ratePartsPerMillion: taxRate.thousandths * 10, isInclusive: taxIncluded)
            }
            var tax = usual ?? TaxSettings()
            if taxIncluded { tax.isInclusive = true }
            return tax
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the shops, oldest first.")

        @OptionGroup var place: InstallationFlags

        func run() async throws {
            try await place.withInstallation { installation in
                let tenants = try await installation.directory.all()
                if tenants.isEmpty { print("No shops yet. Make one: stoa tenant create --slug tea --name Tea") }
                for tenant in tenants {
                    print(
                        "\(tenant.slug)\t\(tenant.name)\t\(tenant.createdAt.rfc3339)\t\(tenant.id)\t\(tenant.state.rawValue)"
                    )
                }
            }
        }
    }
}

/// A percentage with up to three decimals, read without floating point.
struct Decimal3: ExpressibleByArgument {
    let thousandths: Int64

    init?(argument: String) {
        guard let quantity = Quantity(argument), (0...100_000).contains(quantity.thousandths) else { return nil }
        thousandths = quantity.thousandths
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmedForName: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
