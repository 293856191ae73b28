import Catalog
public import Foundation
public import People
public import Persistence
public import Vocabulary

/// Everything that a shop knows of a customer, for them to take along (GDPR articles 15 and 20). Instants are RFC 3339,
/// amounts in minor units.
public struct CustomerExport: Encodable, Sendable {
    struct Profile: Encodable {
        let id, email, name, locale, createdAt: String
        let phone, emailVerifiedAt: String?
    }

    struct SavedAddress: Encodable {
        let address: Address
        let isDefaultShipping, isDefaultBilling: Bool
    }

    struct SessionLine: Encodable {
        let kind, beganAt, seenAt, address, device: String
    }

    struct IdentityLine: Encodable {
        let issuer, subject, linkedAt: String
    }

    struct PasskeyLine: Encodable {
        let name, host, createdAt: String
        let usedAt: String?
    }

    struct CartItem: Encodable {
        let sku: String?
        let title, quantity: String
    }

    struct Line: Encodable {
        let sku, title, variant, quantity: String
        let unitPrice, lineTotal, discount, tax: Int64
    }

    struct OrderRecord: Encodable {
        let number: Int
        let placedAt, status, currency: String
        let email, phone, shippingName: String?
        let subtotal, discount, shipping, tax, total: Int64
        let shippingAddress, billingAddress: Address?
        let lines: [Line]
    }

    let profile: Profile
    let addresses: [SavedAddress]
    let signsInWith: [IdentityLine]
    let sessions: [SessionLine]
    let passkeys: [PasskeyLine]
    let cart: [CartItem]
    let orders: [OrderRecord]

    /// Nil without such a customer.
    public init?(
        _ id: CustomerID, currency: Currency, at instant: Instant = .now, in transaction: ReadTransaction
    ) throws {
        guard let customer = try Customer.find(id, in: transaction) else { return nil }
        profile = Profile(
            id: "\(customer.id)", email: customer.email, name: customer.name, locale: customer.locale,
            createdAt: customer.createdAt.rfc3339, phone: customer.phone,
            emailVerifiedAt: customer.emailVerifiedAt?.rfc3339)
        addresses = try CustomerAddress.all(of: id, in: transaction).map {
            SavedAddress(
                address: $0.address, isDefaultShipping: $0.isDefaultShipping, isDefaultBilling: $0.isDefaultBilling)
        }
        signsInWith = try Customer.identities(of: id, in: transaction).map {
            IdentityLine(issuer: $0.issuer, subject: $0.subject, linkedAt: $0.linkedAt.rfc3339)
        }
        let person = id.of(PersonScope.self)
        let browsers = try Session.all(of: person, .customer, at: instant, in: transaction).map {
            SessionLine(
                kind: "browser", beganAt: $0.beganAt.rfc3339, seenAt: $0.seenAt.rfc3339, address: $0.device.address,
                device: $0.device.userAgent)
        }
        let apps = try SignedInApp.all(of: person, .customer, at: instant, in: transaction).map {
            SessionLine(
                kind: "app", beganAt: $0.beganAt.rfc3339, seenAt: $0.seenAt.rfc3339, address: $0.device.address,
                device: $0.device.userAgent)
        }
        sessions = browsers + apps
        passkeys = try Passkey.all(of: .customer(id), in: transaction).map {
            PasskeyLine(
                name: $0.name, host: $0.relyingParty, createdAt: $0.createdAt.rfc3339, usedAt: $0.usedAt?.rfc3339)
        }
        let key = try CustomerCartKey.find(of: id, in: transaction)
        let items = try key.flatMap { try Cart.find(token: $0, currency: currency, in: transaction)?.lines } ?? []
        cart = items.map {
            CartItem(sku: $0.variant.sku, title: $0.variant.productTitle, quantity: $0.quantity.decimalText)
        }
        let numbers = try transaction.values(
            "SELECT id FROM orders WHERE customer_id = \(id) ORDER BY number", as: OrderID.self)
        orders = try numbers.map { OrderRecord(try Order.find($0, in: transaction)) }
    }

    /// As a file to keep.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}

extension CustomerExport.OrderRecord {
    fileprivate init(_ order: Order) {
        let (totals, contact) = (order.totals, order.contact)
        self.init(
            number: order.number, placedAt: order.placedAt.rfc3339, status: order.status.rawValue,
            currency: totals.total.currency.code, email: contact.email?.text, phone: contact.phone,
            shippingName: totals.shippingName, subtotal: totals.subtotal.amount, discount: totals.discount.amount,
            shipping: totals.shipping.amount, tax: totals.tax.amount, total: totals.total.amount,
            shippingAddress: contact.shippingAddress, billingAddress: contact.billingAddress,
            lines: order.lines.map {
                CustomerExport.Line(
                    sku: $0.sku, title: $0.title, variant: $0.variantTitle, quantity: $0.quantity.decimalText,
                    unitPrice: $0.unitPrice.amount, lineTotal: $0.lineTotal.amount, discount: $0.discount.amount,
                    tax: $0.tax.amount)
            })
    }
}
