import Archives
import HTTPTypes
import Hummingbird
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

/// Archives and copies of a shop: asking for them, and getting them.
enum TenantTransfers {
    static let routes = [
        ConsoleRoute.page(ConsolePath.archive) { try await $0.downloadArchive() }
    ]
}

extension ConsoleCall {
    /// The archive goes from the disk to the network in pieces.
    fileprivate func downloadArchive() async throws -> Response {
        let tenant = try tenantID()
        let id: TransferID = try context.part("transfer")
        guard let file = try await acts.fetchArchive(id, of: tenant) else { throw Problem.notFound }
        let slug = try await office.directory.tenant(id: tenant)?.slug.text ?? "shop"
        do {
            let body = try await FileIO().loadFile(path: file, context: context)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/x-tar",
                    .contentDisposition: "attachment; filename=\"\(slug)\(ShopArchive.suffix)\"",
                    .cacheControl: "no-store",
                ], body: body)
        } catch {
            // Its time is over, or the machine that made it is another.
            throw Problem.notFound
        }
    }

    /// - Throws: ``FieldError``, ``TenancyError``.
    func requestClone(of tenant: TenantID) async throws {
        guard let slug = Slug(form["slug"] ?? "") else {
            throw FieldError(
                field: "slug", code: "invalid", message: "Use small letters, digits and single hyphens.")
        }
        do {
            try await acts.requestClone(of: tenant, as: slug, name: nil)
        } catch TenancyError.slugTaken, TenancyError.slugReserved {
            throw FieldError(field: "slug", code: "taken", message: "Another shop has this name: choose another.")
        }
    }
}

/// The panel on a shop's page.
struct TenantTransfersView {
    let tenant: Tenant
    let transfers: [Transfer]
    let form: FormState
    let call: ConsoleCall

    var html: HTML {
        ConsolePanel(
            title: "Archives and copies",
            content: """
                <div id="transfers"\(attribute: "data-live", isUnderWay ? "2" : nil)>\(list)</div>\
                <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "export"))">\(call.csrfField)\
                \(ButtonView("Make an archive", style: .secondary).submit())</form>\
                <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "clone"))" class="stack">\
                \(call.csrfField)\(FormField("slug", label: "Slug of a copy").text(form, maxLength: 63))\
                \(ButtonView("Make a copy", style: .secondary).submit())</form>
                """
        ).html
    }

    private var isUnderWay: Bool { transfers.contains { $0.state == .waiting || $0.state == .running } }

    private var list: HTML {
        guard !transfers.isEmpty else {
            return """
                <p class="hint">An archive holds everything of the shop in one file; a copy is a second shop for trying \
                things out.</p>
                """
        }
        return "<ul class=\"domains\" role=\"list\">\(transfers.html(row))</ul>"
    }

    private func row(_ transfer: Transfer) -> HTML {
        """
        <li><div class="domain-head"><span>\(title(transfer))</span>\(transfer.badge.html)</div>\
        <p class="hint">\(ConsoleFormat.when(transfer.createdAt))\(detail(transfer))</p></li>
        """
    }

    private func title(_ transfer: Transfer) -> String {
        switch transfer.kind {
        case .export: "Archive"
        case .import: "Made of an archive"
        case .clone: transfer.target == tenant.id ? "Made as a copy" : "Copy \(transfer.slug?.text ?? "")"
        }
    }

    private func detail(_ transfer: Transfer) -> HTML? {
        if let error = transfer.error { return " · \(error)" }
        if transfer.state == .running, let progress = transfer.progress, progress.total > 0 {
            return " · \(progress.step.rawValue), \(progress.done * 100 / progress.total) %"
        }
        guard transfer.state == .done else { return nil }
        switch transfer.kind {
        case .export:
            let size: HTML? = transfer.fileBytes.map { " (\(ConsoleFormat.bytes($0)))" }
            return " · <a href=\"\(SiteURL.consoleArchive(tenant.id, transfer.id.description))\">Download</a>\(size)"
        case .import, .clone:
            guard let target = transfer.target, target != tenant.id else { return nil }
            return " · <a href=\"\(SiteURL.consoleTenant(target))\">Open it</a>"
        }
    }
}

extension Transfer {
    var badge: Badge {
        switch state {
        case .waiting: Badge("Waiting", .neutral)
        case .running: Badge("Under way", .info)
        case .done: Badge("Done", .good)
        case .failed: Badge("Failed", .bad)
        }
    }
}
