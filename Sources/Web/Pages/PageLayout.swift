/// The document around a page: head, header, category bar, footer.
struct PageLayout {
    let page: Page
    let frame: PageFrame

    private var words: Words { frame.words }

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(frame.words.tag)" dir="\(words.direction)"><head>\(PageHead(page: page, frame: frame).html)</head>
        <body data-layout="\(page.layout == .browsing ? "browsing" : "focused")">
        <a class="skip-link" href="#main">\(words(.skipToContent))</a>
        \(page.layout == .browsing ? header : focusedHeader)
        <main id="main" tabindex="-1">\(page.main)</main>
        \(footer)
        <div class="toasts" id="toasts" role="status" aria-live="polite" aria-atomic="false">\(page.toast?.html)</div>
        </body></html>

        """
    }

    // MARK: - Header

    private var header: HTML {
        """
        <header class="site-header"><div class="site-header-row wrap">\(categorySheet)\(brand)\(search)\
        <nav class="site-actions" data-visitor="\(SiteURL.visitor.text)">\(accountLink)\(cartLink)</nav></div>\
        \(categoryBar)</header>
        """
    }

    private var focusedHeader: HTML {
        """
        <header class="site-header"><div class="site-header-row wrap">\(brand)\
        \(frame.isShop ? secureHint : nil)<nav class="site-actions">\(frame.isShop ? cartLink : nil)</nav></div></header>
        """
    }

    private var secureHint: HTML {
        "<p class=\"secure-hint\">\(Icon.lock.html)<span>\(words(.secureCheckout))</span></p>"
    }

    private var brand: HTML {
        let inside: HTML =
            frame.logo.map { "<img src=\"\($0)\" alt=\"\(frame.shopName)\" height=\"32\">" }
            ?? "\(frame.shopName)"
        return "<a class=\"brand\" href=\"\(SiteURL.home)\">\(inside)</a>"
    }

    private var search: HTML {
        """
        <search class="site-search"><form action="\(SiteURL.search())" method="get" role="search" data-suggest="\
        \(SiteURL.suggestions.text)">\(Icon.search.html)<label class="visually-hidden" for="site-search">\
        \(words(.searchPlaceholder))</label><input id="site-search" name="q" type="search" value="\(page.searchText)" \
        placeholder="\(words(.searchPlaceholder))" maxlength="100" autocomplete="off" enterkeyhint="search">\
        <button class="visually-hidden" type="submit">\(words(.search))</button></form></search>
        """
    }

    /// The same for everybody: the script says the name of who is signed in.
    private var accountLink: HTML {
        """
        <a class="account-link" href="\(SiteURL.account)">\(Icon.user.html)\
        <span class="account-link-word" data-account-name>\(words(.account))</span></a>
        """
    }

    private var cartLink: HTML {
        """
        <a class="cart-link" href="\(SiteURL.cart)">\(Icon.cart.html)<span class="cart-link-word">\(words(.cart))</span>\
        <span class="cart-count" data-cart-count="\(SiteURL.cartCount.text)" hidden></span></a>
        """
    }

    /// On phones the categories open as a sheet, which needs no script.
    private var categorySheet: HTML {
        guard !frame.categories.isEmpty else { return HTML() }
        return """
            <details class="menu-sheet"><summary class="icon-button">\(Icon.menu.html)\
            <span class="visually-hidden">\(words(.menu))</span></summary>\
            <nav class="menu-panel" aria-label="\(words(.categories))"><ul>\
            \(categoryLink(PageFrame.Link(words(.allProducts), .products())))\
            \(frame.categories.html(categoryLink))</ul></nav></details>
            """
    }

    private var categoryBar: HTML {
        guard !frame.categories.isEmpty else { return HTML() }
        return """
            <nav class="category-bar" aria-label="\(words(.categories))"><ul class="wrap">\
            \(frame.categories.html(categoryLink))</ul></nav>
            """
    }

    private func categoryLink(_ link: PageFrame.Link) -> HTML {
        link.url == page.section
            ? "<li><a href=\"\(link.url)\" aria-current=\"page\">\(link.title)</a></li>"
            : "<li><a href=\"\(link.url)\">\(link.title)</a></li>"
    }

    // MARK: - Footer

    private var footer: HTML {
        let pages = frame.textPages.html { "<li><a href=\"\($0.url)\">\($0.title)</a></li>" }
        guard page.layout == .browsing else {
            return """
                <footer class="site-footer"><div class="wrap"><ul class="footer-line">\(pages)</ul></div></footer>
                """
        }
        return """
            <footer class="site-footer"><div class="wrap footer-grid">\
            <div><p class="footer-brand">\(frame.shopName)</p><p class="muted">\(words(.poweredBy))</p></div>\
            <nav aria-label="\(words(.footerShop))"><p class="footer-title">\(words(.footerShop))</p>\
            <ul class="footer-columns"><li><a href="\(SiteURL.products())">\(words(.allProducts))</a></li>\
            \(frame.categories.prefix(11).html { "<li><a href=\"\($0.url)\">\($0.title)</a></li>" })</ul></nav>\
            <nav aria-label="\(words(.footerHelp))"><p class="footer-title">\(words(.footerHelp))</p><ul>\
            <li><a href="\(SiteURL.search())">\(words(.search))</a></li>\
            <li><a href="\(SiteURL.cart)">\(words(.yourCart))</a></li>\(pages)</ul></nav></div></footer>
            """
    }
}
