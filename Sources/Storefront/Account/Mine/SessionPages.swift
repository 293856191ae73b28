internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension CustomerVisit {
    private var person: PersonID { customer.id.of(PersonScope.self) }

    func sessions() async throws -> Response {
        let person = person
        let all = try await database.read { try Session.all(of: person, .customer, in: $0) }
        let own = all.filter { $0.id == session.id } + all.filter { $0.id != session.id }
        let others: HTML? =
            all.count > 1
            ? "<p>\(button(ButtonView(words(.endOthers), style: .danger), posts: .endOtherSessions))</p>" : nil
        return try await page(
            .sessions,
            """
            <p class="muted">\(words(.sessionsLead))</p><ul class="session-list" role="list">\(own.html(line))</ul>\(others)
            """)
    }

    private func line(_ session: Session) -> HTML {
        let format = ShopPricing(shop.settings).format
        let isThis = session.id == self.session.id
        let end: HTML =
            isThis
            ? Badge(words(.thisDevice), .good).html
            : button(ButtonView(words(.endSession), style: .secondary), posts: .accountSession(session.id))
        return """
            <li class="panel session-item"><div><p><strong>\(session.device.name ?? words(.unknownDevice))</strong></p>\
            <p class="hint"><span dir="ltr">\(session.device.address)</span> · \
            \(words(.lastSeen, format.dateTime(session.seenAt)))<br>\(words(.since, format.dateTime(session.beganAt)))</p>\
            </div>\(end)</li>
            """
    }

    func endSession() async throws -> Response {
        let (session, person): (SessionID, PersonID) = (try context.part("session"), person)
        let isTheirs = try await database.write { try Session.end(session, of: person, .customer, in: $0) }
        guard isTheirs else { throw Problem.notFound }
        return .redirect(to: .accountSessions.noting("ended"))
    }

    func endOtherSessions() async throws -> Response {
        let (person, kept) = (person, session.id)
        try await database.write { try Session.endAll(of: person, .customer, except: kept, in: $0) }
        return .redirect(to: .accountSessions.noting("ended"))
    }
}
