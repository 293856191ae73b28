internal import Foundation
internal import Payments
internal import Web

/// The ways to pay that the page offers: a provider, and where it has several, one of its methods.
enum PaymentChoices {
    /// What a form field says: "test/test_ok", or a provider's name alone.
    struct Chosen: Hashable, Sendable {
        let provider: String
        let method: String?

        init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
            guard let provider = parts.first else { return nil }
            self.provider = provider
            method = parts.count > 1 ? parts[1] : nil
        }
    }

    static func offered(by providers: [String], _ words: Words) -> [FormField.Choice] {
        providers.flatMap { provider -> [FormField.Choice] in
            guard provider == "test" else { return [.init(provider, provider.capitalized)] }
            return TestPaymentProvider.paymentMethods.map { method in
                .init("test/\(method)", words(label(ofTest: method)))
            }
        }
    }

    private static func label(ofTest method: String) -> Word {
        switch method {
        case "test_declined": .testPaymentDeclined
        case "test_requires_action": .testPaymentConfirm
        case "test_pending": .testPaymentPending
        case "test_timeout": .testPaymentTimeout
        default: .testPaymentSucceeds
        }
    }
}
