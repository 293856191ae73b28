import CZlib
import NIOCore

/// gzip (RFC 1952) in one go.
enum Gzip {
    enum Level: Int32 {
        /// For what is made for one request.
        case quick = 4
        /// For what is made once and sent often.
        case best = 9
    }

    /// Bodies smaller than this are sent as they are: the frame would eat what is saved.
    static let threshold = 1_024

    /// The compressed bytes; nil when they would not be fewer.
    static func compress(_ body: ByteBuffer, level: Level) -> ByteBuffer? {
        var stream = z_stream()
        guard stoa_gzip_init(&stream, level.rawValue) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(body.readableBytes)))
        var result = ByteBuffer()
        let written = body.withUnsafeReadableBytes { input -> Int in
            result.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { output in
                stream.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(min(output.count, bound))
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return written > 0 && written < body.readableBytes ? result : nil
    }
}
