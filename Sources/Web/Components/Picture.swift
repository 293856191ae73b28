/// A picture with room kept for it, so that nothing jumps; without one, a drawn placeholder of the same shape.
public struct Picture: Sendable {
    public var source: SiteURL?
    /// Smaller and larger versions with their widths in pixels.
    public var versions: [(url: SiteURL, width: Int)]
    public var alt: String
    /// Pixels; the shape counts, not the size.
    public var width: Int
    public var height: Int
    /// CSS lengths that say how wide the picture stands: "(min-width: 60em) 25vw, 50vw".
    public var sizes: String?
    /// The largest picture in sight as the page opens: loaded first. Others load as they come near.
    public var isFirst: Bool
    /// Ties the card's picture to the product page's, for the morph between the pages.
    public var transition: String?

    public init(
        _ source: SiteURL?, alt: String, width: Int = 800, height: Int = 1_000,
        versions: [(url: SiteURL, width: Int)] = [], sizes: String? = nil, isFirst: Bool = false,
        transition: String? = nil
    ) {
        self.source = source
        self.alt = alt
        self.width = width
        self.height = height
        self.versions = versions
        self.sizes = sizes
        self.isFirst = isFirst
        self.transition = transition
    }

    public var html: HTML {
        guard let source else {
            return "<span class=\"picture-missing\" role=\"img\" aria-label=\"\(alt)\">\(Icon.image.html)</span>"
        }
        let set = versions.map { "\($0.url.text) \($0.width)w" }.joined(separator: ", ")
        return """
            <img class="picture" src="\(source)" alt="\(alt)" width="\(width)" height="\(height)"\
            \(attribute: "srcset", set.isEmpty ? nil : set)\(attribute: "sizes", set.isEmpty ? nil : sizes)\
            \(attribute: "loading", isFirst ? "eager" : "lazy")\
            \(attribute: "fetchpriority", isFirst ? "high" : nil) decoding="async"\
            \(attribute: "data-morph", transition)>
            """
    }
}
