import Foundation
import Testing
import Vocabulary

@Suite("Instant")
struct InstantTests {
    @Test(
        "RFC 3339 date-times are read",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-03-01T09:30:00.125+01:00", 1_772_353_800_125),
            ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("1996-12-19T16:39:57-08:00", 851_042_397_000), ("1985-04-12t23:20:50.52z", 482_196_050_520),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("1990-12-31T15:59:60-08:00", 662_688_000_000),
            ("2026-01-01T00:00:00.123456789Z", 1_767_225_600_123), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("2026-01-01T00:00:00-00:00", 1_767_225_600_000),
        ])
    func reading(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "2026-03-01", "2026-03-01T09:30:00", "2026-03-01 09:30:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T12:00:60Z",
            "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00+24:00", "2026-1-1T00:00:00Z",
            "2026-01-01T00:00:00Zx", " 2026-01-01T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z", "2026-01-00T00:00:00Z",
        ])
    func refusing(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("Printing is UTC with milliseconds, and reads back as itself, as Foundation also has it")
    func roundTrip() {
        #expect(Instant(milliseconds: 1_772_353_800_125).rfc3339 == "2026-03-01T08:30:00.125Z")
        var random = SeededGenerator()
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for _ in 0..<5000 {
            let instant = Instant(
                milliseconds: .random(in: -62_167_219_200_000...253_402_300_799_999, using: &random))
            #expect(Instant(rfc3339: instant.rfc3339) == instant, "seed \(random.seed)")
            // Foundation's calendar is Julian before 1582, so only later days compare.
            guard instant.milliseconds > -12_000_000_000_000 else { continue }
            let second = Date(timeIntervalSince1970: Double(instant.milliseconds.quotient(1000)))
            #expect(instant.rfc3339.prefix(19) == style.format(second).prefix(19), "seed \(random.seed)")
        }
    }

    @Test("Durations add and measure")
    func durations() {
        let start = Instant(milliseconds: 1000)
        #expect(start.advanced(by: .seconds(90)) == Instant(milliseconds: 91_000))
        #expect(start.advanced(by: .milliseconds(-1)) == Instant(milliseconds: 999))
        #expect(start.advanced(by: .seconds(90)).duration(since: start) == .seconds(90))
    }
}

extension Int64 {
    fileprivate func quotient(_ divisor: Int64) -> Int64 {
        (self - (self % divisor + divisor) % divisor) / divisor
    }
}
