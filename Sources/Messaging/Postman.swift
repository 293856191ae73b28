public import BackgroundJobs
public import Infrastructure
import Ordering
import People
public import Persistence
public import Tenancy
public import Vocabulary

/// What this program does with mail: writes what orders cause, and sends what is in the outboxes.
public struct Postman: Sendable {
    let transport: (any MailTransport)?
    let addresses: PublicAddresses

    /// - Parameter transport: nil keeps every mail where it can be looked at.
    public init(transport: (any MailTransport)?, addresses: PublicAddresses) {
        self.transport = transport
        self.addresses = addresses
    }

    /// Writes the confirmation of an order and puts it on its way. Done again, nothing happens.
    public func confirm(_ id: OrderID, of shop: Shop, in database: any Database) async throws {
        let settings = shop.settings
        let base = addresses.base(of: shop)
        let look = MailLook(settings, base: base)
        let (order, isGuests, template) = try await database.read { transaction in
            (
                try Order.find(id, in: transaction), try Order.customer(of: id, in: transaction) == nil,
                try MailTemplate.of(.orderConfirmation, language: look.language, in: transaction)
            )
        }
        guard let recipient = order.contact.email else { return }
        // Written here and not in the transaction: nobody waits for it there.
        let mail = try MailWriter(look).write(
            .orderConfirmation(order, settings, base: base, isGuests: isGuests), to: recipient, by: template)
        try await database.write { transaction in
            try Outbox.post(mail, cause: "\(mail.kind.rawValue)/\(id)", in: transaction)
        }
    }

    /// Tells an owner that the shop is there.
    /// - Parameter transaction: of the platform, the one that makes the shop be found.
    public func announce(_ made: Provisioning, in transaction: Transaction) throws {
        let look = MailLook.platform(locale: made.settings.locale)
        let message = MailMessage.shopReady(
            shop: made.settings.name, owner: made.ownerEmail, site: addresses.base(of: made))
        let mail = try MailWriter(look).write(
            message, to: made.ownerEmail, by: .standard(.shopReady, language: look.language))
        try Outbox.post(mail, cause: "\(mail.kind.rawValue)/\(made.tenant)", in: transaction)
    }
}

extension JobHandlers {
    /// Everything that becomes mail, and its upkeep.
    /// - Parameter shop: opens the shop that a job belongs to.
    public mutating func handleMail(
        _ postman: Postman, shop: @escaping @Sendable (JobContext) async throws -> Shop
    ) throws {
        handle(ConfirmOrderByMail.self) { job, context in
            do {
                try await postman.confirm(job.order, of: shop(context), in: context.database)
            } catch is NoSuchOrder {
                throw JobFailure.hopeless("the order is not there")
            }
        }
        handle(TellCustomer.self) { job, context in
            do {
                try await postman.tell(job, of: shop(context), in: context.database)
            } catch is NoSuchOrder {
                throw JobFailure.hopeless("the order is not there")
            }
        }
        handle(SendMail.self) { try await $0.run($1, postman.transport) }
        handle(ForgetOldMail.self) { try await $0.run($1) }
        try recurInEveryShop(ForgetOldMail(), .daily(hour: 3, minute: 40))
        try recurOnPlatform(ForgetOldMail(), .daily(hour: 3, minute: 40))
    }
}
