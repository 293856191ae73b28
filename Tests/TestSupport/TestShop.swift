public import Infrastructure
public import Catalog
import Composition
import Inventory
public import Ordering
public import Payments
public import Persistence
public import Tenancy
public import TestEngines
public import Vocabulary

/// A shop of its own for one test, with the test provider behind its till.
public struct TestShop: Sendable {
    public let shop: Shop
    public let engine: any DatabaseEngine
    public let directory: ShopDirectory
    public let provider: TestPaymentProvider
    public let till: Till

    public var database: any Database { shop.database }
    public var settings: ShopSettings { shop.settings }

    /// Makes an installation with one shop, runs `body`, and removes everything.
    public static func run<Result: Sendable>(
        on engine: TestEngine, settings: ShopSettings = .test, observer: DatabaseObserver = DatabaseObserver(),
        _ body: @escaping @Sendable (TestShop) async throws -> Result
    ) async throws -> Result {
        try await engine.withEngine(migrations: .all, observer: observer) { engine in
            try await body(try await TestShop(slug: "test", settings: settings, engine: engine))
        }
    }

    /// Another shop in the same installation.
    public init(slug: String, settings: ShopSettings = .test, engine: any DatabaseEngine) async throws {
        self.engine = engine
        directory = ShopDirectory(engine: engine, baseDomain: "localhost")
        shop = try await directory.create(NewTenant(slug: Slug(transliterating: slug), settings: settings))
        (provider, till) = try await Self.open(shop)
    }

    /// A shop that is there already.
    public init(_ shop: Shop, directory: ShopDirectory, engine: any DatabaseEngine) async throws {
        self.engine = engine
        self.directory = directory
        self.shop = shop
        (provider, till) = try await Self.open(shop)
    }

    private static func open(_ shop: Shop) async throws -> (TestPaymentProvider, Till) {
        let provider = TestPaymentProvider(webhookSecret: "test", settlingTime: .milliseconds(50))
        let currency = shop.settings.currency
        try await shop.database.write { transaction in
            try ShippingMethod(name: "Standard", price: Money(490, currency)).save(position: 0, in: transaction)
            try ShippingMethod(name: "Express", price: Money(990, currency)).save(position: 1, in: transaction)
        }
        return (provider, Till(shop: shop, providers: PaymentProviders([provider])))
    }

    /// A product with one variant and this much stock.
    @discardableResult
    public func add(
        _ slug: String, price: Int64 = 1000, stock: Quantity = Quantity(10), unit: SalesUnit = .piece,
        step: Quantity = .one, tracksStock: Bool = true
    ) async throws -> VariantID {
        try await database.write { transaction in
            var variant = VariantDraft(sku: "SKU-\(slug)", price: price)
            variant.unit = unit
            variant.step = step
            variant.minimum = step
            variant.tracksStock = tracksStock
            let saved = try Products.save(
                ProductDraft(slug: Slug(transliterating: slug), title: "The \(slug)", variants: [variant]),
                at: .now, in: transaction)
            if stock > .zero { try Stock.receive(stock, of: saved.variants[0], in: transaction) }
            return saved.variants[0]
        }
    }

    /// A cart with these lines.
    public func cart(_ lines: [(VariantID, Quantity)]) async throws -> (id: CartID, token: AccessToken) {
        let token = AccessToken()
        let currency = settings.currency
        let id = try await database.write { transaction in
            var cart = try Cart.create(token: token, currency: currency, in: transaction)
            for (variant, quantity) in lines { try cart.add(quantity, of: variant, in: transaction) }
            return cart.id
        }
        return (id, token)
    }

    /// Puts more in such a cart.
    public func add(
        _ quantity: Quantity, of variant: VariantID, to cart: (id: CartID, token: AccessToken)
    ) async throws {
        try await change(cart) { try $0.add(quantity, of: variant, in: $1) }
    }

    /// Changes such a cart.
    public func change(
        _ cart: (id: CartID, token: AccessToken), _ change: @escaping @Sendable (inout Cart, Transaction) throws -> Void
    ) async throws {
        let currency = settings.currency
        try await database.write { transaction in
            var cart = try Cart.find(cart.id, token: cart.token, currency: currency, in: transaction)
            try change(&cart, transaction)
        }
    }

    /// A started checkout of such a cart.
    public func start(_ cart: (id: CartID, token: AccessToken), at instant: Instant = .now) async throws -> Checkout {
        let settings = settings
        let keys = try await database.read {
            try Checkout.lockKeys(forStarting: cart.id, token: cart.token, in: $0)
        }
        return try await database.write(locking: keys) { transaction in
            try Checkout.start(cart.id, token: cart.token, settings: settings, at: instant, in: transaction)
        }
    }

    /// A checkout with everything filled in but the payment.
    public func readyCheckout(_ lines: [(VariantID, Quantity)]) async throws -> (id: CheckoutID, token: AccessToken) {
        let cart = try await cart(lines)
        let checkout = try await start(cart)
        try await fillIn(checkout.id, token: cart.token)
        return (checkout.id, cart.token)
    }

    /// Enters contact, address and the first shipping method.
    @discardableResult
    public func fillIn(_ id: CheckoutID, token: AccessToken) async throws -> Checkout {
        let settings = settings
        return try await database.write { transaction in
            let methods = try ShippingMethod.offered(in: transaction, currency: settings.currency)
            return try Checkout.update(
                id, token: token,
                CheckoutChange(
                    email: try EmailAddress("ada@example.com"), shippingAddress: try .test,
                    shippingMethod: methods.first?.id),
                settings: settings, in: transaction)
        }
    }

    /// Opens the payment and confirms.
    public func pay(
        _ checkout: (id: CheckoutID, token: AccessToken), method: String = "test_ok"
    ) async throws -> Confirmation {
        _ = try await till.openPayment(checkout.id, token: checkout.token, with: "test")
        return try await till.confirm(checkout.id, token: checkout.token, paymentMethod: method)
    }

    /// The whole purchase; fails when it ends without an order.
    public func buy(_ lines: [(VariantID, Quantity)]) async throws -> Order {
        guard case .placed(let order) = try await pay(try await readyCheckout(lines)) else {
            throw PurchaseNotPlaced()
        }
        return order
    }
}

/// A purchase ended without an order where a test expected one.
public struct PurchaseNotPlaced: Error {
    public init() {}
}

extension ShopSettings {
    /// A euro shop with 19 % inclusive tax that offers the test provider.
    public static let test = ShopSettings(
        name: "Test shop", currency: .eur, country: .germany, locale: "en-IE", timeZone: "Europe/Berlin",
        tax: TaxSettings(ratePartsPerMillion: 190_000, isInclusive: true), testPayments: true)
}

extension Address {
    /// An address in Berlin.
    public static var test: Address {
        get throws {
            try Address.validated(
                AddressDraft(
                    name: "Ada Lovelace", line1: "Unter den Linden 1", city: "Berlin", postalCode: "10117",
                    country: "DE"))
        }
    }
}
