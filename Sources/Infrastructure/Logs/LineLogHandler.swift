public import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes each log record as one line to standard error: JSON for machines, aligned text for people.
///
/// The fields that matter have the same names everywhere: `request`, `tenant`, `error`.
public struct LineLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let output: LogOutput
    private let isText: Bool
    private let inColour: Bool

    init(label: String, level: Logger.Level, format: LogFormat, output: LogOutput, colour: Bool? = nil) {
        self.label = label
        logLevel = level
        self.output = output
        isText = format == .text || (format == .auto && output.isTerminal)
        // https://no-color.org
        inColour = colour ?? (output.isTerminal && getenv("NO_COLOR") == nil)
    }

    /// Makes this the handler of every logger made from now on. Once per process.
    public static func bootstrap(level: Logger.Level, format: LogFormat) {
        // A log reader that goes away must not take the shop with it.
        signal(SIGPIPE, SIG_IGN)
        let output = LogOutput(descriptor: STDERR_FILENO)
        LoggingSystem.bootstrap { label in
            LineLogHandler(label: label, level: level, format: format, output: output)
        }
    }

    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { _, new in new } }
        if let given = event.metadata { fields.merge(given) { _, new in new } }
        let record = LogRecord(event, label: label, metadata: fields)
        output.write(isText ? TextLogLine.line(record, inColour: inColour) : JSONLogLine.line(record))
    }
}
