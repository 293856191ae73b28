import Accounting
import BackgroundJobs
import Inventory
import Operations
import Ordering
public import People
public import Persistence
public import Tenancy
public import Vocabulary

/// What a new shop has before anybody has done anything: written in one transaction of its database.
public struct ShopSeed: Sendable {
    /// Who gets the first account at the desk.
    public struct Owner: Sendable {
        public let email: EmailAddress
        public let name: String
        public let password: PasswordHash

        /// - Parameter name: what the owner is called; without, what stands before the @.
        public init(email: EmailAddress, name: String? = nil, password: PasswordHash) {
            self.email = email
            self.name = name ?? String(email.text.prefix { $0 != "@" })
            self.password = password
        }
    }

    let settings: ShopSettings
    let owner: Owner?

    /// - Parameter owner: nil for a shop that nobody signs in to yet.
    public init(settings: ShopSettings, owner: Owner?) {
        self.settings = settings
        self.owner = owner
    }

    /// Writes every part, the settings too.
    public func plant(in transaction: Transaction) throws {
        var settings = settings
        // Somebody must be there to ask; the owner may put another address there.
        settings.contact.email = settings.contact.email ?? owner?.email
        try settings.save(in: transaction)
        try Self.plantParts(in: transaction)
        try ShippingMethod.seed(currency: settings.currency, locale: settings.locale, in: transaction)
        if let owner {
            try Staff.create(
                email: owner.email, name: owner.name, password: owner.password, role: Role.owner, in: transaction)
        }
    }

    /// Adds what every shop has whatever it sells: accounts, warehouse, units, roles, pages. Doing it again adds only what is
    /// missing, so that shops made by an older version get them too.
    public static func plantParts(in transaction: Transaction) throws {
        try ChartOfAccounts.seed(in: transaction)
        try Warehouse.seed(in: transaction)
        try UnitOfMeasure.seed(in: transaction)
        try Role.seed(in: transaction)
        if let locale = try ShopSettings.load(in: transaction)?.locale {
            try ShopPage.seed(locale: locale, in: transaction)
        }
    }
}

extension Installation {
    /// Makes a shop at once, with what every shop begins with and what comes again and again in it.
    /// - Throws: ``TenancyError``.
    public func makeShop(
        _ new: NewTenant, _ seed: ShopSeed, by origin: AuditTrail.Origin = DeskAuthor.program.origin
    ) async throws -> Shop {
        try await office.acting(as: origin).create(new) { [jobs] transaction in
            try seed.plant(in: transaction)
            try jobs.enqueueRecurringInShop(timeZone: new.settings.timeZone, in: transaction)
        }
    }

    /// Gives a shop that was made otherwise what is missing of it.
    public func completeShop(_ shop: Shop) async throws {
        try await shop.database.write { [jobs] transaction in
            try ShopSeed.plantParts(in: transaction)
            try jobs.enqueueRecurringInShop(timeZone: shop.settings.timeZone, in: transaction)
        }
    }
}
