import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Vocabulary
import Web

/// One member of staff, and what others may do about them.
enum MemberPages {
    static let routes = [
        DeskRoute.page(.member, for: .manageStaff) { try await $0.memberPage() },
        DeskRoute.form(.giveRole, for: .manageStaff) { try await $0.giveRole() }.proved,
        change(.deactivate, .deactivated) { try Staff.deactivate($0, by: $1, in: $2) },
        change(.reactivate, .reactivated) { try Staff.reactivate($0, by: $1, in: $2) },
        change(.signMemberOut, .signedOut) { try Staff.endSessions(of: $0, by: $1, in: $2) },
        change(.resetSecondFactor, .secondFactorReset) { try Staff.resetSecondFactor(of: $0, by: $1, in: $2) },
    ]

    private static func change(
        _ path: DeskPath, _ news: DeskNews,
        _ work: @escaping @Sendable (StaffID, DeskAuthor, Transaction) throws -> Void
    ) -> DeskRoute {
        .form(path, for: .manageStaff) { call in
            let id: StaffID = try call.context.part("member")
            let author = call.author
            return try await call.doing(news, at: .desk(.member, "\(id)")) {
                try await call.database.write { try work(id, author, $0) }
            }
        }.proved
    }
}

extension DeskCall {
    fileprivate func memberPage(
        _ state: FormState = FormState(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id: StaffID = try context.part("member")
        let found = try await database.read { transaction -> (StaffOverview, [Instant], [AuditEvent], Int)? in
            guard let overview = try StaffOverview.all(in: transaction).first(where: { $0.staff.id == id }) else {
                return nil
            }
            let person = id.of(PersonScope.self)
            var filter = AuditTrail.Filter()
            filter.actor = person
            let keys = try APIKey.all(in: transaction).count { $0.createdBy == id && $0.isUsable() }
            return (
                overview,
                try
                    (Session.all(of: person, .staff, in: transaction).map(\.seenAt)
                    + SignedInApp.all(of: person, .staff, in: transaction).map(\.seenAt)).sorted(by: >),
                try AuditTrail.list(filter, limit: 8, in: transaction), keys
            )
        }
        guard let (overview, devices, events, keys) = found else { throw Problem.notFound }
        let view = MemberView(
            overview: overview, devices: devices, events: events, keys: keys, roles: try await rolesToGive(),
            form: state, call: self)
        return answer(
            DeskPage(
                overview.staff.name, .people, parent: ("People", .desk(.people)), notice: news, main: view.html),
            status: status)
    }

    fileprivate func giveRole() async throws -> Response {
        let id: StaffID = try context.part("member")
        let name = form["role"] ?? ""
        do {
            try await database.write { [author] in try Staff.changeRole(of: id, to: name, by: author, in: $0) }
        } catch DeskRefusal.noSuchMember {
            throw Problem.notFound
        } catch let refusal as DeskRefusal {
            var state = FormState(form.without("csrf"))
            state.notice = refusal.explanation
            return try await memberPage(state, status: .unprocessableContent)
        }
        return done(.roleGiven, at: .desk(.member, "\(id)"))
    }
}

struct MemberView {
    let overview: StaffOverview
    /// When each browser and app of theirs was last used, newest first.
    let devices: [Instant]
    /// What they did lately.
    let events: [AuditEvent]
    /// Usable ones that they made.
    let keys: Int
    /// What the reader may give.
    let roles: [Role]
    let form: FormState
    let call: DeskCall

    private var staff: Staff { overview.staff }
    private var id: String { "\(staff.id)" }
    private var isOneself: Bool { call.member?.id == staff.id }
    /// Whether the reader may change anything: nobody reaches above themselves.
    private var isWithinReach: Bool { call.author.mayGive(overview.role) }

    var html: HTML {
        """
        <div class="columns"><div class="stack">\(facts)\(latest)</div>\
        <div class="stack">\(isWithinReach ? changes : beyond)</div></div>
        """
    }

    private var beyond: HTML {
        Notice("Their role may do more than yours, so only an owner can change it.", .info).html
    }

    private var changes: HTML { "\(role)\(access)\(end)" }

    // MARK: - Facts

    private var facts: HTML {
        var facts: [(name: String, value: HTML)] = [
            ("State", state), ("Signs in with", "\(staff.email)"), ("Role", RoleWords.title(overview, call)),
            (
                "Second factor",
                Badge(staff.hasSecondFactor ? "On" : "Off", staff.hasSecondFactor ? .good : .neutral).html
            ),
            ("Here since", "\(call.formats.date(staff.createdAt))"),
            ("Last here", call.formats.when(devices.first, otherwise: "Not signed in")),
        ]
        if let left = staff.deactivatedAt { facts.append(("Left", "\(call.formats.date(left))")) }
        if keys > 0 {
            facts.append(
                ("API keys", "<a href=\"\(SiteURL.desk(.apiKeys))\">\(call.formats.number(keys)) in use</a>"))
        }
        return ConsolePanel(title: "Account", content: ConsoleFacts(facts: facts).html).html
    }

    private var state: HTML {
        if staff.hasLeft { return Badge("Left", .neutral).html }
        return staff.isVendorSuspended
            ? Badge("Vendor suspended", .warn).html : Badge("Works here", .good).html
    }

    private var latest: HTML? {
        guard call.may(.readAudit) else { return nil }
        guard !events.isEmpty else {
            return ConsolePanel(title: "What they did", content: "<p class=\"muted\">Nothing yet.</p>").html
        }
        return ConsolePanel(
            title: "What they did",
            aside: "<a href=\"\(SiteURL.desk(.audit, query: ["person": id]))\">All of it</a>",
            content: AuditTimeline(events: events, formats: call.formats).html
        ).html
    }

    // MARK: - What may be done

    private var role: HTML {
        guard staff.vendor == nil else { return vendor }
        var state = form
        state.prefill("role", overview.role.name)
        return ConsolePanel(
            title: "Role",
            content: """
                \(ErrorSummary(state, title: "Please look at this again").html)\
                <form method="post" action="\(SiteURL.desk(.giveRole, id))" class="fields">\(call.csrfField)\
                \(FormField("role", label: "Role", hint: "They are signed out, and sign in again with the new one.")
                    .select(state, choices: roles.map { .init($0.name, $0.title) }))\
                <div class="form-end">\(ButtonView("Give this role", style: .secondary).submit())</div></form>
                """
        ).html
    }

    private var vendor: HTML {
        ConsolePanel(
            title: "Sells for a vendor",
            content: """
                <p class="hint">They see what is \(overview.vendor?.name ?? "the vendor")’s, and nothing else of the shop. \
                Whoever is to work for the shop itself is taken out of the vendor first.</p>\
                \(overview.vendor.map { vendor in
                    call.may(.readVendors)
                        ? """
                        <div class="form-end">\(ButtonView("To the vendor", style: .secondary)
                            .link(to: .desk(.vendor, "\(vendor.id)")))</div>
                        """ as HTML : HTML()
                })
                """
        ).html
    }

    private var access: HTML {
        let reset: HTML? =
            staff.hasSecondFactor
            ? call.button(
                ButtonView("Reset the second factor", style: .secondary), posts: .desk(.resetSecondFactor, id))
            : nil
        return ConsolePanel(
            title: "Sign-in",
            content: """
                <p class="hint">\(devices.isEmpty ? "They are signed in nowhere." : devices.count == 1
                    ? "They are signed in on one device." : "They are signed in on \(devices.count) devices.")</p>\
                <div class="form-end">\
                \(call.button(ButtonView("Sign them out", style: .secondary), posts: .desk(.signMemberOut, id)))\
                \(reset)</div>
                """
        ).html
    }

    private var end: HTML? {
        guard !isOneself else { return nil }
        guard !staff.hasLeft else {
            return ConsolePanel(
                title: "Come back",
                content: """
                    <p class="hint">They get their role and password back as they were.</p>\
                    \(call.button(ButtonView("Let them sign in again", style: .secondary), posts: .desk(.reactivate, id)))
                    """
            ).html
        }
        return ConsolePanel(
            title: "Leave",
            content: """
                <p class="hint">They are signed out at once and cannot come back in. What they did stays in the books under \
                their name\(keys > 0 ? ", and their API keys go on working until you revoke them" : "").</p>\
                \(call.button(ButtonView("Deactivate", style: .danger), posts: .desk(.deactivate, id)))
                """
        ).html
    }
}
