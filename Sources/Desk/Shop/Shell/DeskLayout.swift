import HTTPTypes
import HummingbirdCore
import People
import Tenancy
import Vocabulary
import Web

/// The document around a page of the desk: navigation at the side, search and the person above.
struct DeskLayout {
    let page: DeskPage
    let call: DeskCall

    var html: HTML {
        """
        <!doctype html>
        <html lang="en" dir="ltr"\(attribute: "data-theme", call.visit.theme.attribute)>\
        <head>\(DeskHead(title: page.title, shop: call.shop).html)</head>
        <body data-layout="desk">
        <a class="skip-link" href="#main">Skip to content</a>
        <aside class="desk-side">\(brand)\(navigation("desk-nav"))</aside>
        <div class="desk-body"><header class="desk-bar">\
        <details class="desk-menu"><summary class="icon-button">\(Icon.menu.html)\
        <span class="visually-hidden">Menu</span></summary>\(navigation("desk-sheet"))</details>\
        \(call.isVendors ? nil : search)\(profile)</header>
        \(banners)\
        <main id="main" class="console-main" tabindex="-1">\
        <div class="console-head"><div>\(parent)<h1>\(page.title)</h1></div>\
        \(page.actions.map { "<div class=\"console-actions\">\($0)</div>" as HTML })</div>\
        \(page.notice?.html)\(page.main)</main></div>
        </body></html>

        """
    }

    private var brand: HTML {
        "<a class=\"brand desk-brand\" href=\"\(SiteURL.desk)\">\(call.shop.settings.name)</a>"
    }

    private var parent: HTML? {
        page.parent.map { "<a class=\"desk-parent\" href=\"\($0.url)\">\(Icon.chevronBack.html)\($0.title)</a>" }
    }

    // MARK: - Navigation

    private func navigation(_ style: StaticString) -> HTML {
        let sections = call.sections
        let groups = DeskSection.Group.allCases.html { group in
            let own = sections.filter { $0.group == group }
            guard !own.isEmpty else { return HTML() }
            let title: HTML? = group.rawValue.isEmpty ? nil : "<p class=\"desk-group\">\(group.rawValue)</p>"
            return "\(title)<ul>\(own.html(link))</ul>"
        }
        return """
            <nav class="\(HTML(trusted: "\(style)"))" aria-label="Desk"><div>\(groups)</div>\
            <a class="desk-shop" href="\(SiteURL.home)">\(Icon.store.html)<span>Visit the shop</span></a></nav>
            """
    }

    private func link(_ section: DeskSection) -> HTML {
        """
        <li><a href="\(section.url)"\(attribute: "aria-current", section == page.section ? "page" : nil)>\
        \(section.icon.html)<span>\(section.title)</span></a></li>
        """
    }

    // MARK: - The bar

    private var search: HTML {
        """
        <search class="desk-search"><form action="\(SiteURL.desk(.search))" method="get" role="search">\
        \(Icon.search.html)<label class="visually-hidden" for="desk-search">Search the desk</label>\
        <input id="desk-search" name="q" type="search" value="\(page.section == nil ? call.query["q"] : nil)" \
        placeholder="Search" maxlength="100" autocomplete="off" enterkeyhint="search" data-search>\
        <kbd aria-hidden="true">/</kbd></form></search>
        """
    }

    private var profile: HTML {
        """
        <details class="desk-person"><summary><span class="desk-initials" aria-hidden="true">\(initials)</span>\
        <span class="desk-person-name">\(call.name)</span>\(Icon.chevronDown.html)</summary>\
        <div class="desk-person-panel"><p class="desk-person-head"><strong>\(call.name)</strong>\
        <span>\(call.email)</span><span>\(call.role.title)</span></p>\(links)\(theme)\
        <div class="desk-leave">\(leave)</div></div></details>
        """
    }

    private var links: HTML? {
        guard call.member != nil else { return nil }
        return """
            <ul><li><a href="\(SiteURL.desk(.profile))">\(Icon.user.html)Your profile</a></li>\
            <li><a href="\(SiteURL.desk(.sessions))">\(Icon.device.html)Your sessions</a></li>\
            <li><a href="\(SiteURL.desk(.otherShops))">\(Icon.store.html)Your other shops</a></li></ul>
            """
    }

    private var theme: HTML {
        """
        <form class="desk-theme" method="post" action="\(SiteURL.desk(.theme))">\(call.csrfField)\
        \(HiddenFields(["next": call.visit.request.method == .get ? call.here.text : SiteURL.desk.text]).html)\
        <fieldset><legend>Look</legend><div class="desk-theme-choices">\(DeskTheme.allCases.html { theme in
            """
            <button type="submit" name="theme" value="\(theme.rawValue)"\
            \(attribute: "aria-pressed", theme == call.visit.theme ? "true" : "false")>\(theme.title)</button>
            """ as HTML
        })</div></fieldset></form>
        """
    }

    private var leave: HTML {
        call.member == nil
            ? call.button(ButtonView("End the visit", style: .secondary, isWide: true), posts: .desk(.endVisit))
            : call.button(ButtonView("Sign out", style: .secondary, isWide: true), posts: .desk(.signOut))
    }

    private var initials: String {
        let words = call.name.split(separator: " ")
        let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }
        return String(letters).uppercased()
    }

    // MARK: - What holds for every page

    private var banners: HTML {
        var banners: [HTML] = []
        if case .visitor(let visit) = call.person {
            banners.append(
                """
                <div class="desk-banner desk-banner-warn" role="status">\(Icon.alert.html)<p><strong>You are here as an \
                operator</strong>, until \(call.formats.moment(visit.endsAt)): \(visit.reason) The owners were told, and \
                everything you change is written down.</p>\
                \(call.button(ButtonView("End the visit", style: .secondary), posts: .desk(.endVisit)))</div>
                """)
        }
        if !call.shop.tenant.isSelling {
            banners.append(
                """
                <div class="desk-banner" role="status">\(Icon.lock.html)<p><strong>The shop is closed to visitors.</strong> \
                Everything can be read here, and nothing can be changed, until it is open again.</p></div>
                """)
        }
        return banners.joined()
    }
}

/// What browsers read of a page of the desk.
struct DeskHead {
    let title: String
    let shop: Shop

    var html: HTML {
        """
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(shop.settings.name)</title><meta name="robots" content="noindex">
        <link rel="stylesheet" href="\(SiteURL.theme(hue: shop.settings.hue))">\
        <link rel="stylesheet" href="\(Asset.stylesheet.url)"><link rel="stylesheet" href="\(Asset.consoleStylesheet.url)">\
        <link rel="stylesheet" href="\(Asset.deskStylesheet.url)">\
        <script src="\(Asset.consoleScript.url)" type="module"></script>\
        <link rel="icon" href="\(SiteURL.icon(hue: shop.settings.hue))" type="image/svg+xml">\
        <meta name="color-scheme" content="light dark">
        """
    }
}

/// The document around a page that leads in: no navigation, one thing to do.
struct DeskDoor {
    let title: String
    let shop: Shop
    let theme: DeskTheme
    let main: HTML

    var html: HTML {
        """
        <!doctype html>
        <html lang="en" dir="ltr"\(attribute: "data-theme", theme.attribute)>\
        <head>\(DeskHead(title: title, shop: shop).html)</head>
        <body data-layout="console-door"><main id="main" class="console-door" tabindex="-1">
        <p class="brand">\(shop.settings.name) <span class="muted">desk</span></p><h1>\(title)</h1>\(main)
        </main></body></html>

        """
    }
}
