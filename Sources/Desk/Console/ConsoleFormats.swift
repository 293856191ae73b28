import Foundation
import Vocabulary
import Web

/// How the console writes moments, sizes and numbers. Operators may sit anywhere, so the clock is UTC and says so.
enum ConsoleFormat {
    private static let locale = LocaleFormat(locale: "en-GB", timeZone: "UTC")

    static func number(_ number: Int) -> String { locale.number(number) }

    /// "12 Mar 2026, 09:30 UTC"
    static func moment(_ instant: Instant) -> String { locale.dateTime(instant) + " UTC" }

    /// "3 min ago" or "in 2 h", with the moment itself for who points at it.
    static func when(_ instant: Instant, now: Instant = .now) -> HTML {
        """
        <time datetime="\(instant.rfc3339)" title="\(moment(instant))">\(relative(instant, now: now))</time>
        """
    }

    static func when(_ instant: Instant?, otherwise: String) -> HTML {
        instant.map { when($0) } ?? "<span class=\"muted\">\(otherwise)</span>"
    }

    static func relative(_ instant: Instant, now: Instant) -> String {
        let seconds = (instant.milliseconds - now.milliseconds) / 1000
        if abs(seconds) < 5 { return "now" }
        let text = span(seconds: abs(seconds))
        return seconds < 0 ? "\(text) ago" : "in \(text)"
    }

    /// "45 s", "3 min", "2 h", "5 d"
    static func span(seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// "820 KB", "1.4 MB": thousands, as disks are sold.
    static func bytes(_ bytes: Int64) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var unit = 0
        var tenths = bytes * 10
        while tenths >= 10_000, unit < units.count - 1 {
            tenths /= 1_000
            unit += 1
        }
        let isRound = unit == 0 || tenths >= 1_000 || tenths % 10 == 0
        return (isRound ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)") + " " + units[unit]
    }

    /// "Ireland" of "IE".
    static func country(_ code: String) -> String {
        Locale(identifier: "en").localizedString(forRegionCode: code) ?? code
    }
}
