public import Vocabulary

/// A form between two tries: what was typed, and what is wrong with it. Rendering it again loses nothing.
///
/// ```swift
/// var form = FormState(try await request.form())
/// let email = form.read("email") { try EmailAddress($0) }
/// guard form.isValid, let email else { return .html(page(form), status: .unprocessableContent) }
/// ```
public struct FormState: Sendable {
    /// What was typed.
    public private(set) var values: Fields
    /// What is wrong, in the order found.
    public private(set) var errors: [FieldError]
    /// What is wrong with the whole rather than with a field.
    public var notice: String?

    public init(_ values: Fields = [:], errors: [FieldError] = []) {
        self.values = values
        self.errors = errors
    }

    /// The form after a domain operation refused it.
    public init(_ values: Fields, problem: Problem) {
        self.values = values
        errors = problem.errors
        notice = problem.errors.isEmpty ? problem.detail ?? problem.title : nil
    }

    public var isValid: Bool { errors.isEmpty && notice == nil }

    /// What was typed in this field, as typed; "" when nothing was.
    public subscript(field: String) -> String {
        values[field] ?? ""
    }

    /// What was typed without surrounding space; nil when that is nothing.
    public func text(_ field: String) -> String? {
        guard let value = values[field] else { return nil }
        let trimmed = value.trimmingSpace
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether a box of this name was ticked.
    public func isTicked(_ field: String) -> Bool {
        values[field] != nil
    }

    /// The first thing wrong with this field.
    public func error(_ field: String) -> String? {
        errors.first { $0.field == field }?.message
    }

    /// Fills a field that was not sent: the value a form opens with.
    public mutating func prefill(_ field: String, _ value: String?) {
        if values[field] == nil, let value { values = values.setting(field, to: value) }
    }

    /// Notes what is wrong with a field.
    public mutating func refuse(_ field: String, _ message: String, code: String = "invalid") {
        errors.append(FieldError(field: field, code: code, message: message))
    }

    /// Notes what a domain operation found wrong.
    public mutating func refuse(_ problem: Problem) {
        errors += problem.errors
        if problem.errors.isEmpty { notice = problem.detail ?? problem.title }
    }

    /// What was typed, or nil after noting that it is missing.
    public mutating func required(_ field: String, message: String) -> String? {
        if let text = text(field) { return text }
        refuse(field, message, code: "required")
        return nil
    }

    /// Reads what was typed with `parse`; a failure is noted with its own words when it is a ``FieldError`` or a
    /// ``Problem``, else with `message`.
    public mutating func read<Value>(
        _ field: String, required: String? = nil, message: String, as parse: (String) throws -> Value?
    ) -> Value? {
        guard let text = text(field) else {
            if let required { refuse(field, required, code: "required") }
            return nil
        }
        do {
            if let value = try parse(text) { return value }
            refuse(field, message)
        } catch let error as FieldError {
            refuse(field, error.message, code: error.code)
        } catch let problem as Problem {
            refuse(field, problem.errors.first?.message ?? problem.detail ?? message)
        } catch {
            refuse(field, message)
        }
        return nil
    }
}

extension StringProtocol {
    var trimmingSpace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
