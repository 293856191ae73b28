import HTTPTypes
import Hummingbird
import Messaging
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// The mails of all places: what was written, to whom, and what became of it. Without a relay, this is the mailbox.
enum MailPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.mails) { try await $0.mailList() },
        ConsoleRoute.page(ConsolePath.mail) { try await $0.mail() },
        ConsoleRoute.page(ConsolePath.mailMarkup) { try await $0.mailMarkup() },
        ConsoleRoute.form(ConsolePath.sendMailAgain) { try await $0.sendAgain() },
        ConsoleRoute.form(ConsolePath.clearMailAddress) { try await $0.clearAddress() },
    ]
}

/// Whose mails.
enum MailPlace: Sendable, Hashable {
    case platform
    case shop(TenantID)

    /// As addresses have it; nil for anything else.
    init?(_ text: String) {
        if text == "platform" {
            self = .platform
        } else if let tenant = TenantID(text) {
            self = .shop(tenant)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .platform: "platform"
        case .shop(let tenant): tenant.description
        }
    }
}

/// A mail with the place that it is of.
struct PlacedMail: Sendable {
    let place: MailPlace
    let mail: MailRecord
}

extension ConsoleCall {
    /// Shops that a list looks into when none is named: the youngest, where somebody tries things out.
    private static let shopsLookedInto = 20
    private static let length = 50

    // MARK: - The list

    fileprivate func mailList() async throws -> Response {
        let state = query["state"].flatMap { MailRecord.State(rawValue: $0) }
        let shop = String((query["shop"] ?? "").lowercased().prefix(100)).filter { $0 != " " }
        let before = query["before"].flatMap { MailID($0) }
        let tenants = try await tenants(named: shop)
        var mails: [PlacedMail] = []
        for place in places(of: tenants, named: shop) {
            let found = try await database(of: place).read {
                try MailRecord.list(state: state, before: before, limit: Self.length, in: $0)
            }
            mails += found.map { PlacedMail(place: place, mail: $0) }
        }
        let newest = Array(mails.sorted { $0.mail.id > $1.mail.id }.prefix(Self.length))
        let view = MailListView(
            state: state, shop: shop, isKnown: tenants != nil, mails: newest,
            names: Dictionary(uniqueKeysWithValues: (tenants ?? []).map { ($0.id, $0) }),
            isPartial: shop.isEmpty && (tenants?.count ?? 0) == Self.shopsLookedInto,
            isFull: newest.count == Self.length,
            fields: query.without("before", "done"))
        return answer(ConsolePage("Mail", .mail, notice: news, main: view.html))
    }

    /// Nil when there is no such shop.
    private func tenants(named name: String) async throws -> [Tenant]? {
        if name == "platform" { return [] }
        if name.isEmpty { return try await office.directory.all().suffix(Self.shopsLookedInto) }
        guard let slug = Slug(name), let tenant = try await office.directory.tenant(slug: slug) else { return nil }
        return [tenant]
    }

    private func places(of tenants: [Tenant]?, named name: String) -> [MailPlace] {
        let shops = (tenants ?? []).map { MailPlace.shop($0.id) }
        return name.isEmpty || name == "platform" ? [.platform] + shops : shops
    }

    private func database(of place: MailPlace) async throws -> any Database {
        switch place {
        case .platform: return office.platform
        case .shop(let tenant):
            do {
                return try await office.engine.shop(tenant)
            } catch DatabaseError.misconfigured {
                throw Problem.notFound
            }
        }
    }

    // MARK: - One mail

    private func asked() throws -> (place: MailPlace, id: MailID) {
        guard let place = MailPlace(try context.part("place")) else { throw Problem.notFound }
        return (place, try context.part("mail"))
    }

    private func found() async throws -> (PlacedMail, MailAddressState?) {
        let (place, id) = try asked()
        let (mail, bounce) = try await database(of: place).read { transaction in
            let mail = try MailRecord.find(id, in: transaction)
            return (mail, try mail.flatMap { try MailAddressState.find($0.recipient, in: transaction) })
        }
        guard let mail else { throw Problem.notFound }
        return (PlacedMail(place: place, mail: mail), bounce)
    }

    fileprivate func mail() async throws -> Response {
        let (placed, bounce) = try await found()
        var tenant: Tenant?
        if case .shop(let id) = placed.place { tenant = try await office.tenants([id])[id] }
        let view = MailView(placed: placed, bounce: bounce, tenant: tenant, call: self)
        var response = answer(
            ConsolePage(placed.mail.subject, .mail, notice: news, actions: view.actions, main: view.html))
        // The mail itself is a page of ours in a frame.
        response.headers[.contentSecurityPolicy] = MailView.framingPolicy
        return response
    }

    /// The mail as its reader sees it: no script, no form, nothing of ours within reach.
    fileprivate func mailMarkup() async throws -> Response {
        let (placed, _) = try await found()
        var response = Response.html(HTML(trusted: placed.mail.html))
        response.headers[.contentSecurityPolicy] = MailView.mailPolicy
        response.headers[.frameOptions] = "SAMEORIGIN"
        return response
    }

    fileprivate func sendAgain() async throws -> Response {
        let (place, id) = try asked()
        let isSent = try await acts.sendAgain(id, in: database(of: place))
        return isSent
            ? done(.mailAgain, at: .consoleMail(place.text, id)) : .redirect(to: .consoleMail(place.text, id))
    }

    fileprivate func clearAddress() async throws -> Response {
        let (placed, _) = try await found()
        try await acts.clearAddress(of: placed.mail, in: database(of: placed.place))
        return done(.addressCleared, at: .consoleMail(placed.place.text, placed.mail.id))
    }
}
