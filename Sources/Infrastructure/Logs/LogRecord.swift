import Logging
import Vocabulary

/// One log record, ready to be written.
struct LogRecord {
    let time: Instant
    let level: Logger.Level
    let label: String
    let message: String
    /// Sorted by name, errors last.
    let fields: [(name: String, value: Logger.MetadataValue)]

    init(_ event: LogEvent, label: String, metadata: Logger.Metadata, at time: Instant = .now) {
        self.time = time
        level = event.level
        self.label = label
        message = event.message.description
        var fields = metadata.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        if let error = event.error {
            fields.append((name: "error", value: .string(String(describing: error))))
            fields.append((name: "errorType", value: .string(String(reflecting: type(of: error)))))
        }
        self.fields = fields
    }
}
