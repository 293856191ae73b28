import Foundation

/// An address of the internet, version 4 or 6.
public struct IPAddress: Hashable, Sendable {
    public enum Family: Hashable, Sendable {
        case v4
        case v6
    }

    public let family: Family
    /// The bits; of version 4 the last 32.
    public let bits: UInt128

    public init(_ family: Family, bits: UInt128) {
        self.family = family
        self.bits = bits
    }

    /// Reads the usual notation, as `inet_pton` does: four decimal numbers, or hexadecimal groups. Anything that some
    /// programs take as well (octal, one number, a zone) is nil here.
    public init?(_ text: String) {
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(.v4, bits: UInt128(UInt32(bigEndian: four.s_addr)))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let bits = withUnsafeBytes(of: &six) { bytes in bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
        self.init(.v6, bits: bits)
    }

    /// The bytes in network order: 4 or 16.
    public var bytes: [UInt8] {
        let count = family == .v4 ? 4 : 16
        return (0..<count).map { UInt8(truncatingIfNeeded: bits >> UInt128(8 * (count - 1 - $0))) }
    }

    /// The version 4 address that an IPv4-mapped one (`::ffff:192.0.2.1`, RFC 4291 §2.5.5.2) stands for; itself
    /// otherwise.
    public var unmapped: IPAddress {
        guard family == .v6, bits >> 32 == 0xFFFF else { return self }
        return IPAddress(.v4, bits: bits & 0xFFFF_FFFF)
    }

    /// The network that is handed to one customer: of version 6 a /64, of version 4 the address itself.
    public var customerNetwork: IPNetwork {
        let address = unmapped
        return IPNetwork(address, prefix: address.family == .v4 ? 32 : 64)
    }
}

extension IPAddress: CustomStringConvertible {
    public var description: String {
        let bytes = bytes
        if family == .v4 { return bytes.map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Addresses that begin with the same bits: "10.0.0.0/8".
public struct IPNetwork: Hashable, Sendable {
    /// The first address, whose other bits are 0.
    public let first: IPAddress
    /// How many bits are the same.
    public let prefix: Int

    /// - Parameter prefix: at most 32 for version 4, at most 128 for version 6.
    public init(_ address: IPAddress, prefix: Int) {
        let width = address.family == .v4 ? 32 : 128
        self.prefix = min(max(prefix, 0), width)
        let free = width - self.prefix
        let bits = free == 128 ? 0 : (address.bits >> UInt128(free)) << UInt128(free)
        first = IPAddress(address.family, bits: bits)
    }

    /// Reads "10.0.0.0/8", or an address, which is a network of its own.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        let width = address.family == .v4 ? 32 : 128
        guard parts.count == 2 else {
            self.init(address, prefix: width)
            return
        }
        guard let prefix = Int(parts[1]), (0...width).contains(prefix), String(prefix) == parts[1] else { return nil }
        self.init(address, prefix: prefix)
    }

    public func contains(_ address: IPAddress) -> Bool {
        address.family == first.family && IPNetwork(address, prefix: prefix).first == first
    }
}

extension IPNetwork: CustomStringConvertible {
    public var description: String { "\(first)/\(prefix)" }
}

extension IPNetwork {
    /// This machine, and the networks that nobody on the internet has (RFC 1918, RFC 4193).
    public static let ownNetworks = ["127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]
        .compactMap { IPNetwork($0) }
}
