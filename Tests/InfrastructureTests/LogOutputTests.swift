import Foundation
import Logging
import Testing

@testable import Infrastructure

@Suite("Log output", .serialized)
struct LogOutputTests {
    @Test("A logger writes its own, its provider's and the call's fields as one line")
    func handler() throws {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        var logger = Logger(label: "stoa.test") { label in
            LineLogHandler(label: label, level: .info, format: .auto, output: output)
        }
        logger[metadataKey: "tenant"] = "demo"
        logger.debug("not this")
        logger.info("this", metadata: ["request": "r-1"])
        try pipe.fileHandleForWriting.close()
        let data = try #require(try pipe.fileHandleForReading.readToEnd())
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["message"] as? String == "this")
        #expect(object["tenant"] as? String == "demo" && object["request"] as? String == "r-1")
    }

    @Test("A reader that stands still costs a moment once, and is told what it missed")
    func stalledReader() throws {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, patience: 50)
        let line = Array((String(repeating: "x", count: 999) + "\n").utf8)
        let started = ContinuousClock.now
        for _ in 0..<2000 { output.write(line) }
        #expect(ContinuousClock.now - started < .seconds(60), "2 MB into a pipe of 64 KB did not block")

        var received = pipe.fileHandleForReading.availableData
        output.write(Array("after\n".utf8))
        try pipe.fileHandleForWriting.close()
        received += try pipe.fileHandleForReading.readToEnd() ?? Data()
        let text = String(decoding: received, as: UTF8.self)
        #expect(text.contains("log lines were dropped"))
        #expect(text.hasSuffix("\nafter\n"))
    }

    @Test("Lines of many threads do not mix, even those longer than a pipe takes at once")
    func manyThreads() throws {
        let path = NSTemporaryDirectory() + "log-\(UUID().uuidString)"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try #require(FileHandle(forWritingAtPath: path))
        let output = LogOutput(descriptor: file.fileDescriptor)
        DispatchQueue.concurrentPerform(iterations: 200) { index in
            let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
            output.write(Array((String(repeating: letter, count: 10_000) + "\n").utf8))
        }
        try file.close()
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.count == 10_000 && Set($0).count == 1 })
    }

    @Test("A reader that is gone does no harm")
    func goneReader() throws {
        let pipe = Pipe()
        signal(SIGPIPE, SIG_IGN)
        try pipe.fileHandleForReading.close()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, patience: 10)
        for _ in 0..<100 { output.write(Array("x\n".utf8)) }
    }
}
