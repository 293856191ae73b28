import Crypto
public import Persistence
public import Vocabulary

/// A host of a tenant's own besides `slug.base-domain`.
public struct TenantDomain: Sendable, Equatable, RowDecodable {
    public enum State: Sendable, Equatable {
        /// Asked for; it leads nowhere before the DNS says whose it is.
        case claimed
        /// An operator gave it when the tenant was made; it leads to the shop on that word.
        case given
        /// The DNS has said that the tenant may have it.
        case verified(Instant)
    }

    /// As the DNS has it.
    public let host: String
    /// Where the tenant's other hosts send visitors.
    public let isPrimary: Bool
    public let state: State

    public init(row: Row) throws {
        host = try row["host"]
        isPrimary = try row["is_primary"]
        let verifiedAt: Instant? = try row["verified_at"]
        state = try row["is_claim"] ? .claimed : verifiedAt.map { .verified($0) } ?? .given
    }

    /// For a person: the name in its own script, and what the DNS has where it differs.
    public var shownHost: String { HostName(host)?.description ?? host }
}

/// The TXT record that proves that a tenant may have a host.
///
/// Its value is made from both, so a record made for one tenant gives the host to no other, and nothing secret has to be
/// kept: who can write the record has the host.
public struct DomainProof: Sendable, Equatable {
    public let name: String
    public let value: String

    private static let prefix = "stoa-verify="

    public init(host: HostName, tenant: TenantID) {
        name = "_stoa." + host.ascii
        let digest = SHA256.hash(data: Array("stoa domain \(tenant) \(host.ascii)".utf8))
        value =
            Self.prefix
            + digest.prefix(16).map { byte in
                let hex = String(byte, radix: 16)
                return hex.count == 1 ? "0" + hex : hex
            }.joined()
    }

    /// Whether one of the records of ``name`` is this one. Blanks around it are forgiven: zone editors add them.
    public func isAmong(_ texts: [String]) -> Bool {
        texts.contains { $0.withoutOuterBlanks == value }
    }
}

/// Looks TXT records up in the DNS.
public protocol TextRecordResolver: Sendable {
    /// Every TXT record of a name; none when there is no such name.
    /// - Throws: ``NameServersUnreachable``.
    func texts(at name: String) async throws -> [String]
}

/// No name server answered, which says nothing about the record.
public struct NameServersUnreachable: Error, Equatable, Sendable {
    public init() {}
}

/// Why a host cannot be a tenant's.
public enum DomainError: Error, Equatable, Sendable {
    /// The platform's own name, or one below it.
    case platformHost(HostName)
    case taken(HostName)
    /// It was never asked for.
    case unknown(HostName)
    /// It cannot be the primary one before the DNS has said whose it is.
    case unverified(HostName)
    /// The record is not there (yet); these were found instead.
    case recordMissing(DomainProof, found: [String])

    /// One line for a person, saying what to do.
    public var explanation: String {
        switch self {
        case .platformHost(let host): "\(host) belongs to the platform: a shop has its place there already"
        case .taken(let host): "\(host) belongs to another shop"
        case .unknown(let host): "\(host) is no domain of this shop: add it first (domain add)"
        case .unverified(let host): "\(host) is not verified yet: make its TXT record, then check it (domain check)"
        case .recordMissing(let proof, let found):
            "the record \(proof.name) TXT \(proof.value) is not there yet"
                + (found.isEmpty ? "" : " (found: \(found.map { "\"\($0)\"" }.joined(separator: ", ")))")
                + "; new records take minutes to hours to be seen everywhere"
        }
    }
}
