/// Networks that no address typed by a tenant may lead to.
///
/// Everything of IANA's special-purpose registries (iana-ipv4-special-registry, iana-ipv6-special-registry) that is not
/// globally reachable, multicast, and what wraps an address of version 4 into one of version 6: behind it may be any of
/// the others.
enum SpecialNetworks {
    static let all = (v4 + v6).compactMap { IPNetwork($0) }

    static let v4 = [
        "0.0.0.0/8",  // this network (RFC 791)
        "10.0.0.0/8",  // private use (RFC 1918)
        "100.64.0.0/10",  // carriers' shared addresses (RFC 6598); cloud metadata at 100.100.100.200
        "127.0.0.0/8",  // loopback (RFC 1122)
        "169.254.0.0/16",  // link local (RFC 3927); cloud metadata at 169.254.169.254
        "172.16.0.0/12",  // private use (RFC 1918)
        "192.0.0.0/24",  // protocol assignments (RFC 6890); cloud metadata at 192.0.0.192
        "192.0.2.0/24",  // documentation (RFC 5737)
        "192.31.196.0/24",  // AS112 (RFC 7535)
        "192.52.193.0/24",  // AMT (RFC 7450)
        "192.88.99.0/24",  // 6to4 relays (RFC 7526)
        "192.168.0.0/16",  // private use (RFC 1918)
        "192.175.48.0/24",  // AS112 (RFC 7534)
        "198.18.0.0/15",  // benchmarks (RFC 2544)
        "198.51.100.0/24",  // documentation (RFC 5737)
        "203.0.113.0/24",  // documentation (RFC 5737)
        "224.0.0.0/4",  // multicast (RFC 5771)
        "240.0.0.0/4",  // reserved, and broadcast (RFC 1112, RFC 8190)
        // Reachable from within one cloud alone, and there it is the machine's own.
        "168.63.129.16/32",
    ]

    static let v6 = [
        "::/128", "::1/128",  // unspecified and loopback (RFC 4291)
        "::/96",  // version 4 inside, deprecated (RFC 4291)
        "::ffff:0:0/96",  // version 4 inside (RFC 4291)
        "::ffff:0:0:0/96",  // version 4 translated (RFC 2765)
        "64:ff9b::/96", "64:ff9b:1::/48",  // NAT64 (RFC 6052, RFC 8215)
        "100::/64", "100:0:0:1::/64",  // discarded (RFC 6666, RFC 9780)
        "2001::/23",  // protocol assignments: Teredo, ORCHID, benchmarks (RFC 2928)
        "2001:db8::/32",  // documentation (RFC 3849)
        "2002::/16",  // 6to4: version 4 inside (RFC 3056)
        "2620:4f:8000::/48",  // AS112 (RFC 7534)
        "3fff::/20",  // documentation (RFC 9637)
        "5f00::/16",  // segment routing (RFC 9602)
        "fc00::/7",  // private use (RFC 4193)
        "fe80::/10", "fec0::/10",  // link local, and site local of old (RFC 4291)
        "ff00::/8",  // multicast (RFC 4291)
    ]
}

extension IPAddress {
    /// Whether this is somebody's on the internet, and neither ours, nor our neighbours', nor nobody's.
    public var isPublic: Bool { !SpecialNetworks.all.contains { $0.contains(self) } }
}
