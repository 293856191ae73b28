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
        let (all, apps) = try await database.read {
            (try Session.all(of: person, .customer, in: $0), try SignedInApp.all(of: person, .customer, in: $0))
        }
        let own = all.filter { $0.id == session.id } + all.filter { $0.id != session.id }
        let others: HTML? =
            all.count + apps.count > 1
            ? "<p>\(button(ButtonView(words(.endOthers), style: .danger), posts: .endOtherSessions))</p>" : nil
        return try await page(
            .sessions,
            """
            <p class="muted">\(words(.sessionsLead))</p><ul class="session-list" role="list">\(own.html(line))\
            \(apps.html(line))</ul>\(others)
            """)
    }

    private func line(_ session: Session) -> HTML {
        let isThis = session.id == self.session.id
        let end: HTML =
            isThis
            ? Badge(words(.thisDevice), .good).html
            : button(ButtonView(words(.endSession), style: .secondary), posts: .accountSession(session.id))
        return line(
            session.device.name ?? words(.unknownDevice), session.device, seenAt: session.seenAt,
            since: session.beganAt,
            end)
    }

    private func line(_ app: SignedInApp) -> HTML {
        line(
            [words(.app), app.device.name].compactMap { $0 }.joined(separator: " · "), app.device, seenAt: app.seenAt,
            since: app.beganAt,
            button(
                ButtonView(words(.endSession), style: .secondary), posts: .accountSession(app.id.of(Session.self))))
    }

    private func line(
        _ title: String, _ device: Device, seenAt: Instant, since beganAt: Instant, _ end: HTML
    ) -> HTML {
        let format = ShopPricing(shop.settings).format
        return """
            <li class="panel session-item"><div><p><strong>\(title)</strong></p>\
            <p class="hint"><span dir="ltr">\(device.address)</span> · \
            \(words(.lastSeen, format.dateTime(seenAt)))<br>\(words(.since, format.dateTime(beganAt)))</p>\
            </div>\(end)</li>
            """
    }

    func endSession() async throws -> Response {
        let (session, person): (SessionID, PersonID) = (try context.part("session"), person)
        let isTheirs = try await database.write {
            try Session.end(browserOrApp: session, of: person, .customer, in: $0)
        }
        guard isTheirs else { throw Problem.notFound }
        return .redirect(to: .accountSessions.noting("ended"))
    }

    func endOtherSessions() async throws -> Response {
        let (person, kept) = (person, session.id)
        try await database.write { try Session.endAll(of: person, .customer, except: kept, in: $0) }
        return .redirect(to: .accountSessions.noting("ended"))
    }
}
