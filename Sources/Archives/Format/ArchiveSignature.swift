/// What the bytes of an archive begin with, whatever its name says: what is none is refused before the rest has come.
/// That says nothing of what is in it, which ``ShopArchive`` finds out.
public enum ArchiveSignature {
    /// Bytes that are enough to tell.
    public static let length = tarPlace + tarMark.count

    /// Where a header of a tar file says what it is (POSIX.1-2001, pax).
    private static let tarPlace = 257
    private static let tarMark = Array("ustar".utf8)
    /// RFC 1952 §2.3.1: the two that identify it, and the one method that there is.
    private static let gzipMark: [UInt8] = [0x1F, 0x8B, 0x08]

    /// Whether `bytes` may be the beginning of an archive: a tar file, or one that gzip has made smaller.
    public static func fits(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: gzipMark) || bytes.dropFirst(tarPlace).starts(with: tarMark)
    }
}
