import Vocabulary
import Web

/// What the query of an address says, checked: nothing undeclared, nothing twice, everything of its type.
struct QueryValues: Sendable {
    private var values: [String: JSONValue] = [:]
    private var maps: [String: [String: [String]]] = [:]

    private static let mapLimit = 30

    /// - Throws: ``Problem`` 422 with everything that is wrong.
    init(_ fields: Fields, _ parameters: [Parameter]) throws(Problem) {
        var errors: [FieldError] = []
        for field in fields.all {
            if let parameter = parameters.first(where: { $0.place == .query && $0.name == field.name }) {
                read(field, parameter, into: &errors)
            } else if let (parameter, key) = Self.mapPlace(field.name, parameters) {
                read(field, key: key, of: parameter, into: &errors)
            } else {
                errors.append(
                    FieldError(
                        field: field.name, code: "unknown_parameter", message: "There is no such query parameter."))
            }
        }
        guard errors.isEmpty else { throw .validation(Array(errors.prefix(20))) }
    }

    subscript(name: String) -> JSONValue? { values[name] }

    /// The values of each key of `name[key]=value`.
    func map(_ name: String) -> [String: [String]] { maps[name] ?? [:] }

    private mutating func read(_ field: Fields.Field, _ parameter: Parameter, into errors: inout [FieldError]) {
        let value = parameter.schema.isText ? JSONValue.string(field.value) : .number(field.value)
        guard values.updateValue(value, forKey: field.name) == nil else {
            return errors.append(FieldError(field: field.name, code: "repeated", message: "Say this once."))
        }
        guard parameter.schema.isText || Self.isWholeNumber(field.value) else {
            return errors.append(.wrongType(field.name, "a whole number"))
        }
        parameter.schema.check(value, at: field.name, into: &errors)
    }

    private mutating func read(
        _ field: Fields.Field, key: String, of parameter: Parameter, into errors: inout [FieldError]
    ) {
        guard maps.values.reduce(0, { $0 + $1.values.reduce(0) { $0 + $1.count } }) < Self.mapLimit else {
            return errors.append(
                FieldError(field: field.name, code: "too_many", message: "Use at most \(Self.mapLimit)."))
        }
        parameter.schema.check(.string(field.value), at: field.name, into: &errors)
        maps[parameter.name, default: [:]][key, default: []].append(field.value)
    }

    /// "options" and "Colour" of "options[Colour]".
    private static func mapPlace(_ name: String, _ parameters: [Parameter]) -> (Parameter, String)? {
        guard let open = name.firstIndex(of: "["), name.hasSuffix("]") else { return nil }
        let key = name[name.index(after: open)...].dropLast()
        guard !key.isEmpty,
            let parameter = parameters.first(where: { $0.place == .queryMap && $0.name == name[..<open] })
        else { return nil }
        return (parameter, String(key))
    }

    private static func isWholeNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Schema {
    var isText: Bool {
        if case .string = kind { true } else { false }
    }
}
