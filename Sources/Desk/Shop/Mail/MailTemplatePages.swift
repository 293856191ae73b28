import HTTPTypes
import Hummingbird
import Infrastructure
import Messaging
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// The words of the shop's mails: ours, until the shop writes its own.
enum MailTemplatePages {
    static let routes = [
        DeskRoute.page(.mailTemplates, for: .readSettings) { try await $0.templateList() },
        DeskRoute.page(.mailTemplate, for: .readSettings) { try await $0.templatePage() },
        DeskRoute.form(.mailTemplate, for: .writeSettings) { try await $0.saveTemplate() },
        DeskRoute.page(.mailPreview, for: .readSettings) { try await $0.templatePreview() },
        DeskRoute.form(.mailPreview, for: .readSettings) { try await $0.templatePreview() }.whileClosed,
        DeskRoute.form(.mailTest, for: .writeSettings) { try await $0.sendTest() },
        DeskRoute.form(.mailRestore, for: .writeSettings) { try await $0.restoreTemplate() },
    ]
}

extension DeskCall {
    // MARK: - The list

    fileprivate func templateList() async throws -> Response {
        let language =
            query["language"].flatMap { StaffOffice.mailLanguages.contains($0) ? $0 : nil }
            ?? office.mailLanguage
        let edited = try await database.read { try MailTemplate.allEdited(in: $0) }
            .filter { $0.language == language }.map(\.kind)
        let tabs = ConsoleTabs(
            label: "Languages",
            tabs: StaffOffice.mailLanguages.map {
                .init(
                    title: MailLanguageWords.title($0), url: .desk(.mailTemplates, query: ["language": $0]),
                    isChosen: $0 == language)
            })
        let table = ConsoleTable(
            caption: "Mail templates", columns: [.init("Mail"), .init("Subject"), .init("Words")],
            rows: MailKind.ofShops.map { kind in
                [
                    """
                    <a class="row-title" href="\(SiteURL.desk(.mailTemplate, kind.rawValue, language))">\(kind.title)</a>\
                    <span class="row-detail">\(kind.occasion)</span>
                    """,
                    "<span class=\"muted\">\(MailTemplate.standard(kind, language: language).subject)</span>",
                    edited.contains(kind)
                        ? Badge("Your own", .accent).html : "<span class=\"muted\">Ours</span>",
                ]
            })
        let hint: HTML = """
            <p class="hint">The shop writes in \(MailLanguageWords.title(office.mailLanguage)). What you have not changed \
            gets every later improvement of ours.</p>
            """
        return answer(DeskPage("Mail templates", .mails, notice: news, main: "\(tabs.html)\(table.html)\(hint)"))
    }

    // MARK: - One of them

    private func asked() throws -> (kind: MailKind, language: String) {
        guard let kind = MailKind(rawValue: try context.part("kind")), MailKind.ofShops.contains(kind) else {
            throw Problem.notFound
        }
        let language = try context.part("language")
        guard StaffOffice.mailLanguages.contains(language) else { throw Problem.notFound }
        return (kind, language)
    }

    /// Browsers send line breaks as two characters.
    private var typed: MailTemplate {
        func field(_ name: String) -> String { (form[name] ?? "").replacing("\r\n", with: "\n") }
        return MailTemplate(
            subject: field("subject"), preview: field("preview"), text: field("text"), html: field("html"))
    }

    private func page(
        _ template: MailTemplate, isEdited: Bool, notice: Notice? = nil, mistake: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let (kind, language) = try asked()
        let view = MailTemplateView(
            kind: kind, language: language, template: template, isEdited: isEdited, mistake: mistake, call: self)
        var response = answer(
            DeskPage(
                kind.title, .mails,
                parent: ("Mail templates", .desk(.mailTemplates, query: ["language": language])),
                notice: notice ?? news, actions: view.actions, main: view.html),
            status: status)
        // The preview is a page of ours in a frame.
        response.headers[.contentSecurityPolicy] = MailView.framingPolicy
        return response
    }

    private func edited() async throws -> MailTemplate? {
        let (kind, language) = try asked()
        return try await database.read { try MailTemplate.edited(kind, language: language, in: $0) }
    }

    fileprivate func templatePage() async throws -> Response {
        let (kind, language) = try asked()
        let edited = try await edited()
        return try page(edited ?? .standard(kind, language: language), isEdited: edited != nil)
    }

    fileprivate func saveTemplate() async throws -> Response {
        let (kind, language) = try asked()
        do {
            try await office.save(typed, kind, language: language, by: author)
        } catch let mistake as TemplateMistake {
            return try page(
                typed, isEdited: try await edited() != nil, mistake: mistake.explanation, status: .unprocessableContent)
        }
        return done(.templateSaved, at: .desk(.mailTemplate, kind.rawValue, language))
    }

    fileprivate func restoreTemplate() async throws -> Response {
        let (kind, language) = try asked()
        try await office.restoreTemplate(kind, language: language, by: author)
        return done(.templateRestored, at: .desk(.mailTemplate, kind.rawValue, language))
    }

    /// What was typed stays in the form.
    fileprivate func sendTest() async throws -> Response {
        let (kind, language) = try asked()
        try await context.limits.take(.mailing, for: [.account("staff \(session.person)")])
        do {
            try await office.sendTest(typed, kind, language: language, to: email)
        } catch let mistake as TemplateMistake {
            return try page(
                typed, isEdited: try await edited() != nil, mistake: mistake.explanation, status: .unprocessableContent)
        }
        return try page(
            typed, isEdited: try await edited() != nil, notice: Notice("A test is on its way to \(email).", .good))
    }

    /// The mail as its reader sees it: no script, no form, nothing of ours within reach.
    fileprivate func templatePreview() async throws -> Response {
        let (kind, language) = try asked()
        let template: MailTemplate
        if visit.request.method == .post {
            template = typed
        } else {
            template = try await edited() ?? .standard(kind, language: language)
        }
        var response: Response
        do {
            let mail = try office.preview(template, kind, language: language)
            response = .html(HTML(trusted: mail.html))
        } catch let mistake as TemplateMistake {
            response = .html("<!doctype html><title>Mistake</title><p>\(mistake.explanation)</p>")
        }
        response.headers[.contentSecurityPolicy] = MailView.mailPolicy
        response.headers[.frameOptions] = "SAMEORIGIN"
        return response
    }
}

private struct MailTemplateView {
    let kind: MailKind
    let language: String
    let template: MailTemplate
    let isEdited: Bool
    let mistake: String?
    let call: DeskCall

    private var mayChange: Bool { call.may(.writeSettings) }

    var actions: HTML? {
        guard isEdited, mayChange else { return nil }
        return call.button(
            ButtonView("Back to our words", style: .secondary),
            posts: .desk(.mailRestore, kind.rawValue, language))
    }

    var html: HTML {
        """
        <div class="template-columns">\(editor)\(preview)</div>
        """
    }

    private var state: FormState {
        var state = FormState([
            "subject": template.subject, "preview": template.preview, "text": template.text, "html": template.html,
        ])
        state.notice = mistake
        return state
    }

    private var editor: HTML {
        let name = kind.rawValue
        let doing: HTML? =
            mayChange
            ? """
            <div class="form-end">\(ButtonView("Save").submit())\
            \(ButtonView("Send a test to me", style: .secondary).submit(action: .desk(.mailTest, name, language)))\
            <button class="button button-quiet" type="submit" formaction="\(SiteURL.desk(.mailPreview, name, language))" \
            formtarget="mail-preview" data-preview><span>Show the preview</span></button></div>
            """ : nil
        return ConsolePanel(
            title: MailLanguageWords.title(language),
            aside: isEdited ? Badge("Your own", .accent).html : Badge("Ours", .neutral).html,
            content: """
                \(ErrorSummary(state, title: "Please look at this again").html)\
                <form method="post" action="\(SiteURL.desk(.mailTemplate, name, language))" data-previewed>\
                <fieldset class="fields"\(attribute: "disabled", !mayChange)>\(call.csrfField)\
                \(FormField("subject", label: "Subject").text(state))\
                \(FormField("preview", label: "Line beside the subject", isRequired: false).text(state))\
                \(FormField("text", label: "Plain text").textArea(state, rows: 10, maxLength: 20_000))\
                \(FormField("html", label: "HTML").textArea(state, rows: 12, maxLength: 20_000))\
                \(doing)</fieldset></form>
                <p class="hint">What stands in double braces is filled in: <code>{{shop.name}}</code>, \
                <code>{{link}}</code>, and what else our words use. <code>{{#name}}…{{/name}}</code> is left out where \
                there is no name.</p>
                """
        ).html
    }

    private var preview: HTML {
        ConsolePanel(
            title: "What readers see",
            content: """
                <iframe class="mail-frame" name="mail-preview" sandbox title="The mail with made-up values" \
                src="\(SiteURL.desk(.mailPreview, kind.rawValue, language))"></iframe>
                """
        ).html
    }
}
