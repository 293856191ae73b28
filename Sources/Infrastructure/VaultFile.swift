import Foundation

/// The keys of a vault in a file that only its owner reads: for installations that set none. One to a line, the current
/// one first; more than one while secrets are sealed anew.
public struct VaultFile: Sendable {
    let path: String

    public init(path: String) {
        self.path = path
    }

    /// The keys, made at the first time.
    /// - Throws: ``VaultError/unusableKey`` for a file that holds something else, or what the file system says.
    public func keys() throws -> [[UInt8]] {
        if let data = FileManager.default.contents(atPath: path) { return try Self.keys(data) }
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        // Made under another name and linked: of two processes that start together, one makes it and both read it.
        let draft = try writeDraft([Self.newKey()])
        defer { unlink(draft) }
        guard link(draft, path) == 0 || errno == EEXIST, let data = FileManager.default.contents(atPath: path) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        return try Self.keys(data)
    }

    /// Puts a new key in front, unless there are several already: then a change was begun and not finished.
    public func addKey() throws {
        let keys = try keys()
        if keys.count == 1 { try replace([Self.newKey()] + keys) }
    }

    /// Forgets all keys but the current one. Whatever they sealed is lost, so nothing may be left of it.
    public func dropFormerKeys() throws {
        try replace(Array(try keys().prefix(1)))
    }

    private func replace(_ keys: [[UInt8]]) throws {
        let draft = try writeDraft(keys)
        guard rename(draft, path) == 0 else {
            unlink(draft)
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        try Self.sync(URL(filePath: path).deletingLastPathComponent().path)
    }

    /// On the disk before anything is sealed with it: a key that is lost takes everything with it.
    private func writeDraft(_ keys: [[UInt8]]) throws -> String {
        let draft = path + ".\(UUID().uuidString)"
        let text = keys.map { Data($0).base64EncodedString() }.joined(separator: "\n") + "\n"
        let isWritten = FileManager.default.createFile(
            atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
        try Self.sync(draft)
        return draft
    }

    private static func sync(_ path: String) throws {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
    }

    private static func newKey() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private static func keys(_ data: Data) throws -> [[UInt8]] {
        let lines = data.split { $0 == UInt8(ascii: "\n") }.filter { !$0.allSatisfy { " \r\t".utf8.contains($0) } }
        guard !lines.isEmpty else { throw VaultError.unusableKey }
        return try lines.map { try Vault.key(base64: Data($0)) }
    }
}
