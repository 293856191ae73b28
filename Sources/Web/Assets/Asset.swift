import CAssets
import Crypto
import NIOCore
import Synchronization

/// A file embedded in the program, served under a name that changes with its content, so browsers keep it for ever.
public final class Asset: Sendable {
    /// "storefront.css"
    public let name: String
    public let contentType: String
    /// `/assets/<hash>/<name>`
    public let url: SiteURL
    let identity: ByteBuffer
    private let compressed: Mutex<ByteBuffer?> = Mutex(nil)

    init(name: String, contentType: String, bytes: UnsafeRawBufferPointer) {
        self.name = name
        self.contentType = contentType
        identity = ByteBuffer(bytes: bytes)
        url = SiteURL.asset(hash: Fingerprint.short(bytes), name: name)
    }

    /// gzip, made at first use; nil for what does not shrink.
    var gzip: ByteBuffer? {
        guard contentType.hasPrefix("text/") || contentType == "image/svg+xml" else { return nil }
        return compressed.withLock { compressed in
            if let compressed { return compressed }
            let made = Gzip.compress(identity, level: .best)
            compressed = made
            return made
        }
    }

    /// The style of the storefront.
    public static let stylesheet = Asset(
        name: "storefront.css", contentType: "text/css; charset=utf-8", bytes: embedded(stoa_asset_storefront_css))
    /// What makes the storefront quicker where scripts run; nothing needs it.
    public static let script = Asset(
        name: "storefront.js", contentType: "text/javascript; charset=utf-8", bytes: embedded(stoa_asset_storefront_js))
    /// What the console adds to the style of the storefront.
    public static let consoleStylesheet = Asset(
        name: "console.css", contentType: "text/css; charset=utf-8", bytes: embedded(stoa_asset_console_css))
    /// What keeps the console's moving parts fresh; nothing needs it.
    public static let consoleScript = Asset(
        name: "console.js", contentType: "text/javascript; charset=utf-8", bytes: embedded(stoa_asset_console_js))
    /// What a shop's desk adds to the style of the console.
    public static let deskStylesheet = Asset(
        name: "desk.css", contentType: "text/css; charset=utf-8", bytes: embedded(stoa_asset_desk_css))
    /// What makes passkeys and signs in with them; only pages that do either have it.
    public static let passkeyScript = Asset(
        name: "passkeys.js", contentType: "text/javascript; charset=utf-8", bytes: embedded(stoa_asset_passkeys_js))
    /// The platform's own sign in the browser's tab; a shop has one in its colour.
    public static let favicon = Asset(
        name: "favicon.svg", contentType: "image/svg+xml", bytes: embedded(stoa_asset_favicon_svg))

    static let all: [Asset] = [
        stylesheet, script, consoleStylesheet, consoleScript, deskStylesheet, passkeyScript, favicon,
    ]

    private static func embedded(
        _ accessor: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?
    ) -> UnsafeRawBufferPointer {
        var size = 0
        let start = accessor(&size)
        return UnsafeRawBufferPointer(start: start, count: size)
    }
}

extension SiteURL {
    /// A shop's colours: the same for every shop of this hue, so it is kept for ever too.
    public static func theme(hue: Int) -> SiteURL {
        asset(hash: Theme.version, name: "theme-\(Theme.normalised(hue)).css")
    }

    /// A shop's sign in the browser's tab, in its colour.
    public static func icon(hue: Int) -> SiteURL {
        asset(hash: ShopIcon.version, name: "icon-\(Theme.normalised(hue)).svg")
    }
}

/// A short name for content: the first 64 bits of its SHA-256.
enum Fingerprint {
    static func short(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hash.finalize().prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
