import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Vocabulary
import Web

/// Who works in the shop, and who was asked to.
enum PeoplePages {
    static let routes = [
        DeskRoute.page(.people, for: .manageStaff) { try await $0.peopleList() },
        DeskRoute.page(.invite, for: .manageStaff) { try await $0.invitePage() },
        DeskRoute.form(.invite, for: .manageStaff) { try await $0.invite() }.proved,
        DeskRoute.form(.renewInvitation, for: .manageStaff) { try await $0.renewInvitation() },
        DeskRoute.form(.revokeInvitation, for: .manageStaff) { try await $0.revokeInvitation() },
    ]
}

extension DeskCall {
    fileprivate func peopleList() async throws -> Response {
        let (people, invitations, roles, vendors) = try await database.read { transaction in
            (
                try StaffOverview.all(in: transaction), try StaffInvitation.all(in: transaction),
                try Role.all(in: transaction), try Vendor.all(in: transaction)
            )
        }
        let view = PeopleView(
            people: people, invitations: invitations,
            titles: Dictionary(uniqueKeysWithValues: roles.map { ($0.name, $0.title) }),
            vendors: Dictionary(uniqueKeysWithValues: vendors.map { ($0.id, $0.name) }), call: self)
        return answer(
            DeskPage(
                "People", .people, notice: news,
                actions: ButtonView("Invite somebody", icon: .plus).link(to: .desk(.invite)), main: view.html))
    }

    // MARK: - Invitations

    /// The roles that this person may give.
    func rolesToGive() async throws -> [Role] {
        let roles = try await database.read { try Role.all(in: $0) }
        return roles.filter { $0.name != Role.vendor && author.mayGive($0) }
    }

    fileprivate func invitePage(
        _ state: FormState = FormState(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let roles = try await rolesToGive()
        let main: HTML = """
            <div class="narrow">\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.invite))" class="panel fields">\(csrfField)\
            \(FormField("email", label: "E-mail address", hint: "The invitation goes there, and they sign in with it.")
                .text(state, type: "email", maxLength: 254))\
            \(FormField("role", label: "Role").cards(state, choices: roles.map(RoleWords.choice)))\
            <div class="form-end">\(ButtonView("Send the invitation").submit())</div></form></div>
            """
        return answer(
            DeskPage("Invite somebody", .people, parent: ("People", .desk(.people)), main: main), status: status)
    }

    fileprivate func invite() async throws -> Response {
        var state = FormState(form.without("csrf"))
        let email = state.read("email", required: "Enter an e-mail address.", message: "This is no e-mail address.") {
            try EmailAddress($0)
        }
        let role = state.required("role", message: "Choose a role.")
        guard let email, let role else { return try await invitePage(state, status: .unprocessableContent) }
        try await context.limits.take(.mailing, for: [.account("staff \(session.person)")])
        do {
            try await office.invite(email, as: role, by: author)
        } catch let refusal as DeskRefusal {
            state.notice = refusal.explanation
            return try await invitePage(state, status: .unprocessableContent)
        }
        return done(.invited, at: .desk(.people))
    }

    fileprivate func renewInvitation() async throws -> Response {
        try await context.limits.take(.mailing, for: [.account("staff \(session.person)")])
        let id: InvitationID = try context.part("invitation")
        return try await doing(.invitationRenewed, at: .desk(.people)) {
            try await office.renewInvitation(id, by: author)
        }
    }

    fileprivate func revokeInvitation() async throws -> Response {
        let id: InvitationID = try context.part("invitation")
        return try await doing(.invitationRevoked, at: .desk(.people)) {
            try await database.write { [author] in try StaffInvitation.revoke(id, by: author, in: $0) }
        }
    }

    /// Does something and says so; a refusal is said in the frame of the desk.
    func doing(
        _ news: DeskNews, at url: SiteURL, _ work: () async throws -> some Sendable
    ) async throws -> Response {
        do {
            _ = try await work()
            return done(news, at: url)
        } catch DeskRefusal.noSuchMember {
            throw Problem.notFound
        } catch let refusal as DeskRefusal {
            throw Problem(
                status: refusal.status, code: refusal.code, title: "This was not done", detail: refusal.explanation)
        }
    }
}

extension DeskRefusal {
    /// As HTTP has it.
    var status: Int {
        switch self {
        case .beyondOwn, .oneself: 403
        case .noSuchRole, .noSuchMember, .noSuchInvitation, .noSuchKey, .noSuchVendor: 404
        case .lastOwner, .roleNameTaken, .roleInUse, .roleIsBuiltIn, .ownerIsFixed, .worksHereAlready, .vendorExists,
            .vendorIsSuspended, .needsVendor, .sellsForVendor, .vendorRoleIsFixed:
            409
        }
    }
}

struct PeopleView {
    let people: [StaffOverview]
    let invitations: [StaffInvitation]
    /// Of the roles, by name.
    let titles: [String: String]
    /// Their names.
    let vendors: [VendorID: String]
    let call: DeskCall

    var html: HTML {
        """
        \(table)\(invitations.isEmpty ? nil : invited)
        """
    }

    private var table: HTML {
        ConsoleTable(
            caption: "People",
            columns: [.init("Name"), .init("Role"), .init("Second factor"), .init("Last here")],
            rows: people.map(row)
        ).html
    }

    private func row(_ overview: StaffOverview) -> [HTML] {
        let staff = overview.staff
        let you: HTML? = staff.id == call.member?.id ? " <span class=\"muted\">(you)</span>" : nil
        let state: HTML? =
            staff.hasLeft
            ? " \(Badge("Left", .neutral).html)"
            : staff.isVendorSuspended ? " \(Badge("Vendor suspended", .warn).html)" : nil
        return [
            """
            <a class="row-title" href="\(SiteURL.desk(.member, "\(staff.id)"))">\(staff.name)\(you)\(state)</a>\
            <span class="row-detail">\(staff.email)</span>
            """,
            RoleWords.title(overview, call), factor(overview),
            call.formats.when(overview.seenAt, otherwise: "Not signed in"),
        ]
    }

    private func factor(_ overview: StaffOverview) -> HTML {
        if overview.staff.hasSecondFactor { return Badge("On", .good).html }
        return Badge(overview.lacksSecondFactor(call.rules) ? "Asked for" : "Off", .neutral).html
    }

    private func vendor(of invitation: StaffInvitation) -> HTML? {
        invitation.vendor.flatMap { vendors[$0] }.map { "<span class=\"row-detail\">\($0)</span>" }
    }

    private var invited: HTML {
        ConsolePanel(
            title: "Invited",
            content: ConsoleTable(
                caption: "Invitations",
                columns: [.init("Address"), .init("Role"), .init("Works until"), .init("Do", isUnlabelled: true)],
                rows: invitations.map { invitation in
                    let id = "\(invitation.id)"
                    return [
                        """
                        <span class="row-title">\(invitation.email)</span>\
                        <span class="row-detail">by \(invitation.inviter), \(call.formats.when(invitation.invitedAt))</span>
                        """,
                        "\(titles[invitation.role] ?? invitation.role)\(vendor(of: invitation))",
                        invitation.isOpen()
                            ? "\(call.formats.moment(invitation.expiresAt))" : Badge("Too old", .warn).html,
                        """
                        \(call.button(ButtonView("Send again", style: .quiet), posts: .desk(.renewInvitation, id)))\
                        \(call.button(ButtonView("Take back", style: .quiet), posts: .desk(.revokeInvitation, id)))
                        """,
                    ]
                }
            ).html
        ).html
    }
}
