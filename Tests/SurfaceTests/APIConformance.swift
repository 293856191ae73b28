import Foundation
import HTTPTypes
import Testing

@testable import API

/// Holds answers against the document that the API publishes: the status is declared, and the body fits its schema.
///
/// It reads the published JSON and knows JSON Schema on its own, so that a mistake in the declarations' own checks
/// does not hide itself.
enum APIConformance {
    private static let document = try! JSONReader.read(APIDocument.json())

    /// Answers of paths that are no API are let be.
    static func check(_ answer: APIAnswer, of method: HTTPRequest.Method, _ target: String) {
        let path = target.prefix { $0 != "?" }
        guard path.hasPrefix("/api/v1/"), path != "/api/v1/openapi.json", answer.status != 304, method != .head,
            let operation = operation(method, path.dropFirst("/api/v1".count))
        else { return }
        guard let response = operation["responses"]?["\(answer.status)"] else {
            Issue.record("\(method) \(target): status \(answer.status) is not declared: \(answer.text)")
            return
        }
        let kind = answer.headers[.contentType] ?? ""
        guard let schema = response["content"]?[kind]?["schema"] else {
            Issue.record("\(method) \(target): content type \"\(kind)\" is not declared for \(answer.status)")
            return
        }
        for mistake in mistakes(answer.json, schema, at: "") {
            Issue.record("\(method) \(target) \(answer.status): \(mistake) in \(answer.text)")
        }
        guard answer.status >= 400 else { return }
        let codes = response["description"]?.text ?? ""
        #expect(codes.contains("`\(answer.code ?? "")`"), "\(method) \(target): \(answer.status) declares \(codes)")
    }

    private static func operation(_ method: HTTPRequest.Method, _ path: Substring) -> JSONValue? {
        guard case .object(let paths)? = document["paths"] else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let found = paths.first { declared in
            let pattern = declared.name.split(separator: "/", omittingEmptySubsequences: false)
            return pattern.count == parts.count
                && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") && !$1.isEmpty }
        }
        return found?.value[method.rawValue.lowercased()]
    }

    // MARK: - JSON Schema, as far as the document uses it

    static func mistakes(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        if let reference = schema["$ref"]?.text {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = document["components"]?["schemas"]?[name] else { return ["\(path): no schema \(name)"] }
            return mistakes(value, target, at: path)
        }
        guard case .object = schema else { return schema == true ? [] : ["\(path): nothing is allowed"] }
        if let type = schema["type"], !fits(value, type) { return ["\(path): expected \(type)"] }
        switch value {
        case .string(let text): return textMistakes(text, schema, at: path)
        case .number: return numberMistakes(value, schema, at: path)
        case .array(let values):
            let limit = schema["maxItems"]?.integer ?? .max
            let tooMany = values.count > limit ? ["\(path): \(values.count) items"] : []
            guard let items = schema["items"] else { return tooMany }
            return tooMany + values.enumerated().flatMap { mistakes($1, items, at: "\(path)[\($0)]") }
        case .object(let members): return objectMistakes(members, schema, at: path)
        case .null, .boolean: return []
        }
    }

    private static func fits(_ value: JSONValue, _ type: JSONValue) -> Bool {
        if case .array(let types) = type { return types.contains { fits(value, $0) } }
        return switch (value, type.text) {
        case (.null, "null"), (.boolean, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"): true
        case (.number, "integer"): value.integer != nil
        default: false
        }
    }

    private static func textMistakes(_ text: String, _ schema: JSONValue, at path: String) -> [String] {
        var mistakes: [String] = []
        let length = Int64(text.unicodeScalars.count)
        if length < schema["minLength"]?.integer ?? 0 { mistakes.append("\(path): too short") }
        if length > schema["maxLength"]?.integer ?? .max { mistakes.append("\(path): too long") }
        if case .array(let allowed)? = schema["enum"], !allowed.contains(.string(text)) {
            mistakes.append("\(path): \"\(text)\" is none of \(allowed)")
        }
        if let pattern = schema["pattern"]?.text, text.range(of: pattern, options: .regularExpression) == nil {
            mistakes.append("\(path): \"\(text)\" is not \(pattern)")
        }
        let shapes = [
            "uuid": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            "date-time": #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"#,
            "email": "^[^@ ]+@[^@ ]+$", "uri-reference": "^[^ ]*$",
        ]
        if let format = schema["format"]?.text {
            guard let shape = shapes[format] else { return mistakes + ["\(path): format \(format) is unknown"] }
            if text.range(of: shape, options: .regularExpression) == nil {
                mistakes.append("\(path): \"\(text)\" is no \(format)")
            }
        }
        return mistakes
    }

    private static func numberMistakes(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        guard let number = value.integer else { return [] }
        let range = (schema["minimum"]?.integer ?? .min)...(schema["maximum"]?.integer ?? .max)
        return range.contains(number) ? [] : ["\(path): \(number) is out of range"]
    }

    private static func objectMistakes(_ members: [JSONMember], _ schema: JSONValue, at path: String) -> [String] {
        var mistakes: [String] = []
        if case .array(let names)? = schema["required"] {
            for name in names.compactMap(\.text) where !members.contains(where: { $0.name == name }) {
                mistakes.append("\(path): \(name) is missing")
            }
        }
        for member in members {
            let place = "\(path).\(member.name)"
            if let property = schema["properties"]?[member.name] {
                mistakes += self.mistakes(member.value, property, at: place)
            } else if let rest = schema["additionalProperties"] {
                mistakes += self.mistakes(member.value, rest, at: place)
            }
        }
        return mistakes
    }
}
