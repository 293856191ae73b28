internal import CPostgres
internal import Persistence

/// What the server said when it refused a statement.
struct ServerError {
    let state: String
    private let message: String
    private let constraint: String?
    private let column: String?
    /// Where in the server it was raised: the same in every language the server may speak.
    private let source: String?

    init(_ result: OpaquePointer) {
        state = Self.field(stoa_diagnostic_sqlstate, of: result) ?? ""
        message = Self.field(stoa_diagnostic_message, of: result) ?? String(cString: PQresultErrorMessage(result))
        constraint = Self.field(stoa_diagnostic_constraint, of: result)
        column = Self.field(stoa_diagnostic_column, of: result)
        source = Self.field(stoa_diagnostic_source_function, of: result)
    }

    private static func field(_ name: some BinaryInteger, of result: OpaquePointer) -> String? {
        PQresultErrorField(result, Int32(name)).map { String(cString: $0) }
    }

    /// The order of transactions, or the shape of a table, changed under this one: it can be tried again as a whole.
    var isWorthAnotherTry: Bool {
        state == "40001" || state == "40P01" || isStalePlan
    }

    /// "cached plan must not change result type": a migration ran since the statement was prepared. Or the server has
    /// forgotten the statement, because somebody between it and us has reset the session.
    var isStalePlan: Bool { state == "0A000" && source == "RevalidateCachedQuery" || state == "26000" }

    /// "could not determine data type of parameter $2": the parameter, counted from 0.
    var parameterOfUnknownType: Int? {
        guard state == "42P18", let digits = message.split(separator: "$").last else { return nil }
        return Int(digits.prefix { $0.isNumber }).map { $0 - 1 }
    }

    /// The SQLSTATEs are those of PostgreSQL's manual, appendix A.
    func databaseError(statement: String) -> DatabaseError {
        switch state {
        case "23505": .uniqueViolation(constraint: constraint ?? "")
        case "23503", "23001": .foreignKeyViolation(constraint: constraint)
        case "23514": .checkViolation(constraint: constraint ?? "")
        case "23502": .notNullViolation(column: column ?? "")
        case "40001", "40P01": .serializationFailure
        case "53300", "55P03": .busy
        case "57014": .statementTimeout
        case "57P01", "57P02", "57P03", "57P05", "25P03": .connectionLost(message)
        case _ where state.hasPrefix("08"): .connectionLost(message)
        default: .failed(message: publicMessage, statement: statement)
        }
    }

    /// Errors about data quote the value that was wrong; a value does not belong into a log.
    private var publicMessage: String {
        guard state.hasPrefix("22") else { return message }
        return message.prefix { $0 != "\"" }.trimmingSuffix { $0 == " " || $0 == ":" } + " (SQLSTATE \(state))"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isUnwanted: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isUnwanted(last) { text.removeLast() }
        return String(text)
    }
}
