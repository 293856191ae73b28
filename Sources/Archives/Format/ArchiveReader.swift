internal import CArchive
internal import Crypto
internal import Foundation

/// Reads an archive that a stranger may have made, in constant memory. Blocks.
///
/// Nothing is believed: only regular files that the manifest names, in its order, with its lengths and digests, and none
/// more.
final class ArchiveReader {
    private let archive: OpaquePointer
    private let limits: ArchiveLimits

    private init(path: String, limits: ArchiveLimits) throws {
        guard let archive = archive_read_new() else { throw ArchiveError.file("there is no memory for an archive") }
        self.archive = archive
        self.limits = limits
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        guard FileManager.default.isReadableFile(atPath: path) else { throw ArchiveError.file("cannot read \(path)") }
        try check(archive_read_open_filename(archive, path, 1 << 18))
    }

    deinit {
        archive_read_free(archive)
    }

    /// Reads what an archive says of itself, and nothing else.
    static func manifest(of path: String, limits: ArchiveLimits) throws -> ArchiveManifest {
        try ArchiveReader(path: path, limits: limits).readManifest()
    }

    /// Unpacks everything into `folder`, which is new and the caller's to remove, also after a failure.
    static func unpack(
        _ path: String, into folder: String, limits: ArchiveLimits, progress: (_ done: Int64, _ total: Int64) -> Void
    ) throws -> ArchiveManifest {
        let reader = try ArchiveReader(path: path, limits: limits)
        let manifest = try reader.readManifest()
        let total = manifest.size
        var done: Int64 = 0
        for member in manifest.members {
            guard try reader.nextPath() == member.path else {
                throw ArchiveError.damaged("\(member.path) is missing or not where it should be")
            }
            try reader.unpack(member, to: folder + "/" + member.path) { count in
                done += Int64(count)
                progress(done, total)
            }
        }
        if let surplus = try reader.nextPath() { throw ArchiveError.unsafeMember(surplus) }
        return manifest
    }

    private func readManifest() throws -> ArchiveManifest {
        guard try nextPath() == MemberPath.manifest else {
            throw ArchiveError.damaged("it does not begin with a manifest")
        }
        var json = Data()
        try readData { part in
            json.append(contentsOf: part)
            if json.count > limits.manifestBytes { throw ArchiveError.tooLarge(limit: Int64(limits.manifestBytes)) }
        }
        let manifest = try ArchiveManifest(json: json)
        var total: Int64 = 0
        var paths: Set<String> = []
        for member in manifest.members {
            guard MemberPath.isSafe(member.path), paths.insert(member.path).inserted else {
                throw ArchiveError.unsafeMember(member.path)
            }
            let (sum, overflows) = total.addingReportingOverflow(member.bytes)
            guard member.bytes >= 0, !overflows, sum <= limits.bytes else {
                throw ArchiveError.tooLarge(limit: limits.bytes)
            }
            total = sum
        }
        guard paths.contains(MemberPath.shop) else {
            throw ArchiveError.damaged("there is no \(MemberPath.shop) in it")
        }
        return manifest
    }

    /// Moves to the next member; nil at the end.
    private func nextPath() throws -> String? {
        var entry: OpaquePointer?
        let code = archive_read_next_header(archive, &entry)
        guard code != ARCHIVE_EOF else { return nil }
        try check(code)
        guard let entry, let name = archive_entry_pathname_utf8(entry) else {
            throw ArchiveError.damaged("a member has no readable name")
        }
        let path = String(cString: name)
        // Neither links, which lead elsewhere, nor devices nor folders.
        guard archive_entry_filetype(entry) == stoa_regular_file, archive_entry_hardlink(entry) == nil,
            archive_entry_symlink(entry) == nil, path == MemberPath.manifest || MemberPath.isSafe(path)
        else { throw ArchiveError.unsafeMember(path) }
        return path
    }

    private func unpack(_ member: ArchiveManifest.Member, to file: String, progress: (Int) -> Void) throws {
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError.file("cannot make \(file): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var hasher = SHA256()
        var left = member.bytes
        try readData { part in
            left -= Int64(part.count)
            guard left >= 0 else { throw ArchiveError.damaged("\(member.path) is longer than it should be") }
            hasher.update(bufferPointer: part)
            guard write(descriptor, part.baseAddress, part.count) == part.count else {
                throw ArchiveError.file("cannot write \(file): \(String(cString: strerror(errno)))")
            }
            progress(part.count)
        }
        guard left == 0, Hexadecimal.text(hasher.finalize()) == member.sha256 else {
            throw ArchiveError.damaged("\(member.path) is not what the manifest says")
        }
    }

    /// The bytes of the member that ``nextPath()`` moved to, in pieces.
    private func readData(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = archive_read_data(archive, &buffer, buffer.count)
            guard count >= 0 else { throw failure() }
            guard count > 0 else { return }
            try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private func check(_ code: Int32) throws {
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw failure() }
    }

    private func failure() -> ArchiveError {
        .damaged(archive_error_string(archive).map { String(cString: $0) } ?? "it cannot be read")
    }
}
