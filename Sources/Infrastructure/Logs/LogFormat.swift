/// How log records are written.
public enum LogFormat: String, CaseIterable, Sendable {
    /// Text on a terminal, JSON everywhere else.
    case auto
    /// One JSON object a line.
    case json
    /// One aligned, readable line.
    case text
}
