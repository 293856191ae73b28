import HTTPTypes
import Hummingbird
import People
import Persistence
import Vocabulary
import Web

/// How people sign in at this desk.
enum SecurityPages {
    static let routes = [
        DeskRoute.page(.security, for: .readSettings) { try await $0.securityPage() },
        DeskRoute.form(.security, for: .writeSettings) { try await $0.saveRules() }.proved,
    ]
}

extension DeskCall {
    fileprivate func securityPage() async throws -> Response {
        let (people, visits) = try await database.read {
            (try StaffOverview.all(in: $0).filter(\.staff.isActive), try OperatorVisit.latest(limit: 5, in: $0))
        }
        let view = SecurityView(people: people, visits: visits, call: self)
        return answer(DeskPage("Sign-in rules", .security, notice: news, main: view.html))
    }

    fileprivate func saveRules() async throws -> Response {
        let hours = form["hours"].flatMap { Int($0) } ?? rules.sessionHours
        let changed = DeskRules(
            needsSecondFactor: form["second"] != nil,
            sessionHours: DeskRules.sessionHoursOffered.contains(hours) ? hours : rules.sessionHours,
            tellsNewSignIn: form["tell"] != nil)
        try await database.write { [author] in try changed.save(by: author, in: $0) }
        return done(.rulesSaved, at: .desk(.security))
    }
}

private struct SecurityView {
    let people: [StaffOverview]
    let visits: [OperatorVisit]
    let call: DeskCall

    private var mayChange: Bool { call.may(.writeSettings) }

    var html: HTML {
        """
        <div class="columns"><div class="stack">\(rules)</div><div class="stack">\(coverage)\(visitors)</div></div>
        """
    }

    private static func words(hours: Int) -> String {
        switch hours {
        case 8: "8 hours: a working day"
        case 24: "A day"
        case 72: "Three days"
        case 168: "A week"
        default: "Two weeks"
        }
    }

    private var rules: HTML {
        let rules = call.rules
        var fields: Fields = ["hours": "\(rules.sessionHours)"]
        if rules.needsSecondFactor { fields = fields.setting("second", to: "on") }
        if rules.tellsNewSignIn { fields = fields.setting("tell", to: "on") }
        let state = FormState(fields)
        let save: HTML? = mayChange ? "<div class=\"form-end\">\(ButtonView("Save").submit())</div>" : nil
        return ConsolePanel(
            title: "For everybody who works here",
            content: """
                <form method="post" action="\(SiteURL.desk(.security))"><fieldset class="fields"\
                \(attribute: "disabled", !mayChange)>\(call.csrfField)\
                \(FormField(
                    "second", label: "Everybody needs a second factor",
                    hint: "Whoever has none is asked to set one up before anything else. Roles can ask for it, too.",
                    isRequired: false).checkbox(state))\
                \(FormField(
                    "hours", label: "Signed in for at most",
                    hint: "After twelve hours without a click everybody is signed out in any case.")
                    .select(state, choices: DeskRules.sessionHoursOffered.map { .init("\($0)", Self.words(hours: $0)) }))\
                \(FormField(
                    "tell", label: "Mail at a sign-in on a new device",
                    hint: "Goes to the person whose account it is.", isRequired: false).checkbox(state))\
                \(save)</fieldset></form>
                """
        ).html
    }

    private var coverage: HTML {
        let have = people.count { $0.staff.hasSecondFactor }
        let without = people.filter { !$0.staff.hasSecondFactor }
        let names: HTML? =
            without.isEmpty
            ? nil
            : """
            <ul class="plain-list" role="list">\(without.prefix(8).html { overview in
                call.may(.manageStaff)
                    ? "<li><a href=\"\(SiteURL.desk(.member, "\(overview.staff.id)"))\">\(overview.staff.name)</a></li>"
                    : "<li>\(overview.staff.name)</li>"
            })</ul>
            """
        return ConsolePanel(
            title: "Second factors",
            content: """
                <p><strong>\(have) of \(people.count)</strong> \(people.count == 1 ? "person has" : "people have") one.\
                \(without.isEmpty ? "" : " Still without:")</p>\(names)
                """
        ).html
    }

    private var visitors: HTML? {
        guard !visits.isEmpty else { return nil }
        return ConsolePanel(
            title: "Visits of operators",
            content: """
                <ul class="visits" role="list">\(visits.html { visit in
                    """
                    <li><p><strong>\(visit.name)</strong> \(visit.isUnderWay() ? Badge("Now", .warn).html : HTML())</p>\
                    <p class="hint">\(call.formats.moment(visit.beganAt)): \(visit.reason)</p></li>
                    """ as HTML
                })</ul>
                """
        ).html
    }
}
