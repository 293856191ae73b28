import Logging
import Vocabulary

/// A record as a person reads it: time, level, message, and the fields behind, aligned.
enum TextLogLine {
    static func line(_ record: LogRecord, inColour: Bool) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(160)
        let time = record.time.rfc3339
        line += faint(String(time.dropFirst(11)), inColour).utf8
        line += (" " + level(record.level, inColour) + " ").utf8
        let start = line.count
        LogEscaping.append(record.message, to: &line, quoting: false)
        guard !record.fields.isEmpty else { return line + "\n".utf8 }
        let width = line.count - start
        if width < 40 { line += repeatElement(UInt8(ascii: " "), count: 40 - width) }
        for (name, value) in record.fields {
            line.append(UInt8(ascii: " "))
            line += faint(name + "=", inColour).utf8
            LogEscaping.appendWord(value.description, to: &line)
        }
        return line + "\n".utf8
    }

    /// Five letters wide; severe ones stand out.
    private static func level(_ level: Logger.Level, _ inColour: Bool) -> String {
        let (name, colour) =
            switch level {
            case .trace: ("trace", "2")
            case .debug: ("debug", "2")
            case .info: ("info ", "32")
            case .notice: ("note ", "36")
            case .warning: ("warn ", "33")
            case .error: ("error", "31")
            case .critical: ("FATAL", "1;31")
            }
        return inColour ? "\u{1B}[\(colour)m\(name)\u{1B}[0m" : name
    }

    private static func faint(_ text: String, _ inColour: Bool) -> String {
        inColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }
}
