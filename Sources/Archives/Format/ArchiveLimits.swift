/// What an archive may hold, so that a small file cannot fill the disk.
public struct ArchiveLimits: Sendable {
    /// Bytes of all members together.
    public var bytes: Int64
    /// Bytes of the manifest, which is read into memory.
    public var manifestBytes: Int

    public init(bytes: Int64 = 100_000_000_000, manifestBytes: Int = 128 << 20) {
        self.bytes = bytes
        self.manifestBytes = manifestBytes
    }
}
