import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

struct TenantListView {
    let query: TenantQuery
    /// The address's query without the page.
    let fields: Fields
    let page: PlatformOffice.TenantPage
    let number: Int
    let baseDomain: String

    var html: HTML {
        """
        \(tabs)\(search)\(list)
        """
    }

    private var tabs: HTML {
        let states: [(String, TenantState?)] = [
            ("All", nil), ("Open", .active), ("Suspended", .suspended), ("Being deleted", .deleting),
        ]
        return ConsoleTabs(
            label: "States",
            tabs: states.map { title, state in
                ConsoleTabs.Tab(
                    title: title, url: .consoleTenants(fields.setting("state", to: state?.rawValue)),
                    count: state == query.state ? page.total : nil, isChosen: state == query.state)
            }
        ).html
    }

    private var search: HTML {
        let sorts: [(TenantQuery.Sort, String)] = [
            (.newest, "Newest first"), (.oldest, "Oldest first"), (.name, "Name"), (.size, "Largest first"),
            (.orders, "Most orders first"), (.activity, "Last order first"),
        ]
        let options = sorts.html { sort, label in
            "<option value=\"\(sort.rawValue)\"\(attribute: "selected", sort == query.sort)>\(label)</option>"
        }
        return """
            <form class="toolbar" action="\(SiteURL.consoleTenants)" method="get" role="search" data-auto-submit>\
            \(HiddenFields(fields.without("q", "sort")).html)\
            <label class="visually-hidden" for="q">Search shops</label>\
            <input class="input" id="q" name="q" type="search" value="\(query.search)" maxlength="100" \
            placeholder="Name, slug or domain" data-search>\
            <label class="visually-hidden" for="sort">Sort</label><select class="input" id="sort" name="sort">\(options)\
            </select>\(ButtonView("Search", style: .secondary).submit())</form>
            """
    }

    private var list: HTML {
        guard !page.entries.isEmpty else { return empty }
        let table = ConsoleTable(
            caption: "Shops",
            columns: [
                .init("Shop"), .init("State"), .init("Products", isNumber: true, isWideOnly: true),
                .init("Orders", isNumber: true), .init("Last order", isWideOnly: true),
                .init("Size", isNumber: true), .init("Made", isWideOnly: true),
                .init("Measured", isWideOnly: true),
            ], rows: page.entries.map(row))
        let pages = (page.total + TenantPages.pageSize - 1) / TenantPages.pageSize
        let fields = fields
        return """
            \(table.html)\
            \(Pagination(page: number, pageCount: pages) { .consoleTenants(fields.setting("page", to: String($0))) }
                .html(.english))\
            <p class="hint">\(ConsoleFormat.number(page.total)) in all. Products, orders and sizes are looked up in the \
            background, a minute or so after a shop changed; the last column says when.</p>
            """
    }

    private func row(_ entry: TenantEntry) -> [HTML] {
        let tenant = entry.tenant
        let host = entry.primaryHost.map { HostName($0)?.description ?? $0 } ?? "\(tenant.slug).\(baseDomain)"
        let activity = entry.activity
        func number(_ value: Int?) -> HTML { value.map { "\(ConsoleFormat.number($0))" } ?? unknown }
        return [
            """
            <a class="row-title" href="\(SiteURL.consoleTenant(tenant.id))">\(tenant.name)</a>\
            <span class="row-detail">\(host)</span>
            """,
            TenantBadge.of(tenant.state).html, number(activity?.products), number(activity?.orders),
            activity.map { ConsoleFormat.when($0.lastOrderAt, otherwise: "none") } ?? unknown,
            activity.map { SizeView(activity: $0).html } ?? unknown, ConsoleFormat.when(tenant.createdAt),
            activity.map { ConsoleFormat.when($0.measuredAt) } ?? "<span class=\"muted\">not yet</span>",
        ]
    }

    private var unknown: HTML {
        "<span class=\"muted\"><span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">not measured yet</span></span>"
    }

    private var empty: HTML {
        if query == TenantQuery(sort: query.sort) {
            return EmptyState(
                icon: .store, title: "No shops yet", text: "Make the first one, here or with POST /api/v1/provision.",
                action: ButtonView("New shop", icon: .plus).link(to: .consoleNewShop)
            ).html()
        }
        return EmptyState(
            icon: .search, title: "No shop fits",
            text: query.search.isEmpty
                ? "No shop is in this state."
                : "Nothing found for “\(query.search)”. Names, slugs and domains are searched.",
            action: ButtonView("Show all shops", style: .secondary).link(to: .consoleTenants)
        ).html()
    }
}

/// What a shop takes in the database and beside it.
struct SizeView {
    let activity: TenantActivity

    var html: HTML {
        let text = ConsoleFormat.bytes(activity.bytes + activity.fileBytes)
        guard activity.isEstimate else { return "\(text)" }
        return "<span title=\"Estimated: rows times what a row takes on average\">≈ \(text)</span>"
    }
}
