/// Buttons, and links that look like them. Their words say what happens.
public struct ButtonView: Sendable {
    public enum Style: String, Sendable {
        /// The one thing to do here.
        case primary
        /// Also possible.
        case secondary
        /// Quiet: among text or in a corner.
        case quiet
        /// Destroys something.
        case danger
    }

    public var label: String
    public var style: Style
    public var icon: Icon?
    /// As wide as its container.
    public var isWide: Bool
    public var isLarge: Bool

    public init(
        _ label: String, style: Style = .primary, icon: Icon? = nil, isWide: Bool = false, isLarge: Bool = false
    ) {
        self.label = label
        self.style = style
        self.icon = icon
        self.isWide = isWide
        self.isLarge = isLarge
    }

    private var classes: String {
        "button button-" + style.rawValue + (isWide ? " button-wide" : "") + (isLarge ? " button-large" : "")
    }

    /// Goes somewhere.
    public func link(to url: SiteURL) -> HTML {
        "<a class=\"\(classes)\" href=\"\(url)\">\(icon?.html)<span>\(label)</span></a>"
    }

    /// Sends the form it is in.
    /// - Parameters:
    ///   - name: a field sent when this button is the one pressed.
    ///   - action: another address to send to than the form's own.
    public func submit(name: String? = nil, value: String? = nil, action: SiteURL? = nil, isDisabled: Bool = false)
        -> HTML
    {
        """
        <button class="\(classes)" type="submit"\(attribute: "name", name)\(attribute: "value", value)\
        \(attribute: "formaction", action)\(attribute: "disabled", isDisabled)>\(icon?.html)<span>\(label)</span></button>
        """
    }

    /// Sends a form of its own that holds nothing else: "Remove", "Start checkout".
    public func post(to url: SiteURL, fields: Fields = [:]) -> HTML {
        """
        <form class="inline-form" method="post" action="\(url)">\(HiddenFields(fields).html)\(submit())</form>
        """
    }

    /// Only a sign; the label is for screen readers and the tooltip.
    public static func iconSubmit(_ icon: Icon, label: String, name: String? = nil, value: String? = nil) -> HTML {
        """
        <button class="icon-button" type="submit" title="\(label)"\(attribute: "name", name)\(attribute: "value", value)>\
        \(icon.html)<span class="visually-hidden">\(label)</span></button>
        """
    }
}

/// Fields a form carries unseen.
public struct HiddenFields: Sendable {
    public var fields: Fields

    public init(_ fields: Fields) {
        self.fields = fields
    }

    public var html: HTML {
        fields.all.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    }
}
