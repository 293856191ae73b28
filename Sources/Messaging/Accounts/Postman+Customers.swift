import BackgroundJobs
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

extension Postman {
    /// Writes what a shopper is to be told of their account. Done again, nothing happens.
    ///
    /// The link's secret is made in the transaction that writes the mail, so there is never one without the other.
    func tell(_ job: TellCustomer, of shop: Shop, in database: any Database, at instant: Instant = .now) async throws {
        try await database.write { transaction in
            guard try !Outbox.has(cause: job.cause, in: transaction) else { return }
            let news = CustomerNews(shop: shop, base: addresses.base(of: shop), instant: instant)
            guard let letter = try news.letter(job.news, in: transaction) else { return }
            let look = MailLook(shop.settings, base: news.base, locale: letter.locale)
            let template = try MailTemplate.of(letter.message.kind, language: look.language, in: transaction)
            let mail = try MailWriter(look).write(letter.message, to: letter.recipient, by: template)
            try Outbox.post(mail, cause: job.cause, at: instant, in: transaction)
        }
    }
}

/// A mail about an account, before it is written.
private struct CustomerLetter {
    let message: MailMessage
    let recipient: EmailAddress
    /// BCP 47, of who reads it.
    let locale: String
}

/// Finds out whom to tell what.
private struct CustomerNews {
    let shop: Shop
    let base: String
    let instant: Instant

    /// Nil when there is nobody to tell any more, or never was.
    func letter(_ news: TellCustomer.News, in transaction: Transaction) throws -> CustomerLetter? {
        switch news {
        case .registered(let email, let browser): try registered(email, browser, transaction)
        case .forgotPassword(let email): try forgotPassword(email, transaction)
        case .welcome(let id):
            try customer(id, transaction) { customer in
                .welcome(name: customer.name, account: link(.account))
            }
        case .wantsEmail(let id, let email):
            try customer(id, transaction, at: email) { customer in
                let token = try secret(.changeCustomerEmail, "\(id)", email.text, transaction)
                return .verifyEmail(
                    proof: link(.confirmEmail(token: token)), until: end(of: .changeCustomerEmail), format(customer))
            }
        case .emailChanged(let id, let former, let email):
            try customer(id, transaction, at: former) { _ in
                let token = try secret(.undoCustomerEmail, "\(id)", former.text, transaction)
                return .emailChanged(to: email, undo: link(.undoEmailChange(token: token)))
            }
        case .newSignIn(let id, let device, let address, let at):
            try customer(id, transaction) { customer in
                .newSignIn(
                    device: device, address: address, at: at, sessions: link(.accountSessions), format(customer))
            }
        case .passkey(let id, let news):
            try customer(id, transaction) { customer in
                .passkey(news, passkeys: link(.accountPasskeys), format(customer))
            }
        case .wantsOrder(let id): try wantsOrder(id, transaction)
        case .locked(let email, let until):
            try Customer.find(email, in: transaction).flatMap { known in
                try customer(known.id, transaction) { customer in
                    .accountLocked(until: until, newPassword: link(.forgotPassword), format(customer))
                }
            }
        }
    }

    private func registered(
        _ email: EmailAddress, _ browser: String, _ transaction: Transaction
    ) throws -> CustomerLetter? {
        guard let known = try Customer.find(email, in: transaction) else { return nil }
        guard !known.isVerified else {
            return CustomerLetter(
                message: .accountExists(name: known.name, newPassword: link(.forgotPassword)), recipient: email,
                locale: known.locale)
        }
        let token = try secret(.verifyCustomer, "\(known.id)", browser, transaction)
        let message = MailMessage.verifyEmail(
            proof: link(.verifyEmail(token: token)), until: end(of: .verifyCustomer), format(known))
        return CustomerLetter(message: message, recipient: email, locale: known.locale)
    }

    /// The link proves the mailbox too, so it opens an account whose first mail was lost.
    private func forgotPassword(_ email: EmailAddress, _ transaction: Transaction) throws -> CustomerLetter? {
        guard let known = try Customer.find(email, in: transaction) else { return nil }
        let token = try secret(.resetCustomerPassword, "\(known.id)", known.email, transaction)
        let message = MailMessage.resetPassword(
            proof: link(.resetPassword(token: token)), until: end(of: .resetCustomerPassword), format(known))
        return CustomerLetter(message: message, recipient: email, locale: known.locale)
    }

    private func wantsOrder(_ id: OrderID, _ transaction: Transaction) throws -> CustomerLetter? {
        guard try Order.customer(of: id, in: transaction) == nil else { return nil }
        let order = try Order.find(id, in: transaction)
        guard let email = order.contact.email else { return nil }
        let token = try secret(.claimOrder, "\(id)", email.text, transaction)
        let locale = shop.settings.locale
        let message = MailMessage.orderClaim(
            number: order.number, proof: link(.claimOrder(token: token)), until: end(of: .claimOrder),
            LocaleFormat(locale: locale, timeZone: shop.settings.timeZone))
        return CustomerLetter(message: message, recipient: email, locale: locale)
    }

    private func customer(
        _ id: CustomerID, _ transaction: Transaction, at email: EmailAddress? = nil,
        _ message: (Customer) throws -> MailMessage
    ) throws -> CustomerLetter? {
        guard let customer = try Customer.find(id, in: transaction), let address = email ?? customer.emailAddress else {
            return nil
        }
        return CustomerLetter(message: try message(customer), recipient: address, locale: customer.locale)
    }

    private func secret(
        _ purpose: OneTimeToken.Purpose, _ subject: String, _ detail: String, _ transaction: Transaction
    ) throws -> String {
        try OneTimeToken.issue(purpose, subject, detail: detail, at: instant, in: transaction).text
    }

    private func end(of purpose: OneTimeToken.Purpose) -> Instant { instant.advanced(by: purpose.lifetime) }

    private func link(_ url: SiteURL) -> MailLink { MailLink(url, at: base) }

    private func format(_ customer: Customer) -> LocaleFormat {
        LocaleFormat(locale: customer.locale, timeZone: shop.settings.timeZone)
    }
}
