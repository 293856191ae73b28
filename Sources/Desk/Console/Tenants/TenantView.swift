import Archives
import BackgroundJobs
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// One shop: what it is, its domains and jobs, and what may be done with it.
struct TenantView {
    let detail: PlatformOffice.TenantDetail
    let jobs: JobPage
    let transfers: [Transfer]
    let form: FormState
    let call: ConsoleCall

    private var tenant: Tenant { detail.tenant }

    /// Beside the title.
    var actions: HTML {
        let visit = "http\(call.context.isSecure ? "s" : "")://\(host)\(port)/"
        return """
            <a class="button button-secondary" href="\(visit)" rel="noopener">\(Icon.external.html)<span>Visit</span></a>\
            \(ButtonView("Open its desk", style: .secondary, icon: .key).link(to: .consoleTenant(tenant.id, do: "visit")))\
            \(stateButton)
            """
    }

    private var host: String { detail.entry.primaryHost ?? "\(tenant.slug).\(call.office.baseDomain)" }

    /// The port of this request, which the shops share.
    private var port: String {
        let authority = call.context.origin.drop { $0 != ":" }.dropFirst(3)
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return "" }
        return String(authority[colon...])
    }

    private var stateButton: HTML {
        switch tenant.state {
        case .active:
            call.button(ButtonView("Suspend", style: .secondary), posts: .consoleTenant(tenant.id, do: "suspend"))
        case .suspended: call.button(ButtonView("Resume"), posts: .consoleTenant(tenant.id, do: "resume"))
        case .deleting:
            call.button(ButtonView("Call the deletion off"), posts: .consoleTenant(tenant.id, do: "undelete"))
        }
    }

    var html: HTML {
        """
        \(ErrorSummary(form, title: "Please look at this again").html)\(stateNotice)\
        <div class="columns"><div class="stack">\(about)\(TenantDomainsView(detail: detail, form: form, call: call).html)\
        \(jobList)</div>\
        <div class="stack">\(rename)\
        \(TenantTransfersView(tenant: tenant, transfers: transfers, form: form, call: call).html)\(deletion)</div></div>
        """
    }

    private var stateNotice: HTML? {
        switch tenant.state {
        case .active: nil
        case .suspended:
            Notice(
                "This shop is suspended: visitors read that it is closed. Its jobs go on, and everything is kept.",
                .warn
            )
            .html
        case .deleting:
            tenant.deleteAfter.map {
                Notice(
                    "This shop is closed and will be removed for good on \(ConsoleFormat.moment($0)).", .bad
                ).html
            }
        }
    }

    private var about: HTML {
        let activity = detail.entry.activity
        let size = activity.map { activity -> HTML in
            """
            \(SizeView(activity: activity).html) <span class="muted">(database \(ConsoleFormat.bytes(activity.bytes)), \
            files \(ConsoleFormat.bytes(activity.fileBytes)))</span>
            """
        }
        let unknown: HTML = "<span class=\"muted\">not measured yet</span>"
        return ConsolePanel(
            title: "About",
            aside: call.button(
                ButtonView("Measure now", style: .quiet), posts: .consoleTenant(tenant.id, do: "measure")),
            content: ConsoleFacts(facts: [
                ("State", TenantBadge.of(tenant.state).html),
                ("Address", "<span class=\"mono\">\(tenant.slug).\(call.office.baseDomain)</span>"),
                ("Owner", owners),
                ("Made", ConsoleFormat.when(tenant.createdAt)),
                ("Products", activity.map { "\(ConsoleFormat.number($0.products))" } ?? unknown),
                ("Orders", activity.map { "\(ConsoleFormat.number($0.orders))" } ?? unknown),
                ("Last order", activity.map { ConsoleFormat.when($0.lastOrderAt, otherwise: "none") } ?? unknown),
                ("Size", size ?? unknown),
                ("Measured", activity.map { ConsoleFormat.when($0.measuredAt) } ?? unknown),
                ("Id", "<span class=\"mono\">\(tenant.id)</span>"),
            ]).html
        ).html
    }

    private var owners: HTML {
        guard !detail.owners.isEmpty else {
            return "<span class=\"muted\">nobody signs in here yet</span>"
        }
        return detail.owners.map { "\($0.name) <span class=\"muted\">\($0.email)</span>" as HTML }.joined(
            separator: "<br>")
    }

    private var jobList: HTML {
        let shown = Array(jobs.jobs.prefix(8))
        let content =
            shown.isEmpty
            ? "<p class=\"hint\">Nothing waits, and nothing has been done lately.</p>" as HTML
            : JobTableView(jobs: shown, names: [:], back: .consoleTenant(tenant.id), call: call).html
        return ConsolePanel(
            title: "Jobs",
            aside:
                "<a href=\"\(SiteURL.consoleJobs(["shop": tenant.slug.text, "state": "all"]))\">All jobs of this shop</a>",
            content: content
        ).html
    }

    private var rename: HTML {
        var state = form
        state.prefill("name", tenant.name)
        return ConsolePanel(
            title: "Name",
            content: """
                <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "rename"))" class="stack">\
                \(call.csrfField)\(FormField("name", label: "What visitors read").text(state, maxLength: Tenant.longestName))\
                \(ButtonView("Rename", style: .secondary).submit())</form>
                """
        ).html
    }

    private var deletion: HTML? {
        guard tenant.state != .deleting else { return nil }
        return ConsolePanel(
            title: "Delete",
            content: """
                <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "delete"))" class="stack">\
                \(call.csrfField)<p class="hint">The shop closes at once and is removed for good, with all its data, after \
                30 days. Until then this can be called off.</p>\
                \(FormField("confirm", label: "Type \(tenant.slug) to confirm").text(form, maxLength: 100))\
                \(ButtonView("Delete this shop", style: .danger).submit())</form>
                """
        ).html
    }
}

/// The hosts of a shop, each with what is to be done next.
struct TenantDomainsView {
    let detail: PlatformOffice.TenantDetail
    let form: FormState
    let call: ConsoleCall

    private var tenant: Tenant { detail.tenant }

    var html: HTML {
        ConsolePanel(
            title: "Domains",
            content: """
                \(detail.domains.isEmpty ? none : "<ul class=\"domains\" role=\"list\">\(detail.domains.html(row))</ul>")\
                <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "add-domain"))" class="toolbar">\
                \(call.csrfField)\(FormField("host", label: "Add a domain").text(form, maxLength: 253))\
                \(ButtonView("Add", style: .secondary).submit())</form>
                """
        ).html
    }

    private var none: HTML {
        "<p class=\"hint\">None of its own yet. It answers at \(tenant.slug).\(call.office.baseDomain).</p>"
    }

    private func row(_ domain: TenantDomain) -> HTML {
        """
        <li><div class="domain-head"><span class="mono">\(domain.shownHost)</span>\(badges(domain))</div>\
        \(record(domain))<div class="domain-actions">\(actions(domain))</div></li>
        """
    }

    private func badges(_ domain: TenantDomain) -> HTML {
        let primary: HTML? = domain.isPrimary ? Badge("Primary", .accent).html : nil
        let state: HTML =
            switch domain.state {
            case .claimed: Badge("Waits for its record", .warn).html
            case .given: Badge("Not checked", .neutral).html
            case .verified: Badge("Verified", .good).html
            }
        return "\(primary)\(state)"
    }

    private func record(_ domain: TenantDomain) -> HTML? {
        if case .verified = domain.state { return nil }
        return detail.proof(of: domain).map { proof in
            """
            <p class="hint">TXT record: <code>\(proof.name)</code> with <code>\(proof.value)</code></p>
            """
        }
    }

    private func actions(_ domain: TenantDomain) -> HTML {
        func act(_ label: String, _ verb: StaticString) -> HTML {
            call.button(
                ButtonView(label, style: .quiet), posts: .consoleTenant(tenant.id, do: verb), ["host": domain.host])
        }
        var actions = HTML()
        if case .verified = domain.state {
            actions +=
                domain.isPrimary
                ? act("No primary domain", "no-primary-domain") : act("Make primary", "primary-domain")
        } else {
            actions += act("Check", "check-domain")
        }
        return actions + act("Remove", "remove-domain")
    }
}
