public import Persistence
public import Vocabulary

/// How one shop sells: its name, money, language and tax.
public struct ShopSettings: Sendable, Equatable {
    public var name: String
    public var currency: Currency
    /// Where the shop sells from.
    public var country: CountryCode
    /// BCP 47: "en-IE".
    public var locale: String
    /// An IANA name: "Europe/Dublin".
    public var timeZone: String
    /// The address that links and canonical URLs begin with, such as "https://shop.example.com"; nil means the host
    /// that was asked.
    public var baseAddress: String?
    /// The theme: one hue of the OKLCH wheel, 0 to 359 degrees.
    public var hue: Int
    /// A path below the shop's media folder.
    public var logo: String?
    public var welcome: ShopWelcome
    public var contact: ShopContact
    public var tax: TaxSettings
    /// Whether the built-in `test` payment provider is offered. Never on a shop that takes real money.
    public var testPayments: Bool
    /// Other sites whose pages may call the shop's API in a browser, without cookies.
    public var apiOrigins: [WebOrigin] = []

    public init(
        name: String, currency: Currency, country: CountryCode, locale: String = "en-US", timeZone: String = "UTC",
        baseAddress: String? = nil, hue: Int = 250, logo: String? = nil, welcome: ShopWelcome = ShopWelcome(),
        contact: ShopContact = ShopContact(), tax: TaxSettings = TaxSettings(), testPayments: Bool = false
    ) {
        self.name = name
        self.currency = currency
        self.country = country
        self.locale = locale
        self.timeZone = timeZone
        self.baseAddress = baseAddress
        self.hue = hue
        self.logo = logo
        self.welcome = welcome
        self.contact = contact
        self.tax = tax
        self.testPayments = testPayments
    }
}

/// What the front page says and shows first. Each part may be missing: the page stands without it.
public struct ShopWelcome: Sendable, Equatable {
    /// A path below the shop's media folder; wide, twice as wide as high or more.
    public var picture: String?
    /// The largest words of the page; without them, the shop's name.
    public var headline: String?
    /// A sentence below.
    public var subline: String?

    public init(picture: String? = nil, headline: String? = nil, subline: String? = nil) {
        self.picture = picture
        self.headline = headline
        self.subline = subline
    }
}

/// How shoppers reach the people of the shop: said in its policy pages, and where answers to its mail go.
public struct ShopContact: Sendable, Equatable {
    public var email: EmailAddress?
    public var phone: String?
    /// As it stands on a letter, a line each.
    public var address: String?

    public init(email: EmailAddress? = nil, phone: String? = nil, address: String? = nil) {
        self.email = email
        self.phone = phone
        self.address = address
    }
}

/// The one flat tax of a shop.
public struct TaxSettings: Sendable, Equatable {
    /// Millionths: 19 % is 190,000.
    public var ratePartsPerMillion: Int64
    /// Whether prices contain the tax.
    public var isInclusive: Bool
    /// Whether shipping is taxed at the same rate.
    public var taxesShipping: Bool
    /// Where tax is rounded to the minor unit. Jurisdictions disagree, so it is recorded on each order.
    public var rounding: TaxRounding

    public init(
        ratePartsPerMillion: Int64 = 0, isInclusive: Bool = false, taxesShipping: Bool = true,
        rounding: TaxRounding = .perLine
    ) {
        self.ratePartsPerMillion = ratePartsPerMillion
        self.isInclusive = isInclusive
        self.taxesShipping = taxesShipping
        self.rounding = rounding
    }
}

/// Where tax is rounded to the minor unit.
public enum TaxRounding: String, Sendable, SQLBindable, SQLDecodable {
    case perLine = "per_line"
    case perOrder = "per_order"
}

extension Announcement {
    /// A shop's settings changed.
    public static let settings = Announcement("settings")
}

extension ShopSettings: RowDecodable {
    public init(row: Row) throws {
        self.init(
            name: try row["name"], currency: try row["currency"], country: try row["country"],
            locale: try row["locale"], timeZone: try row["time_zone"], baseAddress: try row["base_address"],
            hue: try row["hue"], logo: try row["logo"],
            welcome: ShopWelcome(
                picture: try row["welcome_picture"], headline: try row["welcome_headline"],
                subline: try row["welcome_subline"]),
            contact: ShopContact(
                email: try row["contact_email"], phone: try row["contact_phone"], address: try row["contact_address"]),
            tax: TaxSettings(
                ratePartsPerMillion: try row["tax_rate"], isInclusive: try row["tax_inclusive"],
                taxesShipping: try row["tax_shipping"], rounding: try row["tax_rounding"]),
            testPayments: try row["test_payments"])
        apiOrigins = WebOrigin.list(stored: try row["api_origins"])
    }

    /// The settings of the shop whose database this is; nil when it was never set up.
    public static func load(in transaction: ReadTransaction) throws -> ShopSettings? {
        try transaction.first("SELECT * FROM shop_settings WHERE id = 1")
    }

    /// Writes the settings, whether or not there are any yet.
    public func save(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO shop_settings (id, name, currency, country, locale, time_zone, base_address, hue, logo,
                welcome_picture, welcome_headline, welcome_subline, contact_email, contact_phone, contact_address,
                tax_rate, tax_inclusive, tax_shipping, tax_rounding, test_payments, api_origins)
            VALUES (1, \(name), \(currency), \(country), \(locale), \(timeZone), \(baseAddress), \(hue), \(logo),
                \(welcome.picture), \(welcome.headline), \(welcome.subline),
                \(contact.email), \(contact.phone), \(contact.address),
                \(tax.ratePartsPerMillion), \(tax.isInclusive), \(tax.taxesShipping), \(tax.rounding),
                \(testPayments), \(WebOrigin.stored(apiOrigins)))
            ON CONFLICT \(conflict: "id") DO UPDATE SET name = excluded.name, currency = excluded.currency,
                country = excluded.country, locale = excluded.locale, time_zone = excluded.time_zone,
                base_address = excluded.base_address, hue = excluded.hue, logo = excluded.logo,
                welcome_picture = excluded.welcome_picture, welcome_headline = excluded.welcome_headline,
                welcome_subline = excluded.welcome_subline, contact_email = excluded.contact_email,
                contact_phone = excluded.contact_phone, contact_address = excluded.contact_address,
                tax_rate = excluded.tax_rate, tax_inclusive = excluded.tax_inclusive,
                tax_shipping = excluded.tax_shipping, tax_rounding = excluded.tax_rounding,
                test_payments = excluded.test_payments, api_origins = excluded.api_origins
            """)
        transaction.announce(.settings)
    }
}
