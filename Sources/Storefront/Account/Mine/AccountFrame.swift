internal import Hummingbird
internal import HTTPTypes
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// A page of an account: its sections at the side, or above on phones.
struct AccountFrame {
    enum Section: CaseIterable {
        case overview, orders, addresses, profile, passkeys, sessions, data

        var word: AccountWord {
            switch self {
            case .overview: .overview
            case .orders: .orders
            case .addresses: .addresses
            case .profile: .details
            case .passkeys: .passkeys
            case .sessions: .sessions
            case .data: .data
            }
        }

        var url: SiteURL {
            switch self {
            case .overview: .account
            case .orders: .accountOrders()
            case .addresses: .accountAddresses
            case .profile: .accountProfile
            case .passkeys: .accountPasskeys
            case .sessions: .accountSessions
            case .data: .accountData
            }
        }
    }

    let title: String
    let section: Section
    var notice: Notice?
    let words: Words
    let formToken: HTML
    let content: HTML

    var html: HTML {
        """
        <div class="wrap page account"><nav class="account-nav" aria-label="\(words(.yourAccount))"><ul role="list">\
        \(Section.allCases.html(link))</ul><form method="post" action="\(SiteURL.signOut)">\(formToken)\
        \(ButtonView(words(.signOut), style: .quiet).submit())</form></nav>\
        <div class="account-main stack"><header class="page-head"><h1>\(title)</h1></header>\(notice?.html)\(content)</div></div>
        """
    }

    private func link(_ section: Section) -> HTML {
        """
        <li><a href="\(section.url)"\(attribute: "aria-current", section == self.section ? "page" : nil)>\
        \(words(section.word))</a></li>
        """
    }
}

extension CustomerVisit {
    var words: Words { Words(shop.settings.locale) }

    /// A page of the account.
    /// - Parameter title: nil for the section's own.
    func page(
        _ section: AccountFrame.Section, title: String? = nil, notice: Notice? = nil,
        status: HTTPResponse.Status = .ok, _ content: HTML
    ) async throws -> Response {
        let settings = shop.settings
        let catalog = try await database.read { try ShopCatalog(settings, in: $0) }
        let frame = AccountFrame(
            title: title ?? words(section.word), section: section, notice: notice ?? doneNotice, words: words,
            formToken: formToken, content: content)
        return try site.personalPage(Page(title: frame.title, main: frame.html), catalog, context, status: status)
    }

    /// What was just done, as the address says.
    private var doneNotice: Notice? {
        switch query["notice"] {
        case "saved": Notice(words(.saved), .good)
        case "ended": Notice(words(.sessionEnded), .good)
        case "password": Notice(words(.passwordChanged), .good)
        case "email": Notice(words(.emailChanged), .good)
        case "passkey-added": Notice(words(.passkeyAdded), .good)
        case "passkey-removed": Notice(words(.passkeyRemoved), .good)
        case "full": Notice(words(.addressBookFull), .bad)
        default: nil
        }
    }

    /// A form that does one thing when its button is pressed.
    func button(_ button: ButtonView, posts url: SiteURL, _ fields: Fields = [:]) -> HTML {
        """
        <form class="inline-form" method="post" action="\(url)">\(formToken)\(HiddenFields(fields).html)\
        \(button.submit())</form>
        """
    }

    func summary(of form: FormState) -> HTML {
        ErrorSummary(form, title: words(.fixErrors), labels: AccountFields.labels(words)).html
    }
}
