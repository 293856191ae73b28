import HTTPTypes
public import Hummingbird
import Logging
public import Tenancy
import Vocabulary

/// What every request passes before and after its handler. The order is the meaning:
///
/// 1. a name for the request (`X-Request-ID`) and the time;
/// 2. the page cache: a public page that is known goes out here, before all other work;
/// 3. the address: readable path, valid host, else 400;
/// 4. embedded assets and theme stylesheets;
///    and what browsers report about our pages;
/// 5. the shop of the host, and the limits of who asks: 429 for who comes too often;
/// 6. same-origin check for methods that change something, else 403; without a shop a friendly 404, a suspended one
///    is 503; pages asked for at another host than the shop's primary one are sent there;
/// 7. the body: at most 1 MB (413), within 15 seconds (408);
/// 8. the router and its handler; a wrong method is 405 with `Allow`;
/// 9. errors become a problem (API) or a page (people);
/// 10. revalidation (304), compression, security headers, no body for HEAD;
/// 11. one line in the access log.
public struct FrontDoor: HTTPResponder {
    public typealias Context = ShopRequestContext
    public typealias Options = FrontDoorOptions

    private let router: RouterResponder<ShopRequestContext>
    private let allowed: AllowedMethods
    private let findShop: @Sendable (String) async throws -> Shop?
    private let isPlatformHost: @Sendable (String) -> Bool
    private let cache: PageCache
    private let errors: ErrorAnswers
    private let accessLog: AccessLog
    private let reports = PolicyReports()
    private let options: Options

    /// - Parameters:
    ///   - router: with all routes added.
    ///   - frame: the frame of a shop's error pages; by default without categories.
    public init(
        router: Router<ShopRequestContext>, directory: ShopDirectory, cache: PageCache, options: Options = Options(),
        frame: (@Sendable (Shop, ShopRequestContext) async -> PageFrame)? = nil
    ) {
        self.init(
            router: router, findShop: { try await directory.shop(forHost: $0) },
            isPlatformHost: { directory.isPlatformHost($0) }, cache: cache, options: options, frame: frame)
    }

    /// - Parameters:
    ///   - findShop: the shop of a host, nil when there is none.
    ///   - isPlatformHost: whether the platform's console answers at a host.
    public init(
        router: Router<ShopRequestContext>, findShop: @escaping @Sendable (String) async throws -> Shop?,
        isPlatformHost: @escaping @Sendable (String) -> Bool = { _ in false }, cache: PageCache,
        options: Options = Options(),
        frame: (@Sendable (Shop, ShopRequestContext) async -> PageFrame)? = nil
    ) {
        self.router = router.buildResponder()
        allowed = AllowedMethods(router)
        self.findShop = findShop
        self.isPlatformHost = isPlatformHost
        self.cache = cache
        errors = ErrorAnswers(
            frame: frame ?? { shop, context in PageFrame(shop.settings, baseAddress: context.baseAddress) },
            options: options)
        accessLog = AccessLog(logsCacheHits: options.logsCacheHits)
        self.options = options
    }

    public func respond(to request: Request, context: ShopRequestContext) async throws -> Response {
        let began = RequestClock.microseconds
        let name = RequestName.of(request.headers)
        let isSecure = isSecure(request)
        let asked = PageRequest(request, isSecure: isSecure)
        if let asked, !CrossOrigin.concerns(request), let (hit, tenant) = cache.hit(asked, now: began / 1_000) {
            var response = hit
            response.headers.append(HTTPField(name: RequestName.header, value: name))
            if request.method == .head { response = response.createHeadResponse() }
            accessLog.cacheHit(
                request, response.status, tenant: tenant, name: name, began: began, logger: context.logger)
            return response
        }
        var context = context
        context.requestID = name
        context.isSecure = isSecure
        context.asked = asked
        context.logger[metadataKey: "request"] = .string(name)
        var response = await answer(request, &context)
        response.headers[RequestName.header] = name
        RouteLimits.say(context, path: request.uri.path, on: &response)
        CrossOrigin.open(&response, to: request, context.openShop)
        accessLog.note(request, response.status, context, began: began)
        return response
    }

    // MARK: - The way in

    private func answer(_ request: Request, _ context: inout ShopRequestContext) async -> Response {
        do {
            if let asset = AssetResponses.answer(request) { return finishedAsset(asset, request, context) }
            try HeaderWalls.check(request.headers)
            let address = try RequestAddress(request)
            context.host = address.host
            context.origin = (context.isSecure ? "https://" : "http://") + address.authority
            context.cookies = RequestCookies(request.headers, isSecure: context.isSecure)
            context.clientAddress = ClientAddress.of(request, context, options)
            if PolicyReports.isOne(request, path: address.path) {
                context.limits = RequestLimits(options.limits, address: context.clientAddress)
                let taken = try await reports.take(request, context, timeout: options.bodyTimeout)
                return await ResponseFinishing.finish(taken, request, isSecure: context.isSecure)
            }
            try await admit(request, address, &context)
            if let preflight = CrossOrigin.preflight(request, context.openShop) { return preflight }
            if let home = PrimaryHost.redirect(request, address, context) {
                return await ResponseFinishing.finish(home, request, isSecure: context.isSecure)
            }
            let request =
                options.isStreamed(address.path)
                ? request
                : try await RequestBodyReading.collect(
                    request, limit: Options.bodyLimit, timeout: options.bodyTimeout)
            let response = try await routed(request, address, context)
            return await ResponseFinishing.finish(response, request, isSecure: context.isSecure)
        } catch {
            let response = await errors.answer(error, request, context)
            return await ResponseFinishing.finish(response, request, isSecure: context.isSecure)
        }
    }

    /// Whether the request may go on, and for which shop.
    private func admit(_ request: Request, _ address: RequestAddress, _ context: inout ShopRequestContext) async throws
    {
        let isPlatform = options.isPlatform(address.path)
        let shop = try await shop(request, address, isPlatform: isPlatform, &context)
        if !request.method.isSafe, !isPlatform,
            !SameOrigin.allows(request, authority: address.authority, isAPI: ErrorAnswers.isAPI(address.path))
        {
            throw Problem.crossOrigin
        }
        guard !isPlatform else { return }
        let isConsole = options.isConsole(address.path)
        if isConsole, isPlatformHost(address.host) { return }
        guard let shop else { throw Problem.noShopHere }
        guard !isConsole else { throw Problem.notFound }
        guard shop.tenant.isSelling || options.isDesk(address.path) else { throw Problem.shopSuspended }
    }

    /// The shop of the host, and what its visitor may still take; nil where no shop answers.
    /// - Throws: ``Problem`` 429 when the visitor or all of the shop's come too often.
    private func shop(
        _ request: Request, _ address: RequestAddress, isPlatform: Bool, _ context: inout ShopRequestContext
    ) async throws -> Shop? {
        let isPlatforms = isPlatform || options.isConsole(address.path) && isPlatformHost(address.host)
        let shop = isPlatforms ? nil : try await findShop(address.host)
        if let shop {
            context.openShop = shop
            context.logger[metadataKey: "tenant"] = .string(shop.tenant.slug.description)
        }
        context.limits = RequestLimits(
            options.limits, address: context.clientAddress, tenant: shop.map { "\($0.tenant.id)" })
        try await RouteLimits.take(request, path: address.path, context)
        return shop
    }

    private func routed(_ request: Request, _ address: RequestAddress, _ context: ShopRequestContext) async throws
        -> Response
    {
        let response = try await router.respond(to: Self.asGet(request), context: context)
        let isUnrouted = response.status == .notFound && context.coreContext.endpointPath.value == "NotFound"
        guard isUnrouted else { return try errors.checked(response, context, path: address.path) }
        guard let allow = allowed.allow(address.path) else { throw Problem.notFound }
        if request.method == .options { return Response(status: .noContent, headers: [.allow: allow]) }
        throw RefusedMethod(allow: allow)
    }

    /// HEAD is GET without the body, which is taken off on the way out.
    private static func asGet(_ request: Request) -> Request {
        guard request.method == .head else { return request }
        var head = request.head
        head.method = .get
        return Request(head: head, body: request.body)
    }

    private func finishedAsset(_ response: Response, _ request: Request, _ context: ShopRequestContext) -> Response {
        var response = response
        SecurityHeaders.add(to: &response.headers, isSecure: context.isSecure)
        return request.method == .head ? response.createHeadResponse() : response
    }

    // MARK: - Who asks, and how

    private func isSecure(_ request: Request) -> Bool {
        guard options.trustsProxy else { return options.isTLS }
        return request.headers[.forwardedProto]?.lowercased() == "https"
    }
}

/// The path exists, the method does not.
struct RefusedMethod: Error {
    let allow: String
}

extension HTTPRequest.Method {
    /// Changes nothing (RFC 9110 §9.2.1).
    var isSafe: Bool { self == .get || self == .head || self == .options || self == .trace }
}

extension Problem {
    /// 503: the shop is here and does not sell. Nobody knows until when; an hour keeps crawlers patient.
    static let shopSuspended = Problem(
        status: 503, code: "shop_suspended", title: "Shop suspended",
        detail: "This shop is suspended for now. Nothing can be bought here.", extras: ["retryAfter": .integer(3600)])

    /// 403: another site tried to act in the visitor's name.
    static let crossOrigin = Problem(
        status: 403, code: "cross_origin", title: "Not allowed", detail: "The request came from another site.")

    /// 404: no shop answers at this host.
    static let noShopHere = Problem(
        status: 404, code: "no_shop", title: "Not found", detail: "There is no shop at this address.")
}
