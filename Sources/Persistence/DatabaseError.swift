/// What a database refused or failed to do. The text never carries bound values, so it may be logged.
public enum DatabaseError: Error, Equatable, Sendable {
    /// A row with the same key exists. `constraint` is the name given in the migration.
    case uniqueViolation(constraint: String)
    /// A referred row is missing, or a row is still referred to. SQLite does not say which constraint.
    case foreignKeyViolation(constraint: String?)
    /// A `CHECK` failed: a rule of the schema, by its name.
    case checkViolation(constraint: String)
    case notNullViolation(column: String)
    /// Two transactions could not be put in an order, also after the last retry. Trying later is right.
    case serializationFailure
    /// The database did not get to it in time: every connection or the writer was taken.
    case busy
    /// The statement ran longer than the limit.
    case statementTimeout
    /// The connection broke. Whether a commit under way was done is unknown.
    case connectionLost(String)
    /// The task that asked was cancelled before its transaction began.
    case cancelled
    /// A text with a NUL byte, which PostgreSQL cannot hold; refused on both engines.
    case nulInText
    /// The database was migrated by a newer program than this one.
    case newerSchema(unknownMigration: String)
    /// A migration that already ran was changed afterwards.
    case changedMigration(String)
    /// The engine cannot be used as it is set up; the text says what to do.
    case misconfigured(String)
    /// Disk full, damaged file, wrong SQL: the engine's own words, and the statement without its values.
    case failed(message: String, statement: String)
}
