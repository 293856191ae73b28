internal import Foundation

/// Bytes that come in pieces, so that a file of any size is read in constant memory.
struct ByteSource {
    /// The next piece; nil at the end.
    let next: () throws -> [UInt8]?

    /// Reads a file piece by piece.
    /// - Throws: what the system says when it cannot be opened.
    static func file(at path: String) throws -> ByteSource {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        // A reader may ask again after the end.
        var isAtEnd = false
        return ByteSource {
            guard !isAtEnd else { return nil }
            guard let data = try handle.read(upToCount: 1 << 16), !data.isEmpty else {
                isAtEnd = true
                try handle.close()
                return nil
            }
            return [UInt8](data)
        }
    }

    /// Bytes at hand, in pieces of `size`.
    static func bytes(_ bytes: [UInt8], pieces size: Int = 1 << 16) -> ByteSource {
        var rest = bytes[...]
        return ByteSource {
            guard !rest.isEmpty else { return nil }
            let piece = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            return piece
        }
    }
}
