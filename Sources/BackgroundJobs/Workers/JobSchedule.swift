internal import Foundation
public import Vocabulary

/// When a recurring job comes next.
public enum JobSchedule: Sendable, Equatable {
    /// This long after the last run ended.
    case every(Duration)
    /// Each day at this time of a clock in the place's time zone. A time that a change of the clocks leaves out comes at
    /// the moment of the change; one that comes twice counts the first time.
    case daily(hour: Int, minute: Int)

    /// The first moment after `instant`.
    /// - Parameter timeZone: an IANA name; UTC is taken for one that this machine does not know.
    public func next(after instant: Instant, timeZone: String) -> Instant {
        switch self {
        case .every(let rest): return instant.advanced(by: rest)
        case .daily(let hour, let minute):
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
            let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
            let next = calendar.nextDate(
                after: date, matching: DateComponents(hour: hour, minute: minute, second: 0),
                matchingPolicy: .nextTime, repeatedTimePolicy: .first)
            guard let next else { return instant.advanced(by: .seconds(24 * 60 * 60)) }
            return Instant(milliseconds: Int64((next.timeIntervalSince1970 * 1000).rounded()))
        }
    }
}
