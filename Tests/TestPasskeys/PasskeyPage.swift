/// The part of a page that asks for a passkey.
public enum PasskeyPage {
    /// What a browser is asked, out of a page's markup; nil when nothing is.
    /// - Parameter act: "create" or "get".
    public static func options(_ act: String, in page: String) -> String? {
        guard let form = page.firstRange(of: "data-passkey=\"\(act)\""),
            let start = page[form.upperBound...].firstRange(of: "data-options=\"")
        else { return nil }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
            .replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
