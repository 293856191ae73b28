public import Vocabulary

/// A person's name as it is kept: trimmed, of at most 200 characters.
public enum PersonName {
    public static let length = 1...200

    /// - Parameter field: the form's field for the error.
    /// - Throws: ``PersonNameError``.
    public static func checked(_ text: String, field: String = "name") throws(PersonNameError) -> String {
        let name = text.trimmingBlanks()
        guard !name.isEmpty else { throw PersonNameError(field: field, fault: .empty) }
        guard name.unicodeScalars.count <= length.upperBound else {
            throw PersonNameError(field: field, fault: .tooLong)
        }
        guard !name.hasControlCharacters else { throw PersonNameError(field: field, fault: .unreadable) }
        return name
    }
}

/// What is wrong with a name.
public struct PersonNameError: Error, Equatable, Sendable {
    enum Fault {
        case empty
        case tooLong
        case unreadable
    }

    let field: String
    let fault: Fault

    public var fieldError: FieldError {
        switch fault {
        case .empty: FieldError(field: field, code: "required", message: "Enter a name.")
        case .tooLong:
            FieldError(
                field: field, code: "too_long", message: "Use at most \(PersonName.length.upperBound) characters.")
        case .unreadable:
            FieldError(field: field, code: "invalid", message: "A name has no control characters.")
        }
    }
}
