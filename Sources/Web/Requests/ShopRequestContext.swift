public import Hummingbird
import NIOCore
public import Tenancy
public import Vocabulary

/// What a handler knows of a request besides the request itself. ``FrontDoor`` fills it in before the router runs.
public struct ShopRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Names this request in logs, in problems and in `X-Request-ID`.
    public internal(set) var requestID: String
    /// The host that was asked, lower-case, without its port: "shop.example.com".
    public internal(set) var host: String
    /// Scheme, host and port that were asked: "https://shop.example.com".
    public internal(set) var origin: String
    /// Whether the visitor's connection is encrypted.
    public internal(set) var isSecure: Bool
    /// What the visitor's browser sent; set new ones on the response.
    public internal(set) var cookies: RequestCookies
    /// The shop of this host; nil for routes that belong to no shop.
    public internal(set) var openShop: Shop?
    /// The visitor's address as the front door sees it; "" when unknown.
    public internal(set) var clientAddress: String
    /// What this request may take of what is limited.
    public internal(set) var limits: RequestLimits
    /// The GET this is, for the page cache; nil for anything else.
    var asked: PageRequest?
    let channel: (any Channel)?

    public init(source: Source) {
        self.init(core: CoreRequestContextStorage(source: source), channel: source.channel)
    }

    init(core: CoreRequestContextStorage, channel: (any Channel)?) {
        coreContext = core
        requestID = ""
        host = ""
        origin = ""
        isSecure = false
        cookies = RequestCookies()
        openShop = nil
        clientAddress = ""
        limits = RequestLimits()
        self.channel = channel
    }

    /// The shop that this request is for.
    /// - Throws: ``Problem/notFound`` where no shop answers.
    public var shop: Shop {
        get throws(Problem) {
            guard let openShop else { throw .notFound }
            return openShop
        }
    }

    /// Bodies up to this many bytes reach a handler.
    public var maxUploadSize: Int { FrontDoor.Options.bodyLimit }

    /// Where links that leave the site begin: the shop's own address, or the one that was asked.
    public var baseAddress: String { openShop?.settings.baseAddress ?? origin }

    /// A part of the path, decoded.
    /// - Throws: ``Problem/notFound`` when the route has no such part.
    public func part(_ name: String) throws(Problem) -> String {
        guard let raw = parameters.get(name), let text = PercentCoding.decode(raw) else { throw .notFound }
        return text
    }

    /// A part of the path as an id, a slug, a number; anything else is simply not found.
    public func part<Value: LosslessStringConvertible>(_ name: String, as _: Value.Type = Value.self) throws(Problem)
        -> Value
    {
        guard let value = Value(try part(name)) else { throw .notFound }
        return value
    }
}
