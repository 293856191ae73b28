import Vocabulary

extension Schema {
    /// More mistakes than this in one request are not told one by one.
    private static let mistakeLimit = 50

    /// Adds everything in which `value` does not fit.
    /// - Parameter path: where the value stands, as the client wrote it; empty for the body itself.
    func check(_ value: JSONValue, at path: String, into errors: inout [FieldError]) {
        guard errors.count < Self.mistakeLimit else { return }
        if isNullable, value.isNull { return }
        switch kind {
        case .named(_, let schema): schema.check(value, at: path, into: &errors)
        case .string(let rule): check(value, rule, at: path, into: &errors)
        case .integer(let range): check(value, range, at: path, into: &errors)
        case .boolean: if value.boolean == nil { errors.append(.wrongType(path, "true or false")) }
        case .array(let element, let limit): check(value, element, limit, at: path, into: &errors)
        case .object(let fields): check(value, fields, at: path, into: &errors)
        case .map(let schema): check(value, mapOf: schema, at: path, into: &errors)
        case .anything: break
        }
    }

    private func check(_ value: JSONValue, _ rule: TextRule, at path: String, into errors: inout [FieldError]) {
        guard let text = value.text else { return errors.append(.wrongType(path, "a text")) }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            return errors.append(
                FieldError(field: path, code: "invalid_characters", message: "Control characters are not allowed."))
        }
        let count = text.unicodeScalars.count
        guard count <= rule.length.upperBound else {
            return errors.append(
                FieldError(
                    field: path, code: "too_long", message: "Use at most \(rule.length.upperBound) characters."))
        }
        guard count >= rule.length.lowerBound else {
            return errors.append(
                count == 0 ? .required(path) : FieldError(field: path, code: "too_short", message: "This is too short.")
            )
        }
        if let expectation = rule.form.expectation(of: text) {
            errors.append(FieldError(field: path, code: "invalid", message: "Expected \(expectation)."))
        }
    }

    private func check(
        _ value: JSONValue, _ range: ClosedRange<Int64>, at path: String, into errors: inout [FieldError]
    ) {
        guard case .number(let digits) = value else { return errors.append(.wrongType(path, "a whole number")) }
        guard
            digits.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return errors.append(.wrongType(path, "a whole number")) }
        guard let number = Int64(digits), range.contains(number) else {
            return errors.append(
                FieldError(
                    field: path, code: "out_of_range",
                    message: "Use a number from \(range.lowerBound) to \(range.upperBound)."))
        }
    }

    private func check(
        _ value: JSONValue, _ element: Schema, _ limit: Int, at path: String, into errors: inout [FieldError]
    ) {
        guard case .array(let values) = value else { return errors.append(.wrongType(path, "a list")) }
        guard values.count <= limit else {
            return errors.append(FieldError(field: path, code: "too_many", message: "Send at most \(limit)."))
        }
        for (index, value) in values.enumerated() { element.check(value, at: "\(path)[\(index)]", into: &errors) }
    }

    private func check(_ value: JSONValue, _ fields: [Field], at path: String, into errors: inout [FieldError]) {
        guard case .object(let members) = value else { return errors.append(.wrongType(path, "an object")) }
        func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        for field in fields {
            if let value = value[field.name] {
                field.schema.check(value, at: place(field.name), into: &errors)
            } else if field.isRequired {
                errors.append(.required(place(field.name)))
            }
        }
        for member in members where !fields.contains(where: { $0.name == member.name }) {
            guard errors.count < Self.mistakeLimit else { return }
            // The name came from outside and goes back: not at any length.
            errors.append(
                FieldError(
                    field: place(String(member.name.prefix(100))), code: "unknown_field",
                    message: "There is no such field."))
        }
    }

    private func check(_ value: JSONValue, mapOf schema: Schema, at path: String, into errors: inout [FieldError]) {
        guard case .object(let members) = value else { return errors.append(.wrongType(path, "an object")) }
        for member in members { schema.check(member.value, at: "\(path).\(member.name)", into: &errors) }
    }
}

extension TextRule.Form {
    /// What should have been sent instead; nil when `text` is of this form.
    func expectation(of text: String) -> String? {
        switch self {
        case .plain, .printable, .email, .address: nil
        case .uuid: ID<Subject.Product>(text) == nil ? "a UUID" : nil
        case .decimal: Quantity(text) == nil ? "decimal text with at most three digits after the point" : nil
        case .instant: Instant(rfc3339: text) == nil ? "a moment such as 2026-01-31T12:00:00Z" : nil
        case .slug: Slug(text) == nil ? "lower-case letters, digits and single hyphens" : nil
        case .token: text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? nil : "a token"
        case .oneOf(let texts): texts.contains(text) ? nil : "one of \(texts.joined(separator: ", "))"
        }
    }
}

extension FieldError {
    static func wrongType(_ field: String, _ expected: String) -> FieldError {
        FieldError(field: field, code: "wrong_type", message: "Expected \(expected).")
    }

    static func required(_ field: String) -> FieldError {
        FieldError(field: field, code: "required", message: "This is required.")
    }
}
