import Web

/// The way on in a list that goes from the newest to the oldest, and back to its beginning.
struct OlderLink {
    /// The id of the last that is shown; nil at the end.
    let last: String?
    /// The list with a query of its own; "before" in it says where a page begins.
    let list: (Fields) -> SiteURL
    let query: Fields

    var html: HTML {
        let isLater = query["before"] != nil
        guard isLater || last != nil else { return HTML() }
        let newest: HTML? =
            isLater
            ? """
            <a class="pagination-step" rel="first" href="\(list(query.without("before", "done")))">\
            \(Icon.chevronBack.html)<span>Newest</span></a>
            """ : nil
        let older: HTML? = last.map { last in
            """
            <a class="pagination-step" rel="next" href="\(list(query.without("done").setting("before", to: last)))">\
            <span>Older</span>\(Icon.chevronForward.html)</a>
            """
        }
        return "<nav class=\"pagination\" aria-label=\"Pages\">\(newest)\(older)</nav>"
    }
}
