import Foundation

/// What the search field offers while someone types: the inside of its list box.
public struct SuggestionList: Sendable {
    public struct Item: Sendable {
        public var title: String
        public var url: SiteURL
        /// A price, or "in Teapots".
        public var detail: String?
        /// nil shows the sign of a search instead.
        public var picture: Picture?

        public init(_ title: String, url: SiteURL, detail: String? = nil, picture: Picture? = nil) {
            self.title = title
            self.url = url
            self.detail = detail
            self.picture = picture
        }
    }

    public var items: [Item]
    /// What was typed, shown strong within the titles.
    public var typed: String

    public init(_ items: [Item], typed: String) {
        self.items = items
        self.typed = typed
    }

    public var html: HTML {
        items.html { item in
            """
            <a role="option" aria-selected="false" href="\(item.url)">\(item.picture?.html ?? Icon.search.html)\
            <span>\(marked(item.title))</span>\
            \(item.detail.map { "<span class=\"hint\">\($0)</span>" as HTML })</a>
            """
        }
    }

    private func marked(_ title: String) -> HTML {
        guard !typed.isEmpty, let found = title.range(of: typed, options: [.caseInsensitive, .diacriticInsensitive])
        else {
            return HTML(text: title)
        }
        let before = String(title[..<found.lowerBound])
        let after = String(title[found.upperBound...])
        return "\(before)<mark>\(String(title[found]))</mark>\(after)"
    }
}
