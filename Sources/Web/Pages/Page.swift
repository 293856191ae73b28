/// One page: what it is about, and what stands in its middle. ``html(in:)`` puts the frame around it.
public struct Page: Sendable {
    /// How much of the frame is shown.
    public enum Layout: Sendable {
        /// Search, categories, footer: for looking around.
        case browsing
        /// Only the name and a way back: for paying.
        case focused
    }

    public var title: String
    /// For search results and shared links; at most about 160 characters are shown.
    public var description: String?
    /// The one address of this content, without what does not change it; nil keeps search engines away.
    public var canonical: SiteURL?
    /// The picture for shared links.
    public var image: SiteURL?
    /// Open Graph's kind: "website", "product".
    public var kind: String
    public var structuredData: [JSON]
    public var layout: Layout
    /// What was searched for, shown in the search field again.
    public var searchText: String
    /// The entry of the category bar that this page belongs to.
    public var section: SiteURL?
    /// Shown above the page as it opens.
    public var toast: Toast?
    /// The address of the next and previous page of a list.
    public var previous: SiteURL?
    public var next: SiteURL?
    public var main: HTML

    public init(
        title: String, description: String? = nil, canonical: SiteURL? = nil, image: SiteURL? = nil,
        kind: String = "website", structuredData: [JSON] = [], layout: Layout = .browsing, searchText: String = "",
        section: SiteURL? = nil, toast: Toast? = nil, previous: SiteURL? = nil, next: SiteURL? = nil, main: HTML
    ) {
        self.title = title
        self.description = description
        self.canonical = canonical
        self.image = image
        self.kind = kind
        self.structuredData = structuredData
        self.layout = layout
        self.searchText = searchText
        self.section = section
        self.toast = toast
        self.previous = previous
        self.next = next
        self.main = main
    }

    /// The whole document.
    public func html(in frame: PageFrame) -> HTML {
        PageLayout(page: self, frame: frame).html
    }
}
