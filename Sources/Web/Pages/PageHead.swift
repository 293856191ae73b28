/// What browsers, search engines and shared links read of a page.
struct PageHead {
    let page: Page
    let frame: PageFrame

    var html: HTML {
        """
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>\(meta("description", page.description))
        <link rel="stylesheet" href="\(SiteURL.theme(hue: frame.hue))">\
        <link rel="stylesheet" href="\(Asset.stylesheet.url)">\
        <script src="\(Asset.script.url)" type="module"></script>\
        <link rel="icon" href="\(icon)" type="image/svg+xml">\
        <meta name="color-scheme" content="light dark">
        \(canonical)\(openGraph)\(page.structuredData.html(structuredData))
        """
    }

    private var icon: SiteURL {
        frame.isShop ? .icon(hue: frame.hue) : Asset.favicon.url
    }

    private var title: String {
        page.title == frame.shopName ? frame.shopName : page.title + " · " + frame.shopName
    }

    private func meta(_ name: StaticString, _ content: String?) -> HTML? {
        content.map { "<meta name=\"\(HTML(trusted: "\(name)"))\" content=\"\($0)\">" }
    }

    private var canonical: HTML {
        guard let canonical = page.canonical else { return "<meta name=\"robots\" content=\"noindex\">" }
        return """
            <link rel="canonical" href="\(canonical.absolute(base: frame.baseAddress))">\
            \(page.previous.map { "<link rel=\"prev\" href=\"\($0)\">" as HTML })\
            \(page.next.map { "<link rel=\"next\" href=\"\($0)\">" as HTML })
            """
    }

    private var openGraph: HTML {
        guard let canonical = page.canonical else { return HTML() }
        return """
            \(property("og:title", page.title))\(property("og:type", page.kind))\
            \(property("og:url", canonical.absolute(base: frame.baseAddress)))\
            \(property("og:site_name", frame.shopName))\
            \(property("og:locale", String(frame.locale.map { $0 == "-" ? "_" : $0 })))\
            \(page.description.map { property("og:description", $0) })\
            \(page.image.map { property("og:image", $0.absolute(base: frame.baseAddress)) })\
            \(page.image.map { _ in property("og:image:alt", page.title) })\
            <meta name="twitter:card" content="\(page.image == nil ? "summary" : "summary_large_image")">
            """
    }

    private func property(_ name: String, _ content: String) -> HTML {
        "<meta property=\"\(name)\" content=\"\(content)\">"
    }

    private func structuredData(_ data: JSON) -> HTML {
        "<script type=\"application/ld+json\">\(json: data)</script>"
    }
}
