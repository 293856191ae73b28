import Foundation
import HTTPTypes
public import Hummingbird
import NIOCore
public import Vocabulary

/// A form with a file as browsers send it (`multipart/form-data`, RFC 7578), read as it comes. The file is the last
/// field; what stands before it is known when its first bytes are.
public struct UploadForm {
    /// The fields before the file, in all at most this many bytes.
    private static let fieldsLimit = 64 * 1024

    private let delimiter: [UInt8]
    private var body: RequestBody.AsyncIterator
    /// What came and was not looked at yet.
    private var buffer = ByteBuffer()
    private var fields = Fields()

    /// - Throws: ``Problem`` 415 when it is no such form.
    public init(_ request: Request) throws(Problem) {
        guard let type = request.headers[.contentType], MediaTypeName(type) == "multipart/form-data",
            let boundary = Self.parameter("boundary", of: type), (1...70).contains(boundary.utf8.count)
        else { throw .unsupportedMediaType }
        delimiter = Array("\r\n--\(boundary)".utf8)
        body = request.body.makeAsyncIterator()
        // The first delimiter stands at the very beginning (RFC 2046 §5.1.1).
        buffer.writeString("\r\n")
    }

    /// Reads the fields, then the file.
    /// - Parameters:
    ///   - fields: gets what stands before the file.
    ///   - pieces: passes each piece of the file on, in its order, with what it is given.
    /// - Throws: ``Problem`` 400 for what is no such form, 413 for fields without end, 422 without a file; what the two
    ///   throw.
    public mutating func read(
        fields told: (Fields) throws -> Void,
        pieces: (_ each: (_ take: ([UInt8]) async throws -> Void) async throws -> Void) async throws -> Void
    ) async throws {
        _ = try await upToDelimiter(limit: Self.fieldsLimit)
        while try await hasNextPart() {
            let head = try await head()
            guard head.isFile else {
                let value = try await upToDelimiter(limit: Self.fieldsLimit)
                guard let text = String(validating: value.readableBytesView, as: UTF8.self) else {
                    throw Problem.badEncoding
                }
                fields = fields.setting(head.name, to: text)
                continue
            }
            try told(fields)
            var rest = self
            try await pieces { take in try await rest.passOn(to: take) }
            self = rest
            return
        }
        try told(fields)
        throw Problem.validation([FieldError(field: "file", code: "required", message: "Choose a file.")])
    }

    // MARK: - Parts

    /// After a delimiter comes the end, or a line break and the next part.
    private mutating func hasNextPart() async throws -> Bool {
        while buffer.readableBytes < 2 { try await more() }
        guard let two = buffer.readBytes(length: 2) else { throw Problem.badForm }
        if two == Array("--".utf8) { return false }
        guard two == Array("\r\n".utf8) else { throw Problem.badForm }
        return true
    }

    private mutating func head() async throws -> (name: String, isFile: Bool) {
        let end = Array("\r\n\r\n".utf8)
        while buffer.firstIndex(of: end) == nil {
            guard buffer.readableBytes < 8_192 else { throw Problem.tooLarge }
            try await more()
        }
        guard let length = buffer.firstIndex(of: end), let text = buffer.readString(length: length) else {
            throw Problem.badForm
        }
        buffer.moveReaderIndex(forwardBy: end.count)
        let disposition = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = Self.parameter("name", of: String(disposition)) else {
            throw Problem.badForm
        }
        return (name, Self.parameter("filename", of: String(disposition)) != nil)
    }

    /// What stands before the next delimiter, which is passed.
    private mutating func upToDelimiter(limit: Int) async throws -> ByteBuffer {
        while true {
            if let length = buffer.firstIndex(of: delimiter), let value = buffer.readSlice(length: length) {
                buffer.moveReaderIndex(forwardBy: delimiter.count)
                return value
            }
            guard buffer.readableBytes <= limit else { throw Problem.tooLarge }
            try await more()
        }
    }

    private mutating func passOn(to take: ([UInt8]) async throws -> Void) async throws {
        while true {
            if let length = buffer.firstIndex(of: delimiter), let last = buffer.readSlice(length: length) {
                if last.readableBytes > 0 { try await take(Array(last.readableBytesView)) }
                return
            }
            // The end of what is here may be the beginning of the delimiter.
            let safe = buffer.readableBytes - delimiter.count + 1
            if safe > 0, let piece = buffer.readBytes(length: safe) { try await take(piece) }
            try await more()
        }
    }

    private mutating func more() async throws {
        guard var next = try await body.next() else { throw Problem.badForm }
        buffer.discardReadBytes()
        buffer.writeBuffer(&next)
    }

    /// `name="value"` of a header.
    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
            return String(pair[1]).trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        }
        return nil
    }
}

extension ByteBuffer {
    /// Where `bytes` begin, counted from what is to be read next.
    fileprivate func firstIndex(of bytes: [UInt8]) -> Int? {
        guard let first = bytes.first else { return 0 }
        return withUnsafeReadableBytes { here in
            guard let start = here.baseAddress else { return nil }
            var from = 0
            while here.count - from >= bytes.count {
                // Only where the first byte is can it begin.
                guard let hit = memchr(start + from, Int32(first), here.count - from - bytes.count + 1) else {
                    return nil
                }
                from = UnsafeRawPointer(hit) - start
                if memcmp(start + from, bytes, bytes.count) == 0 { return from }
                from += 1
            }
            return nil
        }
    }
}

extension Problem {
    /// 400: it ends in the middle, or is no form at all.
    fileprivate static let badForm = Problem(
        status: 400, code: "bad_form", title: "Bad request", detail: "The form could not be read to its end.")
}
