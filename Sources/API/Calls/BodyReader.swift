import Vocabulary

/// Takes typed values out of a checked body and collects what else is wrong with it, so that a client learns of every
/// mistake at once.
struct BodyReader {
    private let value: JSONValue
    private var errors: [FieldError]

    init(_ call: Call) {
        value = call.body
        errors = call.bodyErrors
    }

    init(_ call: PlatformCall) {
        value = call.body
        errors = call.bodyErrors
    }

    /// Whether the member is there and not null.
    func has(_ name: String) -> Bool {
        value[name].map { !$0.isNull } ?? false
    }

    func text(_ name: String) -> String? { value[name]?.text }

    func integer(_ name: String) -> Int? { value[name]?.integer.flatMap { Int(exactly: $0) } }

    func boolean(_ name: String) -> Bool? { value[name]?.boolean }

    func id<Subject>(_ name: String, of _: Subject.Type = Subject.self) -> ID<Subject>? {
        value[name]?.text.flatMap { ID<Subject>($0) }
    }

    func quantity(_ name: String) -> Quantity? { value[name]?.text.flatMap { Quantity($0) } }

    mutating func email(_ name: String) -> EmailAddress? {
        guard let text = text(name), isSound(name) else { return nil }
        do {
            return try EmailAddress(text)
        } catch {
            errors.append(error.fieldError(name))
            return nil
        }
    }

    /// Any notation of a phone number: 5 to 15 digits (E.164) and the marks that people put between.
    mutating func phone(_ name: String) -> String? {
        guard let text = text(name), isSound(name) else { return nil }
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (5...15).contains(digits), text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-()./ ".contains($0)) })
        else {
            errors.append(
                FieldError(field: name, code: "invalid", message: "Enter a phone number like +44 20 7946 0958."))
            return nil
        }
        return text
    }

    /// An address by the rules of its country.
    mutating func address(_ name: String) -> Address? {
        guard let member = value[name], case .object = member else { return nil }
        func part(_ part: String) -> String? { member[part]?.text }
        let draft = AddressDraft(
            name: part("name"), company: part("company"), line1: part("line1"), line2: part("line2"),
            city: part("city"), state: part("state"), postalCode: part("postalCode"), country: part("country"),
            phone: part("phone"))
        do {
            return try Address.validated(draft)
        } catch {
            for error in error.errors.map({ $0.within(name) }) where isSound(error.field) { errors.append(error) }
            return nil
        }
    }

    mutating func refuse(_ name: String, _ code: String, _ message: String) {
        errors.append(FieldError(field: name, code: code, message: message))
    }

    /// Takes over what somebody else found wrong, unless the field's form is wrong already.
    mutating func add(_ more: [FieldError]) {
        errors += more.filter { isSound($0.field) }
    }

    /// Ends reading.
    /// - Throws: ``Problem`` 422 with everything that is wrong.
    func finish() throws(Problem) {
        guard errors.isEmpty else { throw .validation(errors) }
    }

    private func isSound(_ field: String) -> Bool {
        !errors.contains { $0.field == field }
    }
}
