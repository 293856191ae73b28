import HTTPTypes
import Hummingbird
import NIOCore
import Vocabulary
import Web

/// Takes in a request's body and reads it as JSON.
enum RequestBodyBytes {
    static func read(_ request: Request, _ rule: RequestBodyRule) async throws -> [UInt8] {
        switch rule {
        case .none, .file: return []
        case .json, .signed: break
        }
        do {
            return Array(try await request.body.collect(upTo: FrontDoorOptions.bodyLimit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge
        }
    }

    /// The value, and everything in which it does not fit the schema: handlers add what only they know before the
    /// caller is told.
    static func check(
        _ bytes: [UInt8], _ request: Request, _ rule: RequestBodyRule
    ) throws(Problem) -> (JSONValue, [FieldError]) {
        guard case .json(let schema) = rule else { return (.object([]), []) }
        guard isJSON(request.headers[.contentType], hasBody: !bytes.isEmpty) else { throw .unsupportedMediaType }
        var value = JSONValue.object([])
        do {
            if !bytes.isEmpty { value = try JSONReader.read(bytes) }
        } catch {
            throw Problem(error)
        }
        guard case .object = value else {
            throw .badRequest(code: "bad_json", detail: "The body must be a JSON object.")
        }
        var errors: [FieldError] = []
        schema.check(value, at: "", into: &errors)
        return (value, errors)
    }

    /// `application/json`, with no other charset than UTF-8. What has no body needs no type.
    private static func isJSON(_ header: String?, hasBody: Bool) -> Bool {
        guard let header else { return !hasBody }
        let parts = header.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" }
    }
}

extension Problem {
    init(_ fault: JSONFault) {
        switch fault {
        case .syntax(let offset):
            self = .badRequest(code: "bad_json", detail: "The body is not valid JSON: look at byte \(offset).")
        case .notUTF8:
            self = .badRequest(code: "bad_json", detail: "The body is not valid UTF-8.")
        case .tooDeep:
            self = .badRequest(code: "too_deep", detail: "The body is nested too deep.")
        case .duplicateMember:
            self = .badRequest(code: "duplicate_member", detail: "The body names a member twice.")
        }
    }
}
