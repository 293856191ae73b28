import Archives
import HTTPTypes
import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// Making a shop of an archive that somebody kept, or brings from another platform.
enum ImportPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.importShop) { try await $0.importPage() },
        ConsoleRoute.upload(ConsolePath.importShop) { try await $0.bringShopIn() },
    ]

    /// Imports shown.
    static let shown = 20
}

extension ConsoleCall {
    fileprivate func importPage(
        _ form: FormState = FormState(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let imports = try await office.imports(limit: ImportPages.shown)
        let view = ImportView(form: form, imports: imports, limit: office.inbox?.limit ?? 0, call: self)
        return answer(
            ConsolePage(
                "Shop from an archive", .tenants, notice: news, main: view.html),
            status: status)
    }

    /// The archive goes from the network to the disk in pieces. Whose form it is stands before it.
    fileprivate func bringShopIn() async throws -> Response {
        var upload = try UploadForm(visit.request)
        var typed = Fields()
        do {
            try await upload.read { fields in
                typed = fields
            } pieces: { take in
                guard csrf.accepts(typed["csrf"] ?? "", session: ConsoleCall.csrfScope) else { throw Problem.staleForm }
                _ = try await acts.bringIn(as: try Self.slug(typed["slug"]), name: typed["name"]?.nonBlank, take)
            }
            return done(.importing, at: .consoleImport)
        } catch {
            var state = FormState(typed.without("csrf"))
            switch error {
            case let error as FieldError: state.refuse(error.field, error.message)
            case is NotAnArchive:
                state.refuse("file", "This is no archive of a shop. Choose a file of “Make an archive”.")
            case let error as ArchiveTooLarge:
                state.refuse("file", "An archive may have \(ConsoleFormat.bytes(error.limit)) at most.")
            case TenancyError.slugTaken, TenancyError.slugReserved:
                state.refuse("slug", "Another shop has this name: choose another.")
            case TenancyError.nameUnusable:
                state.refuse("name", "A name has 1 to \(Tenant.longestName) characters.")
            case let problem as Problem where problem.status == 422:
                for fault in problem.errors { state.refuse(fault.field, fault.message) }
            default: throw error
            }
            return try await importPage(state, status: .unprocessableContent)
        }
    }

    private static func slug(_ typed: String?) throws -> Slug? {
        guard let typed = typed?.nonBlank else { return nil }
        guard let slug = Slug(typed) else {
            throw FieldError(field: "slug", code: "invalid", message: "Use small letters, digits and single hyphens.")
        }
        return slug
    }
}

extension String {
    /// Nil when nothing was typed.
    fileprivate var nonBlank: String? { allSatisfy(\.isWhitespace) ? nil : self }
}

private struct ImportView {
    let form: FormState
    let imports: [Transfer]
    let limit: Int64
    let call: ConsoleCall

    private static let labels = ["slug": "Slug", "name": "Name", "file": "Archive"]

    var html: HTML {
        """
        <div class="narrow"><div class="stack">\(ErrorSummary(form, title: "Please look at this again", labels: Self.labels).html)\
        \(ConsolePanel(title: "An archive of a shop", content: upload).html)\
        \(ConsolePanel(title: "Lately", content: "<div id=\"imports\"\(attribute: "data-live", isUnderWay ? "2" : nil)>\(list)</div>").html)\
        </div></div>
        """
    }

    private var upload: HTML {
        """
        <form method="post" action="\(SiteURL.consoleImport)" enctype="multipart/form-data" class="fields">\
        \(call.csrfField)\
        \(FormField("slug", label: "Slug", hint: "Without one, the archive's.", isRequired: false, optionalWord: "optional").text(form, maxLength: 63))\
        \(FormField("name", label: "Name", hint: "Without one, the archive's.", isRequired: false, optionalWord: "optional").text(form, maxLength: 200))\
        <div class="field"><label class="label" for="file">Archive</label>\
        <input class="input" id="file" name="file" type="file" accept=".tar,application/x-tar" required>\
        <p class="hint">A file of “Make an archive”, with \(ConsoleFormat.bytes(limit)) at most.</p></div>\
        <div class="form-end">\(ButtonView("Make this shop").submit())</div></form>
        """
    }

    private var isUnderWay: Bool { imports.contains { $0.state == .waiting || $0.state == .running } }

    private var list: HTML {
        guard !imports.isEmpty else { return "<p class=\"hint\">Nothing was brought in yet.</p>" }
        return "<ul class=\"domains\" role=\"list\">\(imports.html(row))</ul>"
    }

    private func row(_ transfer: Transfer) -> HTML {
        """
        <li><div class="domain-head"><span>\(transfer.slug?.text ?? "As the archive says")</span>\
        \(transfer.badge.html)</div><p class="hint">\(ConsoleFormat.when(transfer.createdAt))\(detail(transfer))</p></li>
        """
    }

    private func detail(_ transfer: Transfer) -> HTML? {
        if let error = transfer.error { return " · \(error)" }
        guard transfer.state == .done, let target = transfer.target else { return nil }
        return " · <a href=\"\(SiteURL.consoleTenant(target))\">Open it</a>"
    }
}
