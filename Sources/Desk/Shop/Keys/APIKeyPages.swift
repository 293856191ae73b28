import HTTPTypes
import Hummingbird
import People
import Persistence
import Vocabulary
import Web

/// Keys for programs: made, shown once, revoked.
enum APIKeyPages {
    static let routes = [
        DeskRoute.page(.apiKeys, for: .manageStaff) { try await $0.keyList() },
        DeskRoute.page(.newAPIKey, for: .manageStaff) { $0.newKeyPage() },
        DeskRoute.form(.newAPIKey, for: .manageStaff) { try await $0.makeKey() }.proved,
        DeskRoute.form(.revokeAPIKey, for: .manageStaff) { try await $0.revokeKey() },
    ]

    /// Days that a key may live; the last, for ever.
    static let lifetimes = [("30", "30 days"), ("90", "90 days"), ("365", "One year"), ("0", "It does not end")]
}

extension DeskCall {
    fileprivate func keyList() async throws -> Response {
        let (keys, people) = try await database.read { (try APIKey.all(in: $0), try Staff.all(in: $0)) }
        let names = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name) })
        let make = ButtonView("New key", icon: .plus).link(to: .desk(.newAPIKey))
        guard !keys.isEmpty else {
            return answer(
                DeskPage(
                    "API keys", .keys, notice: news,
                    main: EmptyState(
                        icon: .key, title: "No keys yet",
                        text:
                            "A key lets a program of yours read or change the shop, and nothing beyond what you allow it.",
                        action: make
                    ).html()))
        }
        let table = ConsoleTable(
            caption: "API keys",
            columns: [
                .init("Key"), .init("May"), .init("Last used"), .init("Ends"), .init("Do", isUnlabelled: true),
            ],
            rows: keys.map { row($0, names) })
        return answer(DeskPage("API keys", .keys, notice: news, actions: make, main: table.html))
    }

    private func row(_ key: APIKey, _ names: [StaffID: String]) -> [HTML] {
        let scopes = Permission.allCases.filter(key.scopes.contains)
        let all = scopes.map(\.title).joined(separator: ", ")
        let some = scopes.prefix(2).map(\.title).joined(separator: ", ") + " and \(scopes.count - 2) more"
        return [
            """
            <span class="row-title">\(key.name)</span><span class="row-detail"><span class="mono">\(key.hint)…</span> \
            · by \(names[key.createdBy] ?? "somebody who left"), \(formats.date(key.createdAt))</span>
            """,
            """
            <span title="\(all)">\(scopes.count > 3 ? some : all)</span>
            """,
            formats.when(key.usedAt, otherwise: "Never"), end(key),
            key.revokedAt == nil
                ? button(ButtonView("Revoke", style: .quiet), posts: .desk(.revokeAPIKey, "\(key.id)")) : "",
        ]
    }

    private func end(_ key: APIKey) -> HTML {
        if key.revokedAt != nil { return Badge("Revoked", .neutral).html }
        guard let end = key.expiresAt else { return "<span class=\"muted\">Never</span>" }
        return key.isUsable() ? "\(formats.date(end))" : Badge("Over", .neutral).html
    }

    // MARK: - A new one

    fileprivate func newKeyPage(_ state: FormState = FormState(["days": "90"]), status: HTTPResponse.Status = .ok)
        -> Response
    {
        let chosen = Set(state.values.values("scope"))
        let scopes = Permission.Group.allCases.html { group in
            let own = Permission.grantable.filter { $0.group == group && may($0) }
            guard !own.isEmpty else { return HTML() }
            return """
                <fieldset class="permissions"><legend class="label">\(group.rawValue)</legend>\
                <div class="permission-list">\(own.html { permission in
                    """
                    <label class="check"><input type="checkbox" name="scope" value="\(permission.rawValue)"\
                    \(attribute: "checked", chosen.contains(permission.rawValue))><span>\(permission.title)\
                    <span class="check-detail mono">\(permission.rawValue)</span></span></label>
                    """ as HTML
                })</div></fieldset>
                """
        }
        let error: HTML? = state.error("scope").map { "<p class=\"field-error\">\(Icon.alert.html)\($0)</p>" }
        let main: HTML = """
            <div class="narrow">\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.newAPIKey))" class="stack">\(csrfField)\
            \(ConsolePanel(title: "Key", content: """
                <div class="fields">\
                \(FormField("name", label: "Name", hint: "What it is for: “Warehouse scanner”.").text(state, maxLength: 100))\
                \(FormField("days", label: "How long it works")
                    .select(state, choices: APIKeyPages.lifetimes.map { .init($0.0, $0.1) }))</div>
                """).html)\
            \(ConsolePanel(title: "What it may do", content: """
                <div id="field-scope" tabindex="-1">\(error)\(scopes)</div>
                """).html)\
            <div class="form-end">\(ButtonView("Make the key").submit())</div></form></div>
            """
        return answer(DeskPage("New key", .keys, parent: ("API keys", .desk(.apiKeys)), main: main), status: status)
    }

    fileprivate func makeKey() async throws -> Response {
        var state = FormState(form.without("csrf"))
        let name = state.required("name", message: "Give the key a name.")
        let scopes = Set(form.values("scope").compactMap { Permission(rawValue: $0) })
        if scopes.isEmpty { state.refuse("scope", "Choose what the key may do.", code: "required") }
        guard let name, state.isValid else { return newKeyPage(state, status: .unprocessableContent) }
        let days = APIKeyPages.lifetimes.contains { $0.0 == form["days"] } ? Int64(form["days"] ?? "") ?? 90 : 90
        let end = days == 0 ? nil : Instant.now.advanced(by: .seconds(days * 86_400))
        do {
            let made = try await database.write { [author] in
                try APIKey.create(String(name.prefix(100)), scopes: scopes, expiresAt: end, by: author, in: $0)
            }
            return shown(made.key, name: name)
        } catch let refusal as DeskRefusal {
            state.notice = refusal.explanation
            return newKeyPage(state, status: .unprocessableContent)
        }
    }

    private func shown(_ key: String, name: String) -> Response {
        let main: HTML = """
            <div class="narrow"><div class="stack">\
            \(Notice("Copy the key now. Nobody can read it again, not even you.", .warn).html)\
            \(ConsolePanel(title: name, content: """
                <p class="secret"><code>\(key)</code></p>\
                <p class="hint">Programs send it as <code>Authorization: Bearer …</code></p>\
                <div class="form-end">\(ButtonView("I have copied it").link(to: .desk(.apiKeys)))</div>
                """).html)</div></div>
            """
        return answer(DeskPage("Your new key", .keys, main: main))
    }

    fileprivate func revokeKey() async throws -> Response {
        let id: APIKeyID = try context.part("key")
        return try await doing(.keyRevoked, at: .desk(.apiKeys)) {
            try await database.write { [author] in try APIKey.revoke(id, by: author, in: $0) }
        }
    }
}
