import Infrastructure
import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Asking for a shop, and watching it come up.
enum NewShopPages {
    static let routes = [
        ConsoleRoute.page(ConsolePath.newShop) { $0.newShopForm(FormState(), status: .ok) },
        ConsoleRoute.form(ConsolePath.newShop) { try await $0.requestShop() },
        ConsoleRoute.page(ConsolePath.provisioning) { try await $0.provisioningPage() },
        ConsoleRoute.form(ConsolePath.retryProvisioning) { try await $0.retryProvisioning() },
    ]
}

extension ConsoleCall {
    fileprivate func newShopForm(_ form: FormState, status: HTTPResponse.Status) -> Response {
        answer(
            ConsolePage(
                "New shop", .tenants, main: NewShopView(form: form, call: self).html), status: status)
    }

    fileprivate func requestShop() async throws -> Response {
        var state = FormState(form.without("csrf", "ownerPassword"))
        let draft = NewShopDraft(
            businessName: form["businessName"] ?? "", ownerEmail: form["ownerEmail"] ?? "",
            domain: form["domain"] ?? "", currency: state.text("currency"), country: state.text("country"),
            locale: state.text("locale"), timeZone: state.text("timeZone"))
        do {
            let tenant = try await acts.requestShop(
                draft, password: form["ownerPassword"] ?? "", key: String((form["key"] ?? "").prefix(64)))
            return .redirect(to: .consoleProvisioning(tenant))
        } catch let refused as NewShopRefused {
            for error in refused.errors { state.refuse(error.field, error.message) }
            return newShopForm(state, status: .unprocessableContent)
        } catch is PasswordHasherBusy {
            state.notice = "There is a lot going on. Try again in a moment."
            return newShopForm(state, status: .serviceUnavailable)
        }
    }

    fileprivate func provisioningPage() async throws -> Response {
        guard let (asked, report) = try await office.provisioning(of: tenantID()) else { throw Problem.notFound }
        let isUnderWay = report.status != .ready && report.status != .failed
        return answer(
            ConsolePage(
                asked.settings.name, .tenants, notice: news, refresh: isUnderWay ? 2 : nil,
                main: ProvisioningPageView(asked: asked, report: report, call: self).html))
    }

    fileprivate func retryProvisioning() async throws -> Response {
        let tenant = try tenantID()
        let isRetried = try await acts.retryProvisioning(of: tenant)
        return isRetried
            ? done(.provisioningResumed, at: .consoleProvisioning(tenant)) : .redirect(to: .consoleProvisioning(tenant))
    }
}

/// The form for a new shop.
struct NewShopView {
    let form: FormState
    let call: ConsoleCall

    private static let labels = [
        "businessName": "Name", "ownerEmail": "Owner's e-mail", "ownerPassword": "Owner's password",
        "domain": "Address", "country": "Country", "currency": "Currency", "locale": "Language",
        "timeZone": "Time zone",
    ]

    var html: HTML {
        """
        <div class="narrow">\(ErrorSummary(form, title: "Please look at this again", labels: Self.labels).html)\
        <form method="post" action="\(SiteURL.consoleNewShop)" class="stack" novalidate>\(call.csrfField)\
        \(HiddenFields(["key": form.text("key") ?? AccessToken().text]).html)\(shop)\(owner)\(habits)\
        <div class="form-end">\(ButtonView("Make this shop", isLarge: true).submit())\
        <a href="\(SiteURL.consoleTenants)">Back to the shops</a></div></form></div>
        """
    }

    private var shop: HTML {
        ConsolePanel(
            title: "Shop",
            content: """
                <div class="fields">\
                \(FormField("businessName", label: "Name of the business", hint: "What visitors read.").text(form))\
                \(FormField(
                    "domain", label: "Address",
                    hint: "A name below \(call.office.baseDomain), such as tea, or a domain of its own, such as shop.example.com."
                ).text(form, maxLength: 253))</div>
                """
        ).html
    }

    private var owner: HTML {
        ConsolePanel(
            title: "Owner",
            content: """
                <div class="fields">\
                \(FormField("ownerEmail", label: "E-mail address", autocomplete: "off", columns: 3)
                    .text(form, type: "email", maxLength: 254))\
                \(FormField(
                    "ownerPassword", label: "First password", hint: "10 characters or more, none that many people use.",
                    autocomplete: "new-password", columns: 3
                ).text(FormState([:], errors: form.errors), type: "password", maxLength: 256))</div>
                """
        ).html
    }

    private var habits: HTML {
        ConsolePanel(
            title: "Habits of its country",
            content: """
                <div class="fields">\(FormField("country", label: "Country", hint: "Decides what is left empty here.")
                    .select(form, choices: Self.countries, prompt: "United States, or as the language says"))\
                \(optional("currency", "Currency", "Such as EUR", 3))\(optional("locale", "Language", "Such as en-IE", 3))\
                \(optional("timeZone", "Time zone", "Such as Europe/Dublin", 2))</div>
                """
        ).html
    }

    private func optional(_ name: String, _ label: String, _ hint: String, _ length: Int) -> HTML {
        FormField(name, label: label, hint: hint, isRequired: false, optionalWord: "optional", columns: 2)
            .text(form, maxLength: 100)
    }

    private static let countries = CountryDefaults.countries
        .map { FormField.Choice($0.code, ConsoleFormat.country($0.code)) }
        .sorted { $0.label < $1.label }
}

/// A shop on its way: the steps, and how far it is.
struct ProvisioningPageView {
    let asked: Provisioning
    let report: ProvisioningReport
    let call: ConsoleCall

    private static let steps: [(ProvisioningStatus, String)] = [
        (.pending, "Asked for"), (.creatingTenant, "Making its database"),
        (.seedingData, "Accounts, warehouse, roles, tax, its owner"), (.configuring, "Entering it in the registry"),
        (.ready, "Open"),
    ]

    var html: HTML {
        """
        <div class="narrow" id="provisioning"\(attribute: "data-live", isUnderWay ? "1" : nil)>\
        <p class="mono muted">\(asked.host ?? "\(asked.slug).\(call.office.baseDomain)")</p>\
        \(ConsolePanel(title: title, content: content).html)</div>
        """
    }

    private var isUnderWay: Bool { report.status != .ready && report.status != .failed }

    private var title: String {
        switch report.status {
        case .ready: "The shop is open"
        case .failed: "The shop could not be made"
        default: "The shop is on its way"
        }
    }

    private var content: HTML {
        """
        <div class="progress-line"><progress max="100" value="\(report.progress)" aria-label="Progress">\
        \(report.progress) %</progress><span role="status">\(report.progress) %\(remaining)</span></div>\
        <ol class="step-list">\(Self.steps.html(step))</ol>\(failure)\(welcome)
        """
    }

    private var remaining: HTML? {
        guard isUnderWay, let seconds = report.estimatedSecondsRemaining else { return nil }
        return " · about \(seconds) s left"
    }

    private func step(_ status: ProvisioningStatus, _ label: String) -> HTML {
        let order = Self.steps.map(\.0)
        let present = order.firstIndex(of: asked.failedStep ?? report.status) ?? 0
        let place = order.firstIndex(of: status) ?? 0
        let isFailed = report.status == .failed && place == present
        let state =
            isFailed
            ? "failed" : place < present || report.status == .ready ? "done" : place == present ? "current" : "open"
        let mark: HTML =
            switch state {
            case "done": Icon.check.html
            case "failed": Icon.alert.html
            default: "\(place + 1)"
            }
        let word = ["done": "done", "failed": "failed", "current": "now"][state]
        return """
            <li data-state="\(state)"\(attribute: "aria-current", state == "current" ? "step" : nil)>\
            <span class="steps-mark">\(mark)</span><span>\(label)\
            \(word.map { "<span class=\"visually-hidden\"> (\($0))</span>" as HTML })</span></li>
            """
    }

    private var failure: HTML? {
        guard report.status == .failed else { return nil }
        return """
            \(Notice(report.error ?? "The program does not say why.", .bad).html)\
            <p class="hint">What was done so far is kept. Mend the cause, then let it go on.</p>\
            \(call.button(ButtonView("Go on"), posts: .consoleRetryProvisioning(report.tenant)))
            """
    }

    private var welcome: HTML? {
        guard report.status == .ready else { return nil }
        return """
            <p class="hint">\(asked.ownerEmail) signs in with the password that was given.</p>\
            <div class="form-end">\(ButtonView("Open the shop's page").link(to: .consoleTenant(report.tenant)))\
            \(ButtonView("Another shop", style: .secondary, icon: .plus).link(to: .consoleNewShop))</div>
            """
    }
}
