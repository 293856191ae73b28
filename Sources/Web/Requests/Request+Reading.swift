import Foundation
import HTTPTypes
public import Hummingbird
import NIOCore
import Vocabulary

extension Request {
    /// The query, decoded.
    /// - Throws: a ``Problem`` of status 400 or 413.
    public var fields: Fields {
        get throws(Problem) {
            guard let query = uri.query else { return Fields() }
            return try Fields(encoded: query, limits: .query)
        }
    }

    /// The body of a posted form.
    /// - Throws: a ``Problem``: 415 when it is no form, 400 when it cannot be read, 413 when it is too large.
    public func form() async throws -> Fields {
        guard let type = headers[.contentType], MediaTypeName(type) == "application/x-www-form-urlencoded" else {
            throw Problem.unsupportedMediaType
        }
        let body = try await body.collect(upTo: FrontDoor.Options.bodyLimit)
        guard let text = String(validating: body.readableBytesView, as: UTF8.self) else { throw Problem.badEncoding }
        return try Fields(encoded: text, limits: .form)
    }

    /// The JSON body.
    /// - Throws: a ``Problem``: 415 when it is not JSON, 400 when it is broken, 422 naming the field that has the wrong
    ///   type or is missing.
    public func json<Value: Decodable>(as _: Value.Type = Value.self) async throws -> Value {
        guard let type = headers[.contentType], MediaTypeName(type).isJSON else { throw Problem.unsupportedMediaType }
        let body = try await body.collect(upTo: FrontDoor.Options.bodyLimit)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(body.readableBytesView))
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        }
    }
}

/// A media type without its parameters, lower-case.
struct MediaTypeName: Equatable, ExpressibleByStringLiteral {
    let text: String

    init(_ header: String) {
        text = header.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    init(stringLiteral value: String) {
        text = value
    }

    var isJSON: Bool { text == "application/json" || text.hasSuffix("+json") }
}

extension Problem {
    /// What a client did wrong in its JSON.
    init(decoding error: DecodingError) {
        func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + (key.map { [$0] } ?? [])).reduce(into: "") { path, key in
                if let index = key.intValue {
                    path += "[\(index)]"
                } else {
                    path += (path.isEmpty ? "" : ".") + key.stringValue
                }
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            self = .validation([
                FieldError(field: path(context, key), code: "required", message: "\(path(context, key)) is required.")
            ])
        case .valueNotFound(_, let context):
            self = .validation([
                FieldError(field: path(context), code: "required", message: "\(path(context)) must not be null.")
            ])
        case .typeMismatch(_, let context) where context.codingPath.isEmpty:
            self = Problem(
                status: 400, code: "bad_json", title: "Bad request", detail: "The JSON has the wrong shape.")
        case .typeMismatch(_, let context):
            self = .validation([
                FieldError(field: path(context), code: "wrong_type", message: "\(path(context)) has the wrong type.")
            ])
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .validation([
                FieldError(field: path(context), code: "invalid", message: "\(path(context)) is not valid.")
            ])
        default:
            self = Problem(status: 400, code: "bad_json", title: "Bad request", detail: "The body is not valid JSON.")
        }
    }
}
