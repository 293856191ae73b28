public import Vocabulary

/// Where a new shop wants to answer: a name below the platform's base domain, or a domain of its own.
public enum DomainChoice: Sendable, Equatable {
    /// `slug.base-domain`
    case name(Slug)
    /// A host that is not the platform's, as the DNS has it: "shop.example.com".
    case host(String)

    /// Reads "tea", "tea.shops.example.com" (with that base domain) or "www.tea.example".
    /// - Throws: ``FieldError`` for `domain`, without its sentence about who has it: only the registry knows that.
    public init(_ text: String, baseDomain: String) throws(FieldError) {
        var host = text.lowercased()
        if host.hasSuffix(".") { host.removeLast() }
        guard !host.isEmpty else { throw Self.error("required", "Enter the domain of the shop.") }
        guard !host.contains(where: { "/:@?#".contains($0) }) else {
            throw Self.error("invalid", "Enter a name only, without https:// or a path: shop.example.com.")
        }
        guard host != baseDomain else { throw Self.error("reserved", "This is the platform's own domain.") }
        let suffix = "." + baseDomain
        guard host.contains("."), !host.hasSuffix(suffix) else {
            self = .name(try Self.slug(host.hasSuffix(suffix) ? String(host.dropLast(suffix.count)) : host))
            return
        }
        guard let name = HostName(host) else {
            throw Self.error("invalid", "Names are made of letters, digits and hyphens: shop.example.com.")
        }
        self = .host(name.ascii)
    }

    private static func slug(_ name: String) throws(FieldError) -> Slug {
        guard name.allSatisfy(\.isASCII) else {
            throw error(
                "not_ascii",
                "A name below the platform's domain is made of a to z; a domain of your own may have others.")
        }
        // A label of the domain name system has at most 63 bytes.
        guard let slug = Slug(name), name.utf8.count <= 63 else {
            throw error("invalid", "Use small letters, digits and single hyphens.")
        }
        guard !ReservedSlugs.all.contains(name) else { throw error("reserved", "This name is kept for the platform.") }
        return slug
    }

    private static func error(_ code: String, _ message: String) -> FieldError {
        FieldError(field: "domain", code: code, message: message)
    }
}
