/// A short word on a coloured ground; the colour only repeats what the word says.
public struct Badge: Sendable {
    public enum Meaning: String, Sendable {
        case neutral, accent, good, warn, bad, info
    }

    public var text: String
    public var meaning: Meaning

    public init(_ text: String, _ meaning: Meaning = .neutral) {
        self.text = text
        self.meaning = meaning
    }

    public var html: HTML { "<span class=\"badge badge-\(meaning.rawValue)\">\(text)</span>" }
}

/// Something to know before reading on, in the flow of the page.
public struct Notice: Sendable {
    public var text: HTML
    public var meaning: Badge.Meaning

    public init(_ text: String, _ meaning: Badge.Meaning = .info) {
        self.text = HTML(text: text)
        self.meaning = meaning
    }

    public init(html: HTML, _ meaning: Badge.Meaning = .info) {
        text = html
        self.meaning = meaning
    }

    public var html: HTML {
        """
        <div class="notice notice-\(meaning.rawValue)"\(attribute: "role", meaning == .bad ? "alert" : "status")>\
        \(icon.html)<div>\(text)</div></div>
        """
    }

    private var icon: Icon {
        switch meaning {
        case .good: .check
        case .warn, .bad: .alert
        case .neutral, .accent, .info: .info
        }
    }
}

/// What just happened, floating above the page: after a redirect, or made by the script.
public struct Toast: Sendable {
    public var text: String
    public var meaning: Badge.Meaning
    public var action: (label: String, url: SiteURL)?

    public init(_ text: String, _ meaning: Badge.Meaning = .good, action: (label: String, url: SiteURL)? = nil) {
        self.text = text
        self.meaning = meaning
        self.action = action
    }

    public var html: HTML {
        """
        <div class="toast toast-\(meaning.rawValue)">\((meaning == .bad ? Icon.alert : Icon.check).html)\
        <span>\(text)</span>\(action.map { "<a href=\"\($0.url)\">\($0.label)</a>" as HTML })</div>
        """
    }
}

/// A page or a shelf with nothing on it: says so kindly, and where to go.
public struct EmptyState: Sendable {
    public var icon: Icon
    public var title: String
    public var text: String?
    public var action: HTML?

    public init(icon: Icon, title: String, text: String? = nil, action: HTML? = nil) {
        self.icon = icon
        self.title = title
        self.text = text
        self.action = action
    }

    /// - Parameter heading: the level of the title: 1 when it is the page's own.
    public func html(heading: Int = 2) -> HTML {
        """
        <div class="empty"><span class="empty-icon">\(icon.html)</span>\
        <h\(heading) class="empty-title">\(title)</h\(heading)>\
        \(text.map { "<p>\($0)</p>" as HTML })\(action)</div>
        """
    }
}
