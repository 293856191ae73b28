/// A form that a passkey fills in: our script asks the browser for one and sends what it says. Without scripts it stays
/// out of sight, since nothing else can fill it in.
public struct PasskeyForm: Sendable {
    public enum Act: String, Sendable {
        /// Makes a passkey.
        case create
        /// Signs in with one.
        case get

        /// What the script fills in.
        fileprivate var answers: [String] {
            switch self {
            case .create: ["credential", "clientData", "authenticatorData", "publicKey", "algorithm"]
            case .get: ["credential", "clientData", "authenticatorData", "signature", "userHandle"]
            }
        }
    }

    public var act: Act
    public var action: SiteURL
    /// What the browser is asked, as JSON.
    public var options: String
    /// What the form carries besides.
    public var hidden: HTML
    /// What people fill in.
    public var content: HTML
    public var button: ButtonView
    /// Said when nothing came of it: the person thought better of it, or the device would not.
    public var failed: String
    /// Said when the device has a passkey of the account.
    public var known: String?

    public init(
        _ act: Act, action: SiteURL, options: String, hidden: HTML, content: HTML = HTML(), button: ButtonView,
        failed: String, known: String? = nil
    ) {
        self.act = act
        self.action = action
        self.options = options
        self.hidden = hidden
        self.content = content
        self.button = button
        self.failed = failed
        self.known = known
    }

    public var html: HTML {
        """
        <form class="fields passkey-form" method="post" action="\(action)" data-passkey="\(act.rawValue)" \
        data-options="\(options)" data-failed="\(failed)"\(attribute: "data-known", known) hidden>\(hidden)\
        \(act.answers.html { "<input type=\"hidden\" name=\"\($0)\" value=\"\">" })\(content)\
        <p class="field-error" role="alert" data-passkey-failure hidden>\(Icon.alert.html)<span></span></p>\
        <div>\(button.submit())</div></form><script src="\(Asset.passkeyScript.url)" type="module"></script>
        """
    }

    /// Says what passkeys need, to who does not have it: the script takes it away from who has.
    public static func unable(_ text: String) -> HTML {
        "<p class=\"hint\" data-passkey-unable>\(text)</p>"
    }
}
