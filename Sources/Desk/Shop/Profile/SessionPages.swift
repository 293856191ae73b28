import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// Where somebody is signed in, and how to end that.
enum SessionPages {
    static let routes = [
        DeskRoute.own(.get, .sessions) { try await $0.sessionList() },
        DeskRoute.own(.post, .endSession) { try await $0.endSession() }.whileClosed,
        DeskRoute.own(.post, .endOtherSessions) { try await $0.endOtherSessions() }.whileClosed,
    ]
}

extension DeskCall {
    fileprivate func sessionList() async throws -> Response {
        let account = try ownAccount
        let person = account.id.of(PersonScope.self)
        let (sessions, apps) = try await database.read {
            (try Session.all(of: person, .staff, in: $0), try SignedInApp.all(of: person, .staff, in: $0))
        }
        let others = sessions.count + apps.count > 1
        let end: HTML? =
            others
            ? button(ButtonView("End all others", style: .danger), posts: .desk(.endOtherSessions)) : nil
        return answer(
            DeskPage(
                "Your sessions", parent: ("Your profile", .desk(.profile)), notice: news, actions: end,
                main: """
                    \(table(sessions, apps))<p class="hint">A session you do not know? End it, and change your password.</p>
                    """))
    }

    private func table(_ sessions: [Session], _ apps: [SignedInApp]) -> HTML {
        ConsoleTable(
            caption: "Sessions",
            columns: [
                .init("Device"), .init("Address", isWideOnly: true), .init("Last used"), .init("Since"),
                .init("End", isUnlabelled: true),
            ],
            rows: sessions.map { session in
                row(
                    session.device.nameOrUnknown, session.device, seenAt: session.seenAt, since: session.beganAt,
                    session.id == self.session.id ? Badge("This one", .info).html : end("\(session.id)"))
            }
                + apps.map { app in
                    row(
                        app.device.name.map { "App · \($0)" } ?? "App", app.device, seenAt: app.seenAt,
                        since: app.beganAt, end("\(app.id)"))
                }
        ).html
    }

    private func row(
        _ title: String, _ device: Device, seenAt: Instant, since beganAt: Instant, _ end: HTML
    ) -> [HTML] {
        [
            """
            <span class="row-title">\(title)</span>\
            <span class="row-detail" title="\(device.userAgent)">\(device.address)</span>
            """,
            "<span class=\"mono\">\(device.address)</span>", formats.when(seenAt), formats.when(beganAt), end,
        ]
    }

    private func end(_ id: String) -> HTML {
        button(ButtonView("End", style: .quiet), posts: .desk(.endSession, id))
    }

    fileprivate func endSession() async throws -> Response {
        let account = try ownAccount
        let id: SessionID = try context.part("session")
        let isEnded = try await database.write { [author] transaction in
            guard try Session.end(browserOrApp: id, of: account.id.of(PersonScope.self), .staff, in: transaction) else {
                return false
            }
            try AuditTrail.record(
                "session.ended", AuditEvent.Subject("staff", "\(account.id)"), by: author.origin, in: transaction)
            return true
        }
        guard isEnded else { throw Problem.notFound }
        return done(.sessionEnded, at: .desk(.sessions))
    }

    fileprivate func endOtherSessions() async throws -> Response {
        let account = try ownAccount
        try await database.write { [author, session] transaction in
            try Session.endAll(of: account.id.of(PersonScope.self), .staff, except: session.id, in: transaction)
            try AuditTrail.record(
                "session.others_ended", AuditEvent.Subject("staff", "\(account.id)"), by: author.origin,
                in: transaction)
        }
        return try await renewed(done(.sessionsEnded, at: .desk(.sessions)))
    }
}
