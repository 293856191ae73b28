import Foundation
public import Vocabulary

/// What a password must be (NIST SP 800-63B: long rather than strange, and not one that everybody tries first).
public enum PasswordRules {
    /// Counted in characters as people see code points.
    public static let length = 10...128

    /// What is wrong with a password; nil when it may be used.
    /// - Parameters:
    ///   - names: what it must not repeat: the e-mail address and the name of the business.
    ///   - field: the form's field for the error.
    public static func fault(in password: String, names: [String], field: String) -> FieldError? {
        let count = password.unicodeScalars.count
        guard count >= length.lowerBound else {
            return FieldError(
                field: field, code: "too_short", message: "Use at least \(length.lowerBound) characters.")
        }
        guard count <= length.upperBound else {
            return FieldError(field: field, code: "too_long", message: "Use at most \(length.upperBound) characters.")
        }
        guard !isCommon(password) else {
            return FieldError(
                field: field, code: "too_common",
                message: "Many people use this password, so it is tried first. Take a few words that only you join.")
        }
        guard !names.contains(where: { repeats(password, $0) }) else {
            return FieldError(
                field: field, code: "too_close",
                message: "The password must not be the e-mail address or the name of the business.")
        }
        return nil
    }

    private static func isCommon(_ password: String) -> Bool {
        let folded = password.lowercased()
        if CommonPasswords.all.contains(folded) || CommonPasswords.all.contains(core(of: folded)) { return true }
        // One to three characters over and over.
        return Set(folded).count <= 2 || (1...4).contains { period(of: folded, is: $0) }
    }

    /// Without the digits and marks that people put round a word to please a rule.
    private static func core(of text: String) -> String {
        var rest = text[...]
        while let last = rest.last, !last.isLetter { rest.removeLast() }
        while let first = rest.first, !first.isLetter { rest.removeFirst() }
        return String(rest)
    }

    private static func period(of text: String, is length: Int) -> Bool {
        let characters = Array(text)
        return characters.indices.allSatisfy { characters[$0] == characters[$0 % length] }
    }

    private static func repeats(_ password: String, _ name: String) -> Bool {
        let folded = core(of: password.lowercased())
        let local = name.lastIndex(of: "@").map { String(name[..<$0]) }
        return ([name] + (local.map { [$0] } ?? [])).contains { part in
            let letters = lettersAndDigits(part)
            guard !letters.isEmpty else { return false }
            return letters == lettersAndDigits(password) || letters == lettersAndDigits(folded)
        }
    }

    private static func lettersAndDigits(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
