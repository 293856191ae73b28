public import Archives
import Foundation
import Glibc
import Persistence
import Tenancy
public import Vocabulary

/// Where archives are put that somebody sends, until a worker makes a shop of them.
public struct ArchiveInbox: Sendable {
    /// Bytes of an archive at most.
    public let limit: Int64
    /// Where the archive of a transfer is put; its folder is there then.
    let place: @Sendable (TransferID) async throws -> String

    public init(limit: Int64, place: @escaping @Sendable (TransferID) async throws -> String) {
        self.limit = limit
        self.place = place
    }
}

/// More was sent than an archive may hold.
public struct ArchiveTooLarge: Error, Equatable, Sendable {
    /// In bytes.
    public let limit: Int64
}

/// What was sent is something else, whatever it is called.
public struct NotAnArchive: Error, Equatable, Sendable {
    public init() {}
}

extension OperatorActs {
    /// Takes an archive in as its pieces come, and puts the shop that is made of it in line. Nothing is left of one that
    /// does not come whole.
    /// - Parameters:
    ///   - slug: nil keeps what the archive says; so does `name`.
    ///   - pieces: hands each piece to what it is given.
    /// - Throws: ``NotAnArchive``, ``ArchiveTooLarge``, ``TenancyError``; what `pieces` throws.
    public func bringIn(
        as slug: Slug?, name: String?,
        _ pieces: (_ take: ([UInt8]) async throws -> Void) async throws -> Void
    ) async throws -> Transfer {
        guard let inbox = office.inbox else { throw DatabaseError.misconfigured("no archives are taken in here") }
        if let slug { try await office.platform.read { try Tenant.requireFree(slug, in: $0) } }
        let id = TransferID()
        let path = try await inbox.place(id)
        do {
            let file = try await OffThePool.run { try ArrivingFile(path) }
            var (total, beginning): (Int64, [UInt8]) = (0, [])
            try await pieces { piece in
                total += Int64(piece.count)
                guard total <= inbox.limit else { throw ArchiveTooLarge(limit: inbox.limit) }
                if beginning.count < ArchiveSignature.length {
                    beginning += piece.prefix(ArchiveSignature.length - beginning.count)
                    try Self.checkBeginning(beginning, isWhole: beginning.count == ArchiveSignature.length)
                }
                try await OffThePool.run { try file.append(piece) }
            }
            try Self.checkBeginning(beginning, isWhole: true)
            try await OffThePool.run { try file.close() }
            return try await requestImport(id, as: slug, name: name)
        } catch {
            try await OffThePool.run { try FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    private static func checkBeginning(_ bytes: [UInt8], isWhole: Bool) throws {
        guard !isWhole || ArchiveSignature.fits(bytes) else { throw NotAnArchive() }
    }
}

/// A file that is written as its bytes come. One caller uses it.
private final class ArrivingFile: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ArchiveError.file("cannot write an upload") }
    }

    deinit {
        Glibc.close(descriptor)
    }

    func append(_ bytes: [UInt8]) throws {
        let isWritten = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        guard isWritten else { throw ArchiveError.file("cannot write an upload") }
    }

    func close() throws {
        guard fsync(descriptor) == 0 else { throw ArchiveError.file("cannot write an upload") }
    }
}
