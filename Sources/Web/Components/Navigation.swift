/// Where one is, from the home page down; also told to search engines.
public struct Breadcrumbs: Sendable {
    public struct Step: Sendable {
        public var title: String
        public var url: SiteURL

        public init(_ title: String, _ url: SiteURL) {
            self.title = title
            self.url = url
        }
    }

    public var steps: [Step]
    /// The page itself, which is not a link.
    public var current: String

    public init(_ steps: [Step], current: String) {
        self.steps = steps
        self.current = current
    }

    public func html(_ words: Words) -> HTML {
        """
        <nav class="breadcrumbs" aria-label="\(words(.breadcrumbs))"><ol>\
        \(steps.html { "<li><a href=\"\($0.url)\">\($0.title)</a>\(Icon.chevronForward.html)</li>" })\
        <li aria-current="page">\(current)</li></ol></nav>
        """
    }

    /// `BreadcrumbList` of schema.org.
    public func structuredData(base: String) -> JSON {
        let items = steps.enumerated().map { index, step -> JSON in
            [
                "@type": "ListItem", "position": .integer(Int64(index + 1)), "name": .string(step.title),
                "item": .string(step.url.absolute(base: base)),
            ]
        }
        let last: JSON = [
            "@type": "ListItem", "position": .integer(Int64(steps.count + 1)), "name": .string(current),
        ]
        return ["@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": .array(items + [last])]
    }
}

/// The pages of a list, as real links.
public struct Pagination: Sendable {
    /// From 1.
    public var page: Int
    public var pageCount: Int
    public var url: @Sendable (Int) -> SiteURL

    public init(page: Int, pageCount: Int, url: @escaping @Sendable (Int) -> SiteURL) {
        self.page = page
        self.pageCount = pageCount
        self.url = url
    }

    public func html(_ words: Words) -> HTML {
        guard pageCount > 1 else { return HTML() }
        return """
            <nav class="pagination" aria-label="\(words(.pages))">\
            \(step(page - 1, words(.previous), rel: "prev", icon: .chevronBack))\
            <ol>\(Self.shown(page: page, of: pageCount).html(number))</ol>\
            \(step(page + 1, words(.next), rel: "next", icon: .chevronForward))\
            <p class="pagination-brief">\(words(.pageOf, String(page), String(pageCount)))</p></nav>
            """
    }

    private func number(_ number: Int?) -> HTML {
        guard let number else { return "<li class=\"pagination-gap\">…</li>" }
        return number == page
            ? "<li><a aria-current=\"page\" href=\"\(url(number))\">\(number)</a></li>"
            : "<li><a href=\"\(url(number))\">\(number)</a></li>"
    }

    private func step(_ target: Int, _ label: String, rel: String, icon: Icon) -> HTML {
        let words: HTML = "<span>\(label)</span>"
        let inside = rel == "prev" ? icon.html + words : words + icon.html
        guard (1...pageCount).contains(target) else {
            return "<span class=\"pagination-step\" aria-disabled=\"true\">\(inside)</span>"
        }
        return "<a class=\"pagination-step\" rel=\"\(rel)\" href=\"\(url(target))\">\(inside)</a>"
    }

    /// The first, the last, and those around the present one; nil where some are left out.
    static func shown(page: Int, of count: Int) -> [Int?] {
        let wanted = Set([1, count] + Array(page - 1...page + 1)).filter { (1...count).contains($0) }.sorted()
        var shown: [Int?] = []
        for number in wanted {
            if case .some(.some(let last)) = shown.last, number - last > 1 {
                shown.append(number - last == 2 ? last + 1 : nil)
            }
            shown.append(number)
        }
        return shown
    }
}
