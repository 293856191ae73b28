public import Vocabulary

/// What a person sees when something went wrong: what it means, what to do, and nothing of our insides.
public struct ErrorPage: Sendable {
    public var problem: Problem
    /// Told to the visitor for failures that are ours, so that the log line can be found.
    public var requestID: String

    public init(_ problem: Problem, requestID: String) {
        self.problem = problem
        self.requestID = requestID
    }

    /// - Parameter frame: of the shop; nil when there is none, or none could be found.
    public func html(in frame: PageFrame?) -> HTML {
        let words = frame?.words ?? .english
        let (title, text) = explanation(words)
        let isOurs = problem.status >= 500 && !isSuspended
        let main: HTML = """
            <div class="wrap page error-page">\
            <p class="error-code" aria-hidden="true">\(problem.status)</p>\
            \(EmptyState(icon: icon, title: title, text: text, action: action(words, hasShop: frame != nil)).html(heading: 1))\
            \(complaints(words))\
            \(isOurs ? "<p class=\"hint error-reference\">\(words(.requestReference, requestID))</p>" as HTML : nil)</div>
            """
        let page = Page(title: title, layout: frame == nil || isSuspended ? .focused : .browsing, main: main)
        return page.html(in: frame ?? .platform)
    }

    /// Nothing in the shop can be visited, so the page leads nowhere in it.
    private var isSuspended: Bool { problem.code == "shop_suspended" }

    /// What is wrong with each field, for forms that have no page of their own to be shown on again.
    private func complaints(_ words: Words) -> HTML? {
        guard !problem.errors.isEmpty else { return nil }
        let lines = problem.errors.html {
            "<li><span class=\"mono\">\($0.field)</span>: \(words.message(of: $0))</li>"
        }
        return "<ul class=\"error-fields\" role=\"list\">\(lines)</ul>"
    }

    private func explanation(_ words: Words) -> (title: String, text: String?) {
        switch (problem.status, problem.code) {
        case (_, "no_shop"): (words(.shopNotFoundTitle), words(.shopNotFoundText))
        case (_, "shop_suspended"): (words(.closedTitle), words(.closedText))
        case (404, _), (410, _): (words(.notFoundTitle), words(.notFoundText))
        case (403, _), (401, _): (words(.forbiddenTitle), words(.forbiddenText))
        case (413, _): (words(.tooLargeTitle), nil)
        case (429, _): (words(.tooManyTitle), words(.tooManyText))
        case (409, _): (words(.conflictTitle), problem.detail)
        case (422, _): (words(.fixErrors), words(.unusableText))
        case (503, _): (words(.unavailableTitle), words(.serverErrorText))
        case (500..., _): (words(.serverErrorTitle), words(.serverErrorText))
        default: (words(.badRequestTitle), words(.badRequestText))
        }
    }

    private var icon: Icon {
        switch (problem.status, problem.code) {
        case (_, "no_shop"), (_, "shop_suspended"): .store
        case (404, _), (410, _): .search
        case (401, _), (403, _): .lock
        case (429, _), (503, _): .clock
        default: .alert
        }
    }

    private func action(_ words: Words, hasShop: Bool) -> HTML? {
        guard hasShop, !isSuspended else { return nil }
        return ButtonView(words(.backToShop), icon: .arrowBack).link(to: .home)
    }
}
