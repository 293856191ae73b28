import Foundation
import Logging
import Testing
import Vocabulary

@testable import Infrastructure

@Suite("Log lines")
struct LogLineTests {
    private struct Failure: Error, CustomStringConvertible {
        let description = "disk \"full\"\nsecond line"
    }

    @Test("A JSON record is one object on one line, numbers as numbers, the error beside")
    func json() throws {
        let object = try parsed(
            "placed\nan \u{1B}[31m\"order\"",
            [
                "request": "r-1", "tenant": "demo", "milliseconds": .stringConvertible(12), "level": "mine",
                "isGuest": .stringConvertible(true), "lines": ["a", .stringConvertible(2)], "deep": ["x": ["y": "z"]],
            ], error: Failure())
        #expect(object["message"] as? String == "placed\nan \u{1B}[31m\"order\"")
        #expect(object["level"] as? String == "warning")
        #expect(object["level_"] as? String == "mine")
        #expect(object["logger"] as? String == "stoa.test")
        #expect(object["time"] as? String == "2026-03-01T09:30:00.125Z")
        #expect(object["request"] as? String == "r-1" && object["tenant"] as? String == "demo")
        #expect(object["milliseconds"] as? Int == 12)
        #expect(object["isGuest"] as? Bool == true)
        #expect((object["lines"] as? [Any])?.count == 2)
        #expect((object["deep"] as? [String: [String: String]])?["x"]?["y"] == "z")
        #expect(object["error"] as? String == "disk \"full\"\nsecond line")
        #expect((object["errorType"] as? String)?.hasSuffix("Failure") == true)
    }

    @Test("Whatever is logged stays one line of JSON")
    func hostile() throws {
        for text in ["\u{0}\u{1}\u{1F}\u{7F}\u{85}\u{2028}\u{2029}", "\\\"\\u0000", "日本語 👩‍🚀 \u{202E}", ""] {
            let object = try parsed(text, [text: .string(text)])
            #expect(object["message"] as? String == text)
        }
    }

    @Test("An endless text is cut")
    func long() throws {
        let line = JSONLogLine.line(record(String(repeating: "x", count: 1_000_000), [:]))
        #expect(line.count < 20_000)
        #expect(try JSONSerialization.jsonObject(with: Data(line)) is [String: Any])
    }

    @Test("A text line is aligned and cannot be broken or coloured from outside")
    func text() {
        let line = String(
            decoding: TextLogLine.line(
                record("hi\u{1B}[2J\nthere", ["b": "two words", "a": "1"]), inColour: false), as: UTF8.self)
        let message = #"hi\u001b[2J\nthere"#
        let padding = String(repeating: " ", count: 40 - message.count)
        #expect(line == "09:30:00.125Z warn  " + message + padding + #" a=1 b="two words""# + "\n")
    }

    @Test("Colour comes only where it is wanted")
    func colour() {
        #expect(TextLogLine.line(record("x", [:]), inColour: true).contains(0x1B))
        #expect(!TextLogLine.line(record("x", ["a": "b"]), inColour: false).contains(0x1B))
    }

    private func record(_ message: String, _ metadata: Logger.Metadata, error: (any Error)? = nil) -> LogRecord {
        let event = LogEvent(
            level: .warning, message: "\(message)", error: error, metadata: nil, source: "test", file: "f",
            function: "g",
            line: 1)
        return LogRecord(
            event, label: "stoa.test", metadata: metadata, at: Instant(rfc3339: "2026-03-01T09:30:00.125Z") ?? .now)
    }

    private func parsed(
        _ message: String, _ metadata: Logger.Metadata, error: (any Error)? = nil
    ) throws -> [String: Any] {
        let line = JSONLogLine.line(record(message, metadata, error: error))
        #expect(line.last == UInt8(ascii: "\n"))
        #expect(!line.dropLast().contains { $0 < 0x20 })
        return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
}
