import Foundation
public import Vocabulary

/// What somebody who wants a shop asks for, as they wrote it.
public struct NewShopDraft: Sendable {
    public var businessName: String
    public var ownerEmail: String
    public var domain: String
    public var currency: String?
    public var country: String?
    public var locale: String?
    public var timeZone: String?

    public init(
        businessName: String, ownerEmail: String, domain: String, currency: String? = nil, country: String? = nil,
        locale: String? = nil, timeZone: String? = nil
    ) {
        self.businessName = businessName
        self.ownerEmail = ownerEmail
        self.domain = domain
        self.currency = currency
        self.country = country
        self.locale = locale
        self.timeZone = timeZone
    }
}

/// The same, read and filled up with what is usual in the country.
public struct NewShop: Sendable, Equatable {
    public let businessName: String
    public let ownerEmail: EmailAddress
    public let domain: DomainChoice
    public let currency: Currency
    public let country: CountryCode
    public let locale: String
    public let timeZone: String

    /// - Returns: the shop, or everything that is wrong with the draft.
    public static func reading(_ draft: NewShopDraft, baseDomain: String) -> Result<NewShop, NewShopRefused> {
        var reader = NewShopReader()
        let name = reader.businessName(draft.businessName)
        let email = reader.email(draft.ownerEmail)
        let domain = reader.domain(draft.domain, baseDomain: baseDomain)
        let locale = reader.locale(draft.locale)
        let country = reader.country(draft.country, locale: locale)
        let defaults = country.flatMap { CountryDefaults($0) }
        let currency = reader.currency(draft.currency, default: defaults?.currency, isAsked: country != nil)
        let timeZone = reader.timeZone(draft.timeZone, default: defaults?.timeZone ?? "UTC")
        guard reader.errors.isEmpty, let email, let domain, let country, let currency else {
            return .failure(NewShopRefused(errors: reader.errors))
        }
        return .success(
            NewShop(
                businessName: name, ownerEmail: email, domain: domain, currency: currency, country: country,
                locale: locale ?? defaults?.locale ?? "en-\(country.code)", timeZone: timeZone))
    }

    /// How the shop sells at first.
    public var settings: ShopSettings {
        ShopSettings(
            name: businessName, currency: currency, country: country, locale: locale, timeZone: timeZone,
            tax: CountryDefaults(country)?.tax ?? TaxSettings())
    }
}

/// A draft that cannot become a shop.
public struct NewShopRefused: Error, Equatable, Sendable {
    public let errors: [FieldError]

    public init(errors: [FieldError]) {
        self.errors = errors
    }
}

/// Reads the fields one by one and collects what is wrong.
private struct NewShopReader {
    private(set) var errors: [FieldError] = []

    mutating func businessName(_ text: String) -> String {
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if name.isEmpty { refuse("businessName", "required", "Enter the name of the business.") }
        if name.count > 200 { refuse("businessName", "too_long", "Use at most 200 characters.") }
        return name
    }

    mutating func email(_ text: String) -> EmailAddress? {
        do {
            return try EmailAddress(text)
        } catch {
            errors.append(error.fieldError("ownerEmail"))
            return nil
        }
    }

    mutating func domain(_ text: String, baseDomain: String) -> DomainChoice? {
        do {
            return try DomainChoice(text.trimmingCharacters(in: .whitespaces), baseDomain: baseDomain)
        } catch {
            errors.append(error)
            return nil
        }
    }

    /// Nil as well when none was given.
    mutating func locale(_ text: String?) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let isKnown =
            parts.first.map { Locale.LanguageCode($0).isISOLanguage && $0 == $0.lowercased() } == true
            && parts.dropFirst().allSatisfy { Self.isScript($0) || Self.isRegion($0) } && parts.count <= 3
        guard isKnown else {
            refuse("locale", "invalid", "Use a language and a region such as en-IE.")
            return nil
        }
        return text
    }

    private static func isScript(_ part: String) -> Bool {
        part.count == 4 && part.allSatisfy { $0.isASCII && $0.isLetter }
    }

    private static func isRegion(_ part: String) -> Bool {
        part.count == 2 && part == part.uppercased() && CountryCode(part) != nil
    }

    /// The one stated, else that of the locale, else the United States.
    mutating func country(_ text: String?, locale: String?) -> CountryCode? {
        guard let text else {
            let region = locale?.split(separator: "-").dropFirst().last.flatMap { CountryCode($0) }
            return region ?? .unitedStates
        }
        guard let country = CountryCode(text) else {
            refuse("country", "unknown", "Use two letters of ISO 3166-1 such as IE.")
            return nil
        }
        return country
    }

    /// - Parameter isAsked: false while the country is wrong, which might have said it.
    mutating func currency(_ text: String?, default usual: Currency?, isAsked: Bool) -> Currency? {
        guard let text else {
            if usual == nil, isAsked {
                refuse("currency", "required", "Say which currency the shop sells in, such as EUR.")
            }
            return usual
        }
        guard let currency = Currency(code: text.uppercased()) else {
            refuse("currency", "unknown", "Use a code of ISO 4217 such as EUR.")
            return nil
        }
        return currency
    }

    mutating func timeZone(_ text: String?, default usual: String) -> String {
        guard let text else { return usual }
        // Abbreviations and offsets are known to the machine, too, but they know no summer time.
        guard text == "UTC" || text.contains("/") && LocaleFormat.knows(timeZone: text) else {
            refuse("timeZone", "unknown", "Use an IANA name such as Europe/Dublin.")
            return usual
        }
        return text
    }

    private mutating func refuse(_ field: String, _ code: String, _ message: String) {
        errors.append(FieldError(field: field, code: code, message: message))
    }
}
