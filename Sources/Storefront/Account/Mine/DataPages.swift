internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import NIOCore
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension CustomerVisit {
    func data() async throws -> Response {
        try await dataPage(FormState())
    }

    /// A file of everything that the shop knows of them.
    func export() async throws -> Response {
        let (id, currency) = (customer.id, shop.settings.currency)
        let export = try await database.read { try CustomerExport(id, currency: currency, in: $0) }
        guard let export else { throw Problem.notFound }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(shop.tenant.slug.text)-account.json\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try export.json())))
    }

    func delete() async throws -> Response {
        var form = FormState(form)
        guard try await isProved(&form) else { return try await dataPage(form, status: .unprocessableContent) }
        let id = customer.id
        try await database.write { try CustomerAccount.delete(id, in: $0) }
        return Response.redirect(to: .accountDeleted)
            .setting(.removing(.customerSession), for: context)
    }

    private func dataPage(_ form: FormState, status: HTTPResponse.Status = .ok) async throws -> Response {
        let needsSignIn = !customer.hasPassword && !session.isFresh()
        let again = SiteURL.signIn(["again": "1", "next": SiteURL.accountData.text])
        let delete: HTML =
            needsSignIn
            ? """
            <p>\(words(.signInAgain))</p><p>\(ButtonView(words(.signIn), style: .secondary).link(to: again))</p>
            """
            : """
            <form class="fields" method="post" action="\(SiteURL.deleteAccount)" novalidate>\(formToken)\
            \(currentPassword(form))<div>\(ButtonView(words(.deleteAction), style: .danger).submit())</div></form>
            """
        return try await page(
            .data, status: status,
            """
            \(form.isValid ? nil : summary(of: form))<p class="muted">\(words(.dataLead))</p>\
            <section class="panel stack"><h2>\(words(.exportTitle))</h2><p>\(words(.exportText))</p>\
            \(button(ButtonView(words(.exportAction), style: .secondary), posts: .accountExport))</section>\
            <section class="panel stack"><h2>\(words(.deleteTitle))</h2><p>\(words(.deleteText))</p>\(delete)</section>
            """)
    }
}
