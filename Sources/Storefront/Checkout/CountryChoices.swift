internal import Foundation
internal import Synchronization
internal import Vocabulary
internal import Web

/// All countries by their names in the shop's language, in its alphabet's order. Made once for each locale.
enum CountryChoices {
    private static let made = Mutex<[String: [FormField.Choice]]>([:])

    static func of(locale: String) -> [FormField.Choice] {
        made.withLock { made in
            if let choices = made[locale] { return choices }
            let choices = make(locale)
            made[locale] = choices
            return choices
        }
    }

    private static func make(_ identifier: String) -> [FormField.Choice] {
        guard identifier.prefix(2) != "en" else {
            return CountryCode.all.map { .init($0.code, $0.name) }
        }
        let locale = Locale(identifier: identifier)
        let named = CountryCode.all.map { country in
            (country.code, locale.localizedString(forRegionCode: country.code) ?? country.name)
        }
        return named.sorted { left, right in
            left.1.compare(right.1, options: [.caseInsensitive, .diacriticInsensitive], locale: locale)
                == .orderedAscending
        }.map { .init($0.0, $0.1) }
    }
}
