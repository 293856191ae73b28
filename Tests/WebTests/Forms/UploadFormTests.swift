import HTTPTypes
import Hummingbird
import NIOCore
import Testing
import Vocabulary

@testable import Web

@Suite("A form with a file")
struct UploadFormTests {
    /// What was read of a form.
    struct Reading {
        var fields: [String: String] = [:]
        var file: [UInt8] = []
    }

    private static let type = "multipart/form-data; boundary=----Stoa7"

    /// Reads `body`, which comes in pieces of `size` bytes.
    private static func read(_ body: [UInt8], inPiecesOf size: Int, type: String = type) async throws -> Reading {
        let pieces = stride(from: 0, to: body.count, by: size).map {
            ByteBuffer(bytes: body[$0..<min($0 + size, body.count)])
        }
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/", headerFields: [.contentType: type])
        let stream = AsyncStream<ByteBuffer> { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
        var form = try UploadForm(Request(head: head, body: RequestBody(asyncSequence: stream)))
        var reading = Reading()
        try await form.read { fields in
            for field in fields.all { reading.fields[field.name] = field.value }
        } pieces: { take in
            try await take { reading.file += $0 }
        }
        return reading
    }

    private static func body(file: [UInt8], fields: [(String, String)] = [("slug", "tea"), ("name", "Tee & Töchter")])
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        for (name, value) in fields {
            bytes += Array("------Stoa7\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        bytes += Array(
            """
            ------Stoa7\r\nContent-Disposition: form-data; name="file"; filename="a;b.tar"\r\n\
            Content-Type: application/x-tar\r\n\r\n
            """.utf8)
        return bytes + file + Array("\r\n------Stoa7--\r\n".utf8)
    }

    @Test("is read alike however its bytes come", arguments: [1, 2, 3, 7, 64, 1_000, 1_000_000])
    func pieces(size: Int) async throws {
        // Line breaks, dashes and beginnings of the delimiter are bytes like others.
        let near = Array("\r\n------Stoa\r\n--\r\n------Stoa6\r\n".utf8)
        let file = near + (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 31) } + near
        let reading = try await Self.read(Self.body(file: file), inPiecesOf: size)
        #expect(reading.fields == ["slug": "tea", "name": "Tee & Töchter"])
        #expect(reading.file == file)
    }

    @Test("may hold an empty file, and no other fields")
    func empty() async throws {
        let reading = try await Self.read(Self.body(file: [], fields: []), inPiecesOf: 10)
        #expect(reading.fields.isEmpty && reading.file.isEmpty)
    }

    @Test("that ends in the middle, has no file, or is none, is refused")
    func refused() async throws {
        let whole = Self.body(file: Array("abc".utf8))
        for length in [0, 5, 40, 120, whole.count - 12] {
            await Self.expect(400, Array(whole.prefix(length)))
        }
        await Self.expect(
            422, Array("------Stoa7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n------Stoa7--".utf8))
        await Self.expect(413, Self.body(file: [], fields: [("long", String(repeating: "x", count: 70_000))]))
        await Self.expect(415, whole, type: "application/x-www-form-urlencoded")
        await Self.expect(415, whole, type: "multipart/form-data")
    }

    private static func expect(_ status: Int, _ body: [UInt8], type: String = type) async {
        await #expect("\(status) of \(body.count) bytes") {
            _ = try await read(body, inPiecesOf: 16, type: type)
        } throws: { error in
            (error as? Problem)?.status == status
        }
    }
}
