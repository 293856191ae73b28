import Foundation

/// Dates as a locale writes them, by Foundation's value-typed styles, which cache their formatters and are safe to share.
struct DateFormats: Sendable {
    private let day: Date.FormatStyle
    private let minute: Date.FormatStyle
    private let clock: Date.FormatStyle

    init(locale: String, timeZone: String) {
        let locale = Locale(identifier: locale)
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        // The civil calendar everywhere: a receipt's dates must mean the same to shop, customer and tax office.
        let calendar = Calendar(identifier: .gregorian)
        day = Date.FormatStyle(date: .long, time: .omitted, locale: locale, calendar: calendar, timeZone: zone)
        let hours: Date.FormatStyle.Symbol.Hour =
            switch locale.hourCycle {
            case .zeroToTwentyThree, .oneToTwentyFour: .twoDigits(amPM: .abbreviated)
            default: .defaultDigits(amPM: .abbreviated)
            }
        minute = Date.FormatStyle(locale: locale, calendar: calendar, timeZone: zone)
            .day().month(.abbreviated).year().hour(hours).minute(.twoDigits)
        clock = Date.FormatStyle(locale: locale, calendar: calendar, timeZone: zone).hour(hours).minute(.twoDigits)
    }

    func date(_ instant: Instant) -> String {
        day.format(Self.date(of: instant))
    }

    func dateTime(_ instant: Instant) -> String {
        minute.format(Self.date(of: instant))
    }

    func time(_ instant: Instant) -> String {
        clock.format(Self.date(of: instant))
    }

    private static func date(of instant: Instant) -> Date {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    }
}

extension LocaleFormat {
    /// Whether the machine knows this time zone ("Europe/Berlin"); for checking a setting before it is kept.
    public static func knows(timeZone: String) -> Bool {
        TimeZone(identifier: timeZone) != nil
    }
}
