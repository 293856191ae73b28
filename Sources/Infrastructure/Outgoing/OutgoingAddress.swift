import Foundation

/// An address that somebody outside typed, found out, and good to be asked: the only way to one of these goes through
/// all checks.
///
/// The addresses of the host are looked up once, here, and the connection is made to one of them: what a name server
/// says a moment later (DNS rebinding) changes nothing.
public struct OutgoingAddress: Sendable, Equatable {
    /// As it is asked for: scheme, host and port are in it.
    public let url: String
    /// The name, in small letters, or an address as text, without brackets.
    public let host: String
    public let port: Int
    public let isSecure: Bool
    /// Where the connection goes.
    public let pinned: IPAddress

    /// Which addresses may be asked.
    public struct Rules: Sendable {
        public var allowsPlain: Bool
        public var ports: Set<Int>
        /// Networks that may be asked although they are special: for tests, and for neighbours that an operator names.
        public var exceptions: [IPNetwork]

        public init(allowsPlain: Bool, ports: Set<Int>, exceptions: [IPNetwork] = []) {
            self.allowsPlain = allowsPlain
            self.ports = ports
            self.exceptions = exceptions
        }

        /// Where webhooks go: encrypted.
        public static let webhook = Rules(allowsPlain: false, ports: [443, 8443])
        /// What is fetched once, like a picture.
        public static let page = Rules(allowsPlain: true, ports: [80, 443, 8080, 8443])
    }

    /// Why an address is not asked.
    public enum Refused: Error, Equatable, Sendable {
        /// No address of this kind: broken, with a user, or with a host that is no plain name.
        case unreadable
        case scheme
        case port
        /// The host is, or leads to, this machine, its neighbours, or nobody.
        case notPublic
        /// The name has no address.
        case unknownHost
        /// No name server answered: trying later is right.
        case notResolved
    }

    /// Checks an address, looks its host up, and decides where the connection goes.
    /// - Throws: ``Refused``.
    public static func checking(
        _ text: String, _ rules: Rules, by resolver: any HostResolver = SystemHostResolver()
    ) async throws(Refused) -> OutgoingAddress {
        let typed = try Typed(text, rules)
        let addresses: [IPAddress]
        if let address = IPAddress(typed.host) {
            addresses = [address]
        } else {
            do {
                addresses = try await resolver.addresses(of: typed.host)
            } catch {
                throw .notResolved
            }
        }
        guard let first = addresses.first else { throw .unknownHost }
        // One bad address among good ones is enough: which one a connection would take is nobody's to choose.
        guard addresses.allSatisfy({ isAllowed($0, rules) }) else { throw .notPublic }
        return OutgoingAddress(
            url: typed.url, host: typed.host, port: typed.port, isSecure: typed.isSecure, pinned: first)
    }

    /// The address that a redirect of this one leads to, checked as any other.
    public func following(
        _ location: String, _ rules: Rules, by resolver: any HostResolver = SystemHostResolver()
    ) async throws(Refused) -> OutgoingAddress {
        guard let base = URL(string: url), let next = URL(string: location, relativeTo: base)?.absoluteString else {
            throw .unreadable
        }
        return try await Self.checking(next, rules, by: resolver)
    }

    private static func isAllowed(_ address: IPAddress, _ rules: Rules) -> Bool {
        address.isPublic || rules.exceptions.contains { $0.contains(address) }
    }
}

/// What was typed, taken apart. Anything that two programs might read in two ways is refused.
private struct Typed {
    let url: String
    let host: String
    let port: Int
    let isSecure: Bool

    init(_ text: String, _ rules: OutgoingAddress.Rules) throws(OutgoingAddress.Refused) {
        guard (1...2_000).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !text.contains("\\"), let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased()
        else { throw .unreadable }
        guard scheme == "https" || rules.allowsPlain && scheme == "http" else { throw .scheme }
        guard parts.user == nil, parts.password == nil, var host = parts.percentEncodedHost?.lowercased() else {
            throw .unreadable
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
            guard IPAddress(host)?.family == .v6 else { throw .unreadable }
        } else {
            guard Self.isPlain(host) else { throw .unreadable }
        }
        isSecure = scheme == "https"
        port = parts.port ?? (isSecure ? 443 : 80)
        guard rules.ports.contains(port) else { throw .port }
        self.host = host
        url = text
    }

    /// Letters, digits and hyphens in labels; four decimal numbers, or a last label that is no number: programs read
    /// "0x7f.1", "2130706433" and "017700000001" as addresses (WHATWG URL, "ends in a number").
    private static func isPlain(_ host: String) -> Bool {
        if IPAddress(host)?.family == .v4 { return true }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard host.utf8.count <= 253, labels.count >= 2, let last = labels.last, let first = last.first else {
            return false
        }
        return first.isLetter
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { byte in
                        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                    }
            }
    }
}
