import ArgumentParser
import Composition
import Ordering
import Persistence
import Tenancy
import Vocabulary

struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Make, list and look after shops.",
        subcommands: [
            Create.self, List.self, Show.self, Rename.self, Suspend.self, Resume.self, Delete.self, Undelete.self,
            Domain.self,
        ])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a shop.",
            discussion: "Example: stoa tenant create --slug tea --name \"Tea & Co\" --currency EUR --country IE")

        @Option(help: "Its name in addresses: slug.example.com. Small letters, digits and hyphens.")
        var slug: String
        @Option(help: "What shoppers read.")
        var name: String
        @Option(help: "ISO 4217, such as EUR.")
        var currency = "USD"
        @Option(help: "ISO 3166-1, such as IE.")
        var country = "US"
        @Option(help: "The language and region of prices and dates, such as en-IE.")
        var locale = "en-US"
        @Option(name: .customLong("time-zone"), help: "An IANA name, such as Europe/Dublin.")
        var timeZone = "UTC"
        @Option(name: .customLong("tax-rate"), help: "The flat tax in percent, such as 19 or 8.875.")
        var taxRate: Decimal3 = .zero
        @Flag(name: .customLong("tax-included"), help: "Prices contain the tax.")
        var taxIncluded = false
        @Option(help: "A host of its own; may be given several times.")
        var domain: [String] = []
        @Flag(name: .customLong("test-payments"), help: "Offer the built-in test payments, which take no money.")
        var testPayments = false
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let new = NewTenant(slug: try validSlug(), settings: try settings(), domains: domain)
            try await place.withInstallation { installation in
                let shop = try await installation.directory.create(new)
                try await shop.database.write { transaction in
                    try ShippingMethod(
                        name: "Standard", description: "3 to 5 working days", price: .zero(shop.settings.currency)
                    ).save(position: 0, in: transaction)
                }
                print(
                    "Made \(shop.tenant.slug) (\(shop.tenant.id)): http://\(shop.tenant.slug).\(installation.options.baseDomain)"
                )
            }
        }

        private func validSlug() throws -> Slug {
            guard let slug = Slug(slug) else {
                throw ValidationError(
                    "\"\(slug)\" is no slug: use small letters, digits and single hyphens, at most 100.")
            }
            return slug
        }

        private func settings() throws -> ShopSettings {
            guard let currency = Currency(code: currency.uppercased()) else {
                throw ValidationError("\"\(currency)\" is no currency: use a code of ISO 4217 such as EUR.")
            }
            guard let country = CountryCode(country) else {
                throw ValidationError("\"\(country)\" is no country: use two letters of ISO 3166-1 such as IE.")
            }
            let trimmed = name.trimmedForName
            guard (1...200).contains(trimmed.count) else {
                throw ValidationError("The name must have 1 to 200 characters.")
            }
            return ShopSettings(
                name: trimmed, currency: currency, country: country, locale: locale, timeZone: timeZone,
                tax: TaxSettings(ratePartsPerMillion: taxRate.thousandths * 10, isInclusive: taxIncluded),
                testPayments: testPayments)
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

    static let zero = Decimal3(thousandths: 0)

    init(thousandths: Int64) {
        self.thousandths = thousandths
    }

    init?(argument: String) {
        guard let quantity = Quantity(argument), (0...100_000).contains(quantity.thousandths) else { return nil }
        thousandths = quantity.thousandths
    }

    var defaultValueDescription: String { "0" }
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
