import Tenancy
import Vocabulary
import Web

/// How a desk writes moments and numbers: in the shop's language and on its clock.
struct DeskFormat: Sendable {
    private let locale: LocaleFormat

    init(_ settings: ShopSettings) {
        locale = LocaleFormat(locale: settings.locale, timeZone: settings.timeZone)
    }

    func number(_ number: Int) -> String { locale.number(number) }
    func money(_ money: Money) -> String { locale.money(money) }
    func quantity(_ quantity: Quantity) -> String { locale.quantity(quantity) }
    func date(_ instant: Instant) -> String { locale.date(instant) }
    func moment(_ instant: Instant) -> String { locale.dateTime(instant) }

    /// "3 min ago", with the moment itself for who points at it.
    func when(_ instant: Instant, now: Instant = .now) -> HTML {
        """
        <time datetime="\(instant.rfc3339)" title="\(moment(instant))">\(ConsoleFormat.relative(instant, now: now))</time>
        """
    }

    func when(_ instant: Instant?, otherwise: String) -> HTML {
        instant.map { when($0) } ?? "<span class=\"muted\">\(otherwise)</span>"
    }

    /// "Wait 3 minutes, then try again."
    static func waiting(_ rest: Duration) -> String {
        let minutes = rest.components.seconds / 60 + 1
        return "Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes"), then try again."
    }
}
