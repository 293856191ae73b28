import ArgumentParser
import Composition
import Operations
import Tenancy

extension TenantCommand {
    struct Origin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let pages of other sites call a shop's API.",
            discussion:
                "They call it without cookies: what they send is a token. Example: stoa tenant origin add tea https://app.example.com",
            subcommands: [Add.self, Remove.self, List.self])

        struct Add: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Let one more site's pages call the API.")

            @OptionGroup var which: OriginArguments

            func run() async throws {
                try await which.change { origins, origin in
                    guard !origins.contains(origin) else { return }
                    guard origins.count < WebOrigin.limit else {
                        throw Failure("a shop names at most \(WebOrigin.limit) other sites")
                    }
                    origins.append(origin)
                }
            }
        }

        struct Remove: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "A site's pages may not call the API any more.")

            @OptionGroup var which: OriginArguments

            func run() async throws {
                try await which.change { origins, origin in origins.removeAll { $0 == origin } }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "List the sites whose pages may call the API.")

            @OptionGroup var tenant: TenantArgument

            func run() async throws {
                try await tenant.withTenant { installation, tenant in
                    let shop = try await installation.directory.shop(id: tenant.id)
                    for origin in shop?.settings.apiOrigins ?? [] { print(origin.text) }
                }
            }
        }
    }
}

/// A shop and another site.
struct OriginArguments: ParsableArguments {
    @OptionGroup var tenant: TenantArgument
    @Argument(help: "The site, such as https://app.example.com.")
    var origin: String

    func validate() throws {
        guard WebOrigin(origin) != nil else {
            throw ValidationError("\"\(origin)\" is no site: write it like https://app.example.com, without a path.")
        }
    }

    /// Changes the list and says what it is then.
    func change(_ body: (inout [WebOrigin], WebOrigin) throws -> Void) async throws {
        guard let origin = WebOrigin(origin) else { return }
        try await tenant.withTenant { installation, tenant in
            guard let shop = try await installation.directory.shop(id: tenant.id) else { return }
            var origins = shop.settings.apiOrigins
            try body(&origins, origin)
            try await installation.acts.setOrigins(origins, of: shop)
            print(origins.isEmpty ? "No other site may call the API." : origins.map(\.text).joined(separator: "\n"))
        }
    }
}
