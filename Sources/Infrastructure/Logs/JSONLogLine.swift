import Logging
import Vocabulary

/// A record as one JSON object on one line, the standard fields first and the metadata beside them.
enum JSONLogLine {
    private static let standard: Set<String> = ["time", "level", "logger", "message"]

    static func line(_ record: LogRecord) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        line += #"{"time":""#.utf8
        line += record.time.rfc3339.utf8
        line += #"","level":""#.utf8
        line += record.level.rawValue.utf8
        line += #"","logger":"#.utf8
        LogEscaping.appendJSON(record.label, to: &line)
        line += #","message":"#.utf8
        LogEscaping.appendJSON(record.message, to: &line)
        for (name, value) in record.fields {
            line.append(UInt8(ascii: ","))
            // A second field of a standard name would hide the first from most readers.
            LogEscaping.appendJSON(standard.contains(name) ? name + "_" : name, to: &line)
            line.append(UInt8(ascii: ":"))
            append(value, to: &line)
        }
        line += "}\n".utf8
        return line
    }

    private static func append(_ value: Logger.MetadataValue, to line: inout [UInt8]) {
        switch value {
        case .string(let text): LogEscaping.appendJSON(text, to: &line)
        case .stringConvertible(let value): append(value, to: &line)
        case .array(let values):
            line.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { line.append(UInt8(ascii: ",")) }
                append(value, to: &line)
            }
            line.append(UInt8(ascii: "]"))
        case .dictionary(let values):
            line.append(UInt8(ascii: "{"))
            for (index, (name, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { line.append(UInt8(ascii: ",")) }
                LogEscaping.appendJSON(name, to: &line)
                line.append(UInt8(ascii: ":"))
                append(value, to: &line)
            }
            line.append(UInt8(ascii: "}"))
        }
    }

    /// Numbers and truths stay what they are, so that they can be summed and compared.
    private static func append(_ value: any CustomStringConvertible & Sendable, to line: inout [UInt8]) {
        switch value {
        case let number as any FixedWidthInteger: line += String(describing: number).utf8
        case let isTrue as Bool: line += (isTrue ? "true" : "false").utf8
        case let number as Double where number.isFinite: line += number.description.utf8
        default: LogEscaping.appendJSON(value.description, to: &line)
        }
    }
}
