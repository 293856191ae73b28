internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// "Look into your mailbox": whatever was asked for, and whether or not it will come.
    func checkMail(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let words = try words(context)
        let text: AccountWord =
            switch try request.fields["for"] {
            case "password": .checkMailPassword
            case "email": .checkMailEmail
            case "order": .checkMailOrder
            case "undone": .checkMailUndone
            default: .checkMailRegister
            }
        let main: HTML = """
            <div class="wrap page"><div class="empty" role="status"><span class="empty-icon">\(Icon.mail.html)</span>\
            <h1 class="empty-title">\(words(.checkMailTitle))</h1><p>\(words(text))</p>\
            <p class="hint">\(words(.checkMailHint))</p></div></div>
            """
        return try await page(main, title: words(.checkMailTitle), context)
    }

    func deletedPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let words = try words(context)
        let empty = EmptyState(
            icon: .check, title: words(.deletedTitle), text: words(.deletedText),
            action: ButtonView(words(.backToShop)).link(to: .home))
        return try await page(
            "<div class=\"wrap page\">\(empty.html(heading: 1))</div>", title: words(.deletedTitle), context)
    }

    private func page(_ main: HTML, title: String, _ context: ShopRequestContext) async throws -> Response {
        let settings = try context.shop.settings
        let catalog = try await context.shop.database.read { try ShopCatalog(settings, in: $0) }
        return try personalPage(Page(title: title, main: main), catalog, context)
    }

    // MARK: - A change of address taken back

    func undoPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let token = try request.fields["token"].flatMap({ AccessToken($0) }) else {
            return try await usedLink(context)
        }
        let known = try await context.shop.database.read { try OneTimeToken.look(token, .undoCustomerEmail, in: $0) }
        guard let known else { return try await usedLink(context) }
        let words = try words(context)
        let content: HTML = """
            <form method="post" action="\(SiteURL.undoEmailForm)">\(HiddenFields(["token": token.text]).html)\
            \(ButtonView(words(.undoAction), isWide: true, isLarge: true).submit())</form>
            """
        return try await door(
            AccountDoor(
                title: words(.undoTitle), lead: words(.undoText, known.detail), words: words, content: content),
            context)
    }

    func undo(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        guard let token = try await request.form()["token"].flatMap({ AccessToken($0) }) else {
            return try await usedLink(context)
        }
        do {
            try await context.shop.database.write { try CustomerAccount.undoEmailChange(token, in: $0) }
            return .redirect(to: .checkMail(["for": "undone"]))
        } catch is CustomerAccount.EmailRefusal {
            return try await usedLink(context)
        }
    }
}
