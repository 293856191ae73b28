internal import Foundation
public import Persistence
public import Tenancy
public import Vocabulary

/// One file that holds a whole shop: `manifest.json`, `shop.sqlite` and `media/…` in a tar file.
public enum ShopArchive {
    /// What the names of archives end with.
    public static let suffix = ".stoa.tar"

    /// Writes an archive of the files in `folder`: `shop.sqlite` and, where there is one, `media`.
    /// - Parameters:
    ///   - path: where the archive is in the end, whole or not at all. Gzipped when it ends with `.gz`.
    ///   - snapshot: what `shop.sqlite` was made as.
    /// - Returns: the length of the archive in bytes.
    public static func pack(
        _ tenant: Tenant, domains: [String], snapshot: ShopSnapshot, migrations: Migrations, folder: String,
        to path: String, at instant: Instant = .now, progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws -> Int64 {
        try await OffThePool.run {
            let paths = [MemberPath.shop] + (try media(in: folder))
            let members = try paths.map { path in
                let digest = try FileDigest.walk(folder + "/" + path)
                return ArchiveManifest.Member(path: path, bytes: digest.bytes, sha256: digest.sha256)
            }
            let manifest = ArchiveManifest(
                tenant: tenant, domains: domains, migrations: migrations.shop.map(\.id), rows: snapshot.rows,
                members: members, at: instant)
            let writer = try ArchiveWriter(path: path)
            try writer.add(MemberPath.manifest, try manifest.json())
            let total = manifest.size
            var done: Int64 = 0
            for member in members {
                try writer.add(member, from: folder + "/" + member.path) { count in
                    done += Int64(count)
                    progress(TransferProgress(.packing, done, of: total))
                }
            }
            try writer.finish()
            return try size(of: path)
        }
    }

    /// What an archive says of itself. The rest of it is not looked at.
    /// - Throws: ``ArchiveError``.
    public static func manifest(
        of path: String, limits: ArchiveLimits = ArchiveLimits()
    ) async throws -> ArchiveManifest {
        try await OffThePool.run { try ArchiveReader.manifest(of: path, limits: limits) }
    }

    /// Unpacks an archive into `folder`, which is new and the caller's to remove, also after a failure.
    /// - Throws: ``ArchiveError``.
    public static func unpack(
        _ path: String, into folder: String, limits: ArchiveLimits,
        progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws -> ArchiveManifest {
        try await OffThePool.run {
            try ArchiveReader.unpack(path, into: folder, limits: limits) { done, total in
                progress(TransferProgress(.unpacking, done, of: total))
            }
        }
    }

    /// Where the database lies among the unpacked files.
    public static func database(in folder: String) -> String { folder + "/" + MemberPath.shop }

    /// Where the shop's files lie among the unpacked files.
    public static func media(of folder: String) -> String { folder + "/media" }

    private static func media(in folder: String) throws -> [String] {
        var paths: [String] = []
        let files = FileManager.default.enumerator(atPath: folder + "/media")
        while let relative = files?.nextObject() as? String {
            guard files?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
            let path = MemberPath.media + relative
            guard MemberPath.isSafe(path) else {
                throw ArchiveError.file("the shop has a file \"\(relative)\", which cannot be in an archive: rename it")
            }
            paths.append(path)
        }
        return paths.sorted()
    }

    private static func size(of path: String) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? NSNumber)?.int64Value ?? 0
    }
}
