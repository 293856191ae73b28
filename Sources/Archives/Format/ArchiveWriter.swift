internal import CArchive
internal import Crypto
internal import Foundation

/// Writes a tar file (POSIX pax), gzipped when its name ends with `.gz`, in constant memory. Blocks.
final class ArchiveWriter {
    private let archive: OpaquePointer
    private let path: String
    private let unfinished: String
    private var isFinished = false

    init(path: String) throws {
        guard let archive = archive_write_new() else { throw ArchiveError.file("there is no memory for an archive") }
        self.archive = archive
        self.path = path
        unfinished = path + ".unfinished"
        archive_write_set_format_pax_restricted(archive)
        if path.hasSuffix(".gz") || path.hasSuffix(".tgz") { archive_write_add_filter_gzip(archive) }
        // Without this the last block of a file would be filled up to ten kilobytes.
        archive_write_set_bytes_in_last_block(archive, 1)
        try check(archive_write_open_filename(archive, unfinished))
    }

    deinit {
        archive_write_free(archive)
        if !isFinished { unlink(unfinished) }
    }

    func add(_ path: String, _ bytes: Data) throws {
        try header(path, size: Int64(bytes.count))
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Adds a file, which must be what the manifest said before.
    func add(_ member: ArchiveManifest.Member, from file: String, progress: (Int) -> Void) throws {
        try header(member.path, size: member.bytes)
        let digest = try FileDigest.walk(file) { bytes in
            try write(bytes)
            progress(bytes.count)
        }
        guard digest.bytes == member.bytes, digest.sha256 == member.sha256 else {
            throw ArchiveError.file("\(member.path) changed while it was written: try again")
        }
    }

    /// Puts the whole file in its place at once.
    func finish() throws {
        try check(archive_write_close(archive))
        let descriptor = open(unfinished, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0, Glibc.close(descriptor) == 0,
            rename(unfinished, path) == 0
        else { throw ArchiveError.file("cannot write \(path): \(String(cString: strerror(errno)))") }
        isFinished = true
    }

    private func header(_ path: String, size: Int64) throws {
        guard let entry = archive_entry_new() else { throw ArchiveError.file("there is no memory for an archive") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, path)
        archive_entry_set_filetype(entry, stoa_regular_file)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_size(entry, size)
        // The same shop gives the same archive; when it was made stands in the manifest.
        archive_entry_set_mtime(entry, 0, 0)
        try check(archive_write_header(archive, entry))
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { return }
        guard archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count else { throw failure() }
    }

    private func check(_ code: Int32) throws {
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw failure() }
    }

    private func failure() -> ArchiveError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "unknown reason"
        return .file("cannot write \(path): \(reason)")
    }
}

/// A file's length and digest.
struct FileDigest {
    let bytes: Int64
    let sha256: String

    /// Reads a file once from its beginning to its end. Blocks.
    static func walk(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Void = { _ in }) throws -> FileDigest {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw ArchiveError.file("cannot open \(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var hasher = SHA256()
        var total: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else {
                throw ArchiveError.file("cannot read \(path): \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { return FileDigest(bytes: total, sha256: Hexadecimal.text(hasher.finalize())) }
            try buffer.withUnsafeBytes { bytes in
                let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                hasher.update(bufferPointer: part)
                try body(part)
            }
            total += Int64(count)
        }
    }
}

enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func append(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
