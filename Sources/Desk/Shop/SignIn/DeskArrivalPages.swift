import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What mailed links lead to besides passwords: an invitation, a new address, an operator's visit.
enum DeskArrivalPages {
    static let routes = [
        DeskRoute.open(.get, .acceptInvitation) { try await $0.invitationPage() },
        DeskRoute.open(.post, .acceptInvitation) { try await $0.accept() },
        DeskRoute.open(.get, .confirmEmail) { $0.confirmEmailPage() },
        DeskRoute.open(.post, .confirmEmail) { try await $0.confirmEmail() },
        DeskRoute.open(.get, .enterAsOperator) { $0.enterPage() },
        DeskRoute.open(.post, .enterAsOperator) { try await $0.enter() },
        DeskRoute.form(.endVisit) { try await $0.endVisit() }.whileClosed,
    ]
}

extension DeskVisit {
    private func token(_ fields: Fields) -> AccessToken? { fields["token"].flatMap { AccessToken($0) } }

    // MARK: - Invitations

    fileprivate func invitationPage() async throws -> Response {
        guard let token = token(query), let (invitation, role) = try await invitation(token) else {
            return deadInvitation()
        }
        return invitationDoor(token, invitation, role, FormState())
    }

    private func invitation(_ token: AccessToken) async throws -> (StaffInvitation, Role)? {
        try await shop.database.read { transaction in
            guard let invitation = try StaffInvitation.look(token, in: transaction),
                let role = try Role.find(invitation.role, in: transaction)
            else { return nil }
            return (invitation, role)
        }
    }

    private func invitationDoor(
        _ token: AccessToken, _ invitation: StaffInvitation, _ role: Role, _ state: FormState,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        door(status: status, "Welcome to \(shop.settings.name)") { csrf in
            """
            <p><strong>\(invitation.inviter)</strong> invites you to work here as <strong>\(role.title)</strong>. You sign \
            in with <strong>\(invitation.email)</strong>.</p>\
            \(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.acceptInvitation))" class="fields">\(csrf)\
            \(HiddenFields(["token": token.text, "username": invitation.email]).html)\
            \(FormField("name", label: "Your name", autocomplete: "name").text(state))\
            \(Self.passwordField(state))\
            <div>\(ButtonView("Accept the invitation", isWide: true).submit())</div></form>
            """
        }
    }

    fileprivate func accept() async throws -> Response {
        guard let token = token(form), let (invitation, role) = try await invitation(token) else {
            return deadInvitation()
        }
        do {
            let (_, signIn) = try await office.accept(
                token, name: form["name"] ?? "", password: form["password"] ?? "", knownDevice: knownDevice,
                from: source)
            return try await welcome(signIn, to: .desk(.home, query: ["done": DeskNews.accepted.rawValue]))
        } catch let fault as FieldError {
            let state = FormState(form.without("password", "csrf", "token"), errors: [fault])
            return invitationDoor(token, invitation, role, state, status: .unprocessableContent)
        } catch is DeskRefusal {
            return deadInvitation()
        }
    }

    private func deadInvitation() -> Response {
        door(status: .gone, "This invitation does not work any more") { _ in
            """
            <p>\(DeskRefusal.noSuchInvitation.explanation)</p>\
            <p><a href="\(SiteURL.deskSignIn())">Sign in</a></p>
            """
        }
    }

    // MARK: - A new address

    /// Programs that look into mails follow links: only the button changes anything.
    fileprivate func confirmEmailPage() -> Response {
        guard let token = token(query) else { return deadLink() }
        return confirmDoor(token)
    }

    private func confirmDoor(_ token: AccessToken) -> Response {
        door("Confirm this address") { csrf in
            """
            <p>The address that this mail came to becomes yours here. If it is another than before, you sign in with it from \
            now on, and are signed out everywhere.</p>\
            <form method="post" action="\(SiteURL.desk(.confirmEmail))">\(csrf)\
            \(HiddenFields(["token": token.text]).html)\(ButtonView("Use this address", isWide: true).submit())</form>
            """
        }
    }

    fileprivate func confirmEmail() async throws -> Response {
        guard let token = token(form) else { return deadLink() }
        do {
            guard let change = try await office.confirmEmail(token, from: source) else { return deadLink() }
            if change.isSame { return .redirect(to: .desk(.otherShops)) }
            // Who takes a change back does not know what else the other one did.
            let next: SiteURL =
                change.isUndo
                ? .desk(.forgotPassword) : .desk(.signIn, query: ["done": DoorNews.newEmail.rawValue])
            return Response.redirect(to: next).setting(.removing(.staffSession), for: context)
        } catch is StaffEmailTaken {
            return door(status: .conflict, "This address is taken") { _ in
                "<p>Somebody else signs in here with this address. Nothing was changed.</p>"
            }
        }
    }

    // MARK: - An operator's visit

    fileprivate func enterPage() -> Response {
        guard let token = token(query) else { return deadVisit() }
        return door("Visit this desk") { csrf in
            """
            <p>You come as an operator of the platform. The owners of \(shop.settings.name) have been told why, and \
            everything that you change is written down.</p>\
            <form method="post" action="\(SiteURL.desk(.enterAsOperator))">\(csrf)\
            \(HiddenFields(["token": token.text]).html)\(ButtonView("Open the desk", isWide: true).submit())</form>
            """
        }
    }

    fileprivate func enter() async throws -> Response {
        guard let token = token(form) else { return deadVisit() }
        let device = source.device
        let entered = try await shop.database.write { try OperatorVisit.enter(token, on: device, in: $0) }
        guard let (visit, session) = entered else { return deadVisit() }
        let rest = Int(visit.endsAt.duration(since: .now).components.seconds)
        return Response.redirect(to: .desk)
            .setting(SetCookie(.staffSession, session.text, maxAge: max(1, rest)), for: context)
    }

    private func deadVisit() -> Response {
        door(status: .gone, "This link does not work any more") { _ in
            "<p>It works once, for a minute. Ask the console for another.</p>"
        }
    }
}

extension DeskCall {
    fileprivate func endVisit() async throws -> Response {
        guard case .visitor(let visitor) = person else { throw Problem.notFound }
        try await database.write { [author] in try visitor.end(by: author.origin, in: $0) }
        return Response.redirect(to: .desk(.signIn, query: ["done": DoorNews.visitEnded.rawValue]))
            .setting(.removing(.staffSession), for: context)
    }
}
