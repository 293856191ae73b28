import BackgroundJobs
import Catalog
import Composition
import Foundation
import Infrastructure
import Inventory
import Ordering
import Payments
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Messaging

@Suite("Mail that an order causes")
struct OrderMailTests {
    @Test("every order is confirmed once, with its link at the shop's own address", arguments: TestEngine.available)
    func confirmed(engine: TestEngine) async throws {
        let relay = ScriptedRelay(.accepted(reply: "250 queued"))
        try await WholeInstallation.run(on: engine, mail: relay) { installation in
            let shop = try await OrderingShop(installation)
            let order = try await shop.buy()
            // A job that was killed after its commit runs again.
            try await shop.database.write { try JobQueue.enqueue(ConfirmOrderByMail(order: order.id), in: $0) }
            try await installation.working {
                try await shop.waitFor { $0.filter { $0.state == .sent }.count == 1 }
                try await shop.waitForIdleQueue()
            }
            #expect(relay.mails.count == 1)
            let mail = try #require(relay.mails.first)
            #expect(mail.to.address.text == "ada@example.com")
            #expect(mail.subject.text == "Order \(order.number) at Test shop")
            #expect(mail.from.name?.text == "Test shop")
            #expect(mail.text.contains("http://tea.localhost/track/\(order.trackingToken)"))
            #expect(mail.html.contains("The mug"))
        }
    }

    @Test("without a relay the confirmation is kept", arguments: TestEngine.available)
    func kept(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let shop = try await OrderingShop(installation)
            let order = try await shop.buy()
            try await installation.working { try await shop.waitFor { $0.first?.state == .kept } }
            let mail = try #require(try await shop.database.read { try MailRecord.list(in: $0) }.first)
            #expect(mail.kind == .orderConfirmation)
            #expect(mail.text.contains(order.trackingToken))
        }
    }

    @Test(
        "an order reaches a mailbox through a real relay",
        .enabled(if: TestRelay.isAvailable, "needs aiosmtpd: scripts/install-packages test"),
        arguments: TestEngine.available)
    func delivered(engine: TestEngine) async throws {
        try await TestRelay.run { relay in
            let transport = SMTPTransport(try relay.settings())
            try await WholeInstallation.run(on: engine, mail: transport) { installation in
                let shop = try await OrderingShop(installation)
                _ = try await shop.buy()
                try await installation.working { try await shop.waitFor { $0.first?.state == .sent } }
            }
            let taken = try await relay.next()
            #expect(taken.defects == [])
            #expect(taken.to == ["ada@example.com"])
            #expect(taken.parts.count == 2)
            #expect(taken.parts[0].text.contains("Unter den Linden 1"))
            #expect(taken.parts[1].text.contains("Unter den Linden 1"))
        }
    }
}

/// A shop of a whole installation, with one thing to buy.
struct OrderingShop: Sendable {
    let shop: Shop
    let till: Till
    let variant: VariantID

    var database: any Database { shop.database }

    init(_ installation: Installation) async throws {
        let tenant = try await installation.makeShop("tea")
        let shop = try #require(try await installation.directory.shop(id: tenant.id))
        self.shop = shop
        till = Till(shop: shop, providers: installation.providers)
        variant = try await shop.database.write { transaction in
            try ShippingMethod(name: "Standard", price: Money(490, .eur)).save(position: 0, in: transaction)
            let saved = try Products.save(
                ProductDraft(
                    slug: Slug(transliterating: "mug"), title: "The mug",
                    variants: [VariantDraft(sku: "M", price: 1200)]),
                at: .now, in: transaction)
            try Stock.receive(Quantity(10), of: saved.variants[0], in: transaction)
            return saved.variants[0]
        }
    }

    func buy() async throws -> Order {
        let token = AccessToken()
        let settings = shop.settings
        let variant = variant
        let checkout = try await database.write { transaction in
            var cart = try Cart.create(token: token, currency: settings.currency, in: transaction)
            try cart.add(Quantity(2), of: variant, in: transaction)
            let checkout = try Checkout.start(cart.id, token: token, settings: settings, at: .now, in: transaction)
            let method = try ShippingMethod.offered(in: transaction, currency: settings.currency).first
            return try Checkout.update(
                checkout.id, token: token,
                CheckoutChange(
                    email: try EmailAddress("ada@example.com"), shippingAddress: try .test, shippingMethod: method?.id),
                settings: settings, in: transaction)
        }
        _ = try await till.openPayment(checkout.id, token: token, with: "test")
        let outcome = try await till.confirm(checkout.id, token: token, paymentMethod: "test_ok")
        guard case .placed(let order) = outcome else { throw PurchaseNotPlaced() }
        return order
    }

    func waitFor(_ holds: ([MailRecord]) -> Bool) async throws {
        for _ in 0..<300 {
            if holds(try await database.read { try MailRecord.list(in: $0) }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("the mails never came to this: \(try await database.read { try MailRecord.list(in: $0) })")
    }

    func waitForIdleQueue() async throws {
        for _ in 0..<100 {
            let open = try await database.read { transaction in
                try JobRecord.list(state: .waiting, in: transaction) + JobRecord.list(state: .running, in: transaction)
            }
            if !open.contains(where: { [SendMail.kind, ConfirmOrderByMail.kind].contains($0.kind) }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
