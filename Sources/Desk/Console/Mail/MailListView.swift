import Messaging
import Persistence
import Tenancy
import Vocabulary
import Web

struct MailListView {
    let state: MailRecord.State?
    /// As typed: a slug, or "platform".
    let shop: String
    /// Whether there is such a shop.
    let isKnown: Bool
    let mails: [PlacedMail]
    let names: [TenantID: Tenant]
    /// Whether there are more shops than were looked into.
    let isPartial: Bool
    /// Whether older mails may follow.
    let isFull: Bool
    /// The address's query without its page.
    let fields: Fields

    var html: HTML {
        """
        \(tabs)\(toolbar)<div id="mails" data-live="10">\(list)</div>
        """
    }

    private var tabs: HTML {
        let states: [(String, MailRecord.State?)] = [
            ("All", nil), ("On their way", .waiting), ("Sent", .sent), ("Kept", .kept), ("Failed", .failed),
            ("Held back", .suppressed),
        ]
        return ConsoleTabs(
            label: "States",
            tabs: states.map { title, state in
                ConsoleTabs.Tab(
                    title: title, url: .consoleMails(fields.setting("state", to: state?.rawValue)),
                    isChosen: state == self.state)
            }
        ).html
    }

    private var toolbar: HTML {
        """
        <form class="toolbar" action="\(SiteURL.consoleMails)" method="get">\
        \(HiddenFields(fields.without("shop")).html)\
        <label class="visually-hidden" for="shop">Shop</label><input class="input" id="shop" name="shop" \
        value="\(shop)" maxlength="100" placeholder="Slug of a shop, or platform" data-search>\
        \(ButtonView("Filter", style: .secondary).submit())</form>
        """
    }

    private var list: HTML {
        guard isKnown else {
            return EmptyState(
                icon: .search, title: "No such shop", text: "There is no shop called “\(shop)”. Use its slug."
            ).html()
        }
        guard !mails.isEmpty else {
            return EmptyState(
                icon: .mail, title: "No mail",
                text: "Mails appear here as they are written, and stay for three months."
            ).html()
        }
        let table = ConsoleTable(
            caption: "Mails",
            columns: [.init("Mail"), .init("To"), .init("Where", isWideOnly: true), .init("State"), .init("Written")],
            rows: mails.map(row))
        let coverage: HTML? =
            isPartial
            ? "<p class=\"hint\">This page looked into the platform and its youngest shops. Name a shop to see its mail.</p>"
            : nil
        return "\(table.html)\(coverage)\(next)"
    }

    private func row(_ placed: PlacedMail) -> [HTML] {
        let mail = placed.mail
        return [
            """
            <a class="row-title" href="\(SiteURL.consoleMail(placed.place.text, mail.id))">\(mail.subject)</a>\
            <span class="row-detail mono">\(mail.kind.rawValue)</span>
            """,
            "\(mail.recipient)", place(placed.place), MailView.badge(mail.state).html,
            ConsoleFormat.when(mail.createdAt),
        ]
    }

    private func place(_ place: MailPlace) -> HTML {
        guard case .shop(let id) = place else { return "Platform" }
        guard let tenant = names[id] else { return "<span class=\"mono\">\(id)</span>" }
        return "<a href=\"\(SiteURL.consoleTenant(id))\">\(tenant.name)</a>"
    }

    private var next: HTML? {
        guard isFull, let last = mails.last else { return nil }
        return """
            <nav class="pagination" aria-label="Pages"><a class="pagination-step" rel="next" \
            href="\(SiteURL.consoleMails(fields.setting("before", to: last.mail.id.description)))"><span>Older</span>\
            \(Icon.chevronForward.html)</a></nav>
            """
    }
}
