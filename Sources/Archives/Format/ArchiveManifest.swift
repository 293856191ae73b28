internal import Foundation
internal import Persistence
internal import Tenancy
internal import Vocabulary

/// What an archive says of itself, in its first member: `manifest.json`.
public struct ArchiveManifest: Codable, Sendable, Equatable {
    /// What this program writes. It reads this and everything older.
    public static let currentFormat = 1

    /// What the platform's registry knew of the tenant.
    public struct Entry: Codable, Sendable, Equatable {
        public let id: String
        public let slug: String
        public let name: String
        public let createdAt: String
        public let isSuspended: Bool
    }

    /// A file in the archive.
    public struct Member: Codable, Sendable, Equatable {
        public let path: String
        public let bytes: Int64
        /// In hexadecimal digits.
        public let sha256: String
    }

    public let format: Int
    public let program: String
    public let createdAt: String
    public let tenant: Entry
    /// Hosts that led to the shop. Where it is imported they are only asked for, and have to be proved again.
    public let domains: [String]
    /// The steps that the shop's schema has seen.
    public let migrations: [String]
    /// How many rows each table has.
    public let rows: [String: Int]
    /// Everything that follows the manifest, in this order.
    public let members: [Member]

    init(
        tenant: Tenant, domains: [String], migrations: [String], rows: [String: Int], members: [Member],
        at instant: Instant
    ) {
        format = Self.currentFormat
        program = "stoa"
        createdAt = instant.rfc3339
        self.tenant = Entry(
            id: tenant.id.description, slug: tenant.slug.description, name: tenant.name,
            createdAt: tenant.createdAt.rfc3339, isSuspended: tenant.suspendedAt != nil)
        self.domains = domains
        self.migrations = migrations
        self.rows = rows
        self.members = members
    }

    /// - Throws: ``ArchiveError``.
    init(json: Data) throws {
        struct Version: Decodable { let format: Int }
        do {
            // Of a newer format nothing else is known.
            let format = try JSONDecoder().decode(Version.self, from: json).format
            guard format <= Self.currentFormat else { throw ArchiveError.newerFormat(format) }
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw ArchiveError.damaged("its manifest cannot be read")
        }
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Bytes of all members.
    var size: Int64 { members.reduce(0) { $0.addingReportingOverflow($1.bytes).partialValue } }
}

/// The paths in an archive.
enum MemberPath {
    static let manifest = "manifest.json"
    static let shop = "shop.sqlite"
    static let media = "media/"

    /// Whether a path can lead nowhere but into the folder that it is unpacked to.
    static func isSafe(_ path: String) -> Bool {
        if path == shop { return true }
        guard path.hasPrefix(media), path.utf8.count <= 1_000 else { return false }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            (1...255).contains(part.utf8.count) && part != "." && part != ".."
                && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
        }
    }
}
