internal import Foundation
internal import Glibc
internal import Persistence

/// The directory that holds an installation's files:
/// `platform.sqlite`, `tenants/<id>.sqlite`, and `lock`, which keeps a second process out.
final class DataDirectory: Sendable {
    private let path: String
    private let lock: Int32

    /// Makes the directory where needed and locks it for this process.
    /// - Throws: ``DatabaseError/misconfigured(_:)`` when it cannot be made or another process has it.
    init(_ path: String) throws {
        self.path = path
        for directory in Self.ancestors(of: "\(path)/tenants") {
            guard mkdir(directory, 0o700) == 0 || errno == EEXIST || errno == EISDIR else {
                throw Self.failure("cannot make the directory \(directory)")
            }
        }
        lock = Glibc.open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Self.failure("cannot open \(path)/lock") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(lock)
            throw DatabaseError.misconfigured(
                "\(path) is in use by another running process; stop it first, or choose another data directory")
        }
        try synchronize(path, O_RDONLY | O_DIRECTORY)
        try removeUnfinished()
    }

    deinit {
        Glibc.close(lock)
    }

    /// Lets another process in. Every file is closed.
    func unlock() {
        flock(lock, LOCK_UN)
    }

    var platform: String { "\(path)/platform.sqlite" }

    /// What the files of new tenants are copies of. Made anew by each process.
    var template: String { "\(path)/template.sqlite" }

    func shop(_ tenant: TenantID) -> String { "\(path)/tenants/\(tenant).sqlite" }

    func holds(_ file: String) -> Bool { access(file, F_OK) == 0 }

    /// Bytes of a database with its log.
    func size(of file: String) throws -> Int64 {
        var bytes: Int64 = 0
        for suffix in ["", "-wal"] {
            var status = stat()
            if stat(file + suffix, &status) == 0 {
                bytes += Int64(status.st_size)
            } else if errno != ENOENT || suffix.isEmpty {
                throw Self.failure("cannot look at \(file + suffix)")
            }
        }
        return bytes
    }

    /// Bytes of all databases with their logs.
    func totalSize() throws -> Int64 {
        let tenants = "\(path)/tenants"
        let files = try FileManager.default.contentsOfDirectory(atPath: tenants).map { "\(tenants)/\($0)" }
        return (files + [platform, platform + "-wal"]).reduce(0) { bytes, file in
            var status = stat()
            // A log that has just gone takes no room.
            return stat(file, &status) == 0 ? bytes + Int64(status.st_size) : bytes
        }
    }

    /// Puts a durable copy of the template at `file`, whole or not at all. An existing file stays as it is.
    func copyTemplate(to file: String) throws {
        guard !holds(file) else { return }
        let unfinished = "\(path)/\(Self.unfinished)\(UInt64.random(in: 0...UInt64.max))"
        defer { unlink(unfinished) }
        try copy(template, to: unfinished)
        // Unlike a rename, a link never replaces what another call has just made.
        guard link(unfinished, file) == 0 || errno == EEXIST else { throw Self.failure("cannot make \(file)") }
        try synchronize("\(path)/tenants", O_RDONLY | O_DIRECTORY)
    }

    /// Removes a database with its log, if it is there.
    func removeFile(_ file: String) throws {
        for suffix in ["-wal", "-shm", ""] {
            guard unlink(file + suffix) == 0 || errno == ENOENT else { throw Self.failure("cannot remove \(file)") }
        }
    }

    private static let unfinished = "unfinished-"

    /// Removes what a process left behind that was killed while it made a tenant.
    private func removeUnfinished() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: path) where file.hasPrefix(Self.unfinished) {
            try removeFile("\(path)/\(file)")
        }
    }

    private func copy(_ source: String, to target: String) throws {
        let input = Glibc.open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Self.failure("cannot open \(source)") }
        defer { Glibc.close(input) }
        let output = Glibc.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw Self.failure("cannot make \(target)") }
        defer { Glibc.close(output) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(input, &buffer, buffer.count)
            guard count >= 0 else { throw Self.failure("cannot read \(source)") }
            guard count > 0 else { break }
            guard Glibc.write(output, buffer, count) == count else { throw Self.failure("cannot write \(target)") }
        }
        guard fsync(output) == 0 else { throw Self.failure("cannot write \(target)") }
    }

    private func synchronize(_ path: String, _ flags: Int32) throws {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("cannot open \(path)") }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure("cannot write \(path)") }
    }

    private static func ancestors(of path: String) -> [String] {
        var ancestors: [String] = []
        for (index, character) in zip(path.indices, path) where character == "/" && index != path.startIndex {
            ancestors.append(String(path[..<index]))
        }
        return ancestors + [path]
    }

    private static func failure(_ what: String) -> DatabaseError {
        .misconfigured("\(what): \(String(cString: strerror(errno)))")
    }
}
