import Infrastructure
import Operations
import People
import Persistence
import Web

/// What is set, and who may come in. Secrets are never shown.
enum SettingsPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.settings) { call in
            let people = try await call.office.platform.read { try Operator.all(in: $0) }
            return call.answer(
                ConsolePage("Settings", .settings, main: SettingsView(people: people, console: call.console).html))
        }
    ]
}

struct SettingsView {
    let people: [Operator]
    let console: Console

    var html: HTML {
        """
        \(ConsolePanel(title: "Operators", content: "\(operators)\(hint)").html)\
        \(ConsolePanel(title: "This program", content: settings).html)
        """
    }

    private var operators: HTML {
        ConsoleTable(
            caption: "Operators", columns: [.init("Name"), .init("E-mail address"), .init("Since", isWideOnly: true)],
            rows: people.map { ["\($0.name)", "\($0.email)", ConsoleFormat.when($0.createdAt)] }
        ).html
    }

    private var hint: HTML {
        """
        <p class="hint">On the server: <code>stoa operator create</code> adds somebody, <code>stoa operator \
        reset-password</code> sets a new password and ends every session.</p>
        """
    }

    private var settings: HTML {
        guard !console.settings.isEmpty else {
            return "<p class=\"hint\">This program was started without settings that could be shown.</p>"
        }
        let table = ConsoleTable(
            caption: "Settings",
            columns: [
                .init("Setting"), .init("Value"), .init("Default", isWideOnly: true),
                .init("Variable", isWideOnly: true),
            ],
            rows: console.settings.map { shown in
                [
                    """
                    <span class="row-title">\(shown.setting.name)</span>\
                    <span class="row-detail">\(shown.setting.help)</span>
                    """,
                    "<span class=\"mono\">\(shown.value)</span>",
                    "<span class=\"mono\">\(shown.setting.defaultText)</span>",
                    "<span class=\"mono\">\(shown.setting.environmentVariable)</span>",
                ]
            })
        return """
            \(table.html)<p class="hint">Set by flags, variables or the configuration file, and read when the program \
            starts.</p>
            """
    }
}
