import Vocabulary

/// Where the shops are for the world, for links that no request says the beginning of.
public struct PublicAddresses: Sendable, Hashable {
    let scheme: String
    let baseDomain: String
    let port: Int?

    /// - Parameter port: said in links; nil for the scheme's own.
    public init(scheme: String, baseDomain: String, port: Int? = nil) {
        self.scheme = scheme
        self.baseDomain = baseDomain
        self.port = port
    }

    /// What the links of a shop begin with: the address that it has set, its primary host, or its place below the
    /// platform's.
    public func base(of shop: Shop) -> String {
        shop.settings.baseAddress ?? base(slug: shop.tenant.slug, host: shop.primaryHost)
    }

    /// What the links of a shop begin with that is not opened for it.
    public func base(of place: StaffPlaces.Place) -> String {
        base(slug: place.tenant.slug, host: place.primaryHost)
    }

    /// Where the platform itself is.
    public var platform: String { "\(scheme)://\(baseDomain)" + (port.map { ":\($0)" } ?? "") }

    /// What the links of a shop that was just made begin with.
    public func base(of made: Provisioning) -> String {
        made.settings.baseAddress ?? base(slug: made.slug, host: made.host)
    }

    private func base(slug: Slug, host: String?) -> String {
        "\(scheme)://\(host ?? "\(slug).\(baseDomain)")" + (port.map { ":\($0)" } ?? "")
    }
}
