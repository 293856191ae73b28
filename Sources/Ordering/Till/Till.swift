public import Payments
import Persistence
public import Tenancy
public import Vocabulary

/// Where a checkout is paid: the only place that speaks with payment providers, and never inside a transaction.
///
/// *Hold, pay, convert*: stock is held before money is asked for, the provider is called with no lock taken, and the
/// answer is written in one transaction with everything that follows from it.
public struct Till: Sendable {
    public let shop: Shop
    public let providers: PaymentProviders

    public init(shop: Shop, providers: PaymentProviders) {
        self.shop = shop
        self.providers = providers
    }
}

/// The payment providers that this program can speak with.
public struct PaymentProviders: Sendable {
    private let providers: [String: any PaymentProvider]

    public init(_ providers: [any PaymentProvider]) {
        self.providers = Dictionary(providers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The provider of this name, when the shop offers it.
    /// - Throws: ``CheckoutError/noProvider(_:)``.
    public func provider(_ name: String, for settings: ShopSettings) throws -> any PaymentProvider {
        let isOffered = name != "test" || settings.testPayments
        guard isOffered, let provider = providers[name] else { throw CheckoutError.noProvider(name) }
        return provider
    }

    /// The names of the providers that the shop offers, in alphabetical order.
    public func offered(by settings: ShopSettings) -> [String] {
        providers.keys.filter { $0 != "test" || settings.testPayments }.sorted()
    }
}

/// What a shopper who confirms is told.
public enum Confirmation: Sendable, Equatable {
    case placed(Order)
    /// The provider has not made up its mind; asking again later tells.
    case processing
    /// The shopper must do something at the provider first.
    case requiresAction(PaymentID, redirectURL: String?)
}
