import HTTPTypes
import Hummingbird
import People
import Web

/// A page of the console: its title, its place in the navigation, and what stands in the middle.
struct ConsolePage {
    enum Section: String, CaseIterable {
        case overview = "Overview"
        case tenants = "Shops"
        case jobs = "Jobs"
        case mail = "Mail"
        case audit = "Audit trail"
        case health = "Health"
        case settings = "Settings"

        var url: SiteURL {
            switch self {
            case .overview: .console
            case .tenants: .consoleTenants
            case .jobs: .consoleJobs
            case .mail: .consoleMails
            case .audit: .consoleAudit([:])
            case .health: .consoleHealth
            case .settings: .consoleSettings
            }
        }

        var icon: Icon {
            switch self {
            case .overview: .home
            case .tenants: .store
            case .jobs: .clock
            case .mail: .mail
            case .audit: .history
            case .health: .heart
            case .settings: .filter
            }
        }
    }

    let title: String
    /// Nil for pages outside the navigation.
    var section: Section?
    /// What happened, above the page.
    var notice: Notice?
    /// Seconds after which a browser without scripts asks again; nil for a page that stands still.
    var refresh: Int?
    /// What to do here, beside the title.
    var actions: HTML?
    let main: HTML

    init(
        _ title: String, _ section: Section? = nil, notice: Notice? = nil, refresh: Int? = nil, actions: HTML? = nil,
        main: HTML
    ) {
        self.title = title
        self.section = section
        self.notice = notice
        self.refresh = refresh
        self.actions = actions
        self.main = main
    }
}

extension ConsoleCall {
    func answer(_ page: ConsolePage, status: HTTPResponse.Status = .ok) -> Response {
        .html(ConsoleLayout(page: page, call: self).html, status: status)
    }

    /// "See other", with what happened to be said there.
    func done(_ news: ConsoleNews, at url: SiteURL) -> Response {
        let separator = url.text.contains("?") ? "&" : "?"
        let target = SiteURL(local: "\(url.text)\(separator)done=\(news.rawValue)") ?? url
        return .redirect(to: target)
    }

    /// What the last form did, when the address says so.
    var news: Notice? {
        query["done"].flatMap { ConsoleNews(rawValue: $0) }.map { Notice($0.text, .good) }
    }
}

/// What a form of the console did.
enum ConsoleNews: String, CaseIterable {
    case renamed, suspended, resumed, deleting, undeleted, measured
    case exporting, cloning, importing
    case domainNoted = "domain-noted"
    case domainVerified = "domain-verified"
    case domainPrimary = "domain-primary"
    case domainNoPrimary = "domain-no-primary"
    case domainRemoved = "domain-removed"
    case jobDue = "job-due"
    case jobDiscarded = "job-discarded"
    case jobCancelled = "job-cancelled"
    case jobsDue = "jobs-due"
    case mailAgain = "mail-again"
    case addressCleared = "address-cleared"
    case passkeyAdded = "passkey-added"
    case passkeyRemoved = "passkey-removed"
    case renamedPasskey = "passkey-renamed"
    case secondFactorOff = "second-factor-off"
    case sessionsEnded = "sessions-ended"
    case provisioningResumed = "provisioning-resumed"

    var text: String {
        switch self {
        case .renamed: "The shop has its new name."
        case .suspended: "The shop is closed to visitors. Everything is kept."
        case .resumed: "The shop is open again."
        case .deleting: "The shop is closed and will be removed for good. Until then the deletion can be called off."
        case .undeleted: "The deletion is called off."
        case .measured: "Measured just now."
        case .exporting: "The archive is in line. It can be downloaded here once it is done, for seven days."
        case .cloning: "The copy is in line."
        case .importing: "The archive is here and in line. The shop opens once it is whole."
        case .domainNoted: "Noted. The domain counts once its TXT record is in the DNS: then press Check."
        case .domainVerified: "The record is there: the domain leads to the shop."
        case .domainPrimary: "The shop's other addresses lead there now."
        case .domainNoPrimary: "Each of the shop's addresses answers for itself."
        case .domainRemoved: "The domain does not lead to this shop any more."
        case .jobDue: "The job is due now."
        case .jobDiscarded: "The job is gone."
        case .jobCancelled: "The job is called off."
        case .jobsDue: "These jobs are due now."
        case .mailAgain: "The mail is on its way again."
        case .addressCleared: "Mail goes to this address again."
        case .passkeyAdded: "Your passkey is ready. Next time it signs you in."
        case .passkeyRemoved: "The passkey opens nothing any more. You may remove it from your device, too."
        case .renamedPasskey: "Saved."
        case .secondFactorOff: "The second factor is off. Your password alone signs you in."
        case .sessionsEnded: "All your other sessions have ended."
        case .provisioningResumed: "It goes on at the step that failed."
        }
    }
}

/// The document around a page of the console.
struct ConsoleLayout {
    let page: ConsolePage
    let call: ConsoleCall

    var html: HTML {
        """
        <!doctype html>
        <html lang="en" dir="ltr"><head>\(ConsoleHead(title: page.title, refresh: page.refresh).html)</head>
        <body data-layout="console">
        <a class="skip-link" href="#main">Skip to content</a>
        <header class="console-bar"><a class="brand" href="\(SiteURL.console)">Stoa <span class="muted">console</span></a>\
        <details class="console-menu"><summary class="icon-button">\(Icon.menu.html)\
        <span class="visually-hidden">Menu</span></summary>\(navigation("console-sheet"))</details></header>
        <aside class="console-side"><a class="brand" href="\(SiteURL.console)">Stoa <span class="muted">console</span></a>\
        \(navigation("console-nav"))</aside>
        <main id="main" class="console-main" tabindex="-1">\
        <div class="console-head"><h1>\(page.title)</h1>\
        \(page.actions.map { "<div class=\"console-actions\">\($0)</div>" as HTML })</div>\
        \(page.notice?.html)\(page.main)</main>
        </body></html>

        """
    }

    private func navigation(_ style: StaticString) -> HTML {
        """
        <nav class="\(HTML(trusted: "\(style)"))" aria-label="Console"><ul>\(ConsolePage.Section.allCases.html(link))</ul>\
        <div class="console-person"><p title="\(call.person.email)">\(Icon.user.html)\
        <a href="\(SiteURL.consoleAccount)">\(call.person.name)</a></p>\
        \(call.button(ButtonView("Sign out", style: .quiet), posts: .consoleSignOut))</div></nav>
        """
    }

    private func link(_ section: ConsolePage.Section) -> HTML {
        """
        <li><a href="\(section.url)"\(attribute: "aria-current", section == page.section ? "page" : nil)>\
        \(section.icon.html)<span>\(section.rawValue)</span></a></li>
        """
    }
}

/// What browsers read of a page of the console.
struct ConsoleHead {
    let title: String
    var refresh: Int?

    /// The platform's own hue.
    static let hue = 60

    var html: HTML {
        """
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · Stoa console</title><meta name="robots" content="noindex">
        <link rel="stylesheet" href="\(SiteURL.theme(hue: Self.hue))">\
        <link rel="stylesheet" href="\(Asset.stylesheet.url)"><link rel="stylesheet" href="\(Asset.consoleStylesheet.url)">\
        <link rel="stylesheet" href="\(Asset.deskStylesheet.url)">\
        <script src="\(Asset.consoleScript.url)" type="module"></script>\
        <link rel="icon" href="\(Asset.favicon.url)" type="image/svg+xml">\
        <meta name="color-scheme" content="light dark">\(noscript)
        """
    }

    private var noscript: HTML? {
        refresh.map { "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>" }
    }
}
