import API
import BackgroundJobs
import Desk
import Google
import Infrastructure
public import Hummingbird
import Logging
import NIOCore
import Operations
import People
import Persistence
import Storefront
import Tenancy
public import Web

/// How the server listens.
public struct ServerOptions: Sendable {
    public var host: String
    /// 0 takes any free port.
    public var port: Int
    public var frontDoor: FrontDoorOptions
    /// Connections open at once; more wait.
    public var maxConnections: Int
    /// Connections open at once from one address, proxies apart; nil for as many as one likes.
    public var connectionsPerAddress: Int?
    /// How long a connection may take until its first request is there.
    public var headTimeout: Duration = .seconds(15)

    public init(
        host: String = "127.0.0.1", port: Int = 8080, frontDoor: FrontDoorOptions = FrontDoorOptions(),
        maxConnections: Int = 4096
    ) {
        self.host = host
        self.port = port
        self.frontDoor = frontDoor
        self.maxConnections = maxConnections
    }
}

extension Installation {
    /// Everything that answers requests, behind the front door. `main` and the tests serve the same.
    /// - Parameter drain: once it has begun, this node is not ready any more.
    public func responder(_ options: FrontDoorOptions = FrontDoorOptions(), drain: Drain = Drain()) -> FrontDoor {
        var options = options
        options.limits = self.options.limits
        let router = Router(context: ShopRequestContext.self)
        HealthRoutes.add(to: router, self, drain)
        TLSRoutes.add(to: router, self)
        let accounts = AccountServices(
            accessTokens: accessTokens, vault: vault, passwords: office.passwords, limits: options.limits)
        APIRoutes(
            providers: providers, cache: pages, accounts: accounts, addresses: self.options.addresses, signUp: signUp,
            office: office
        ).add(to: router)
        DeskRoutes(
            office: office, accounts: accounts, addresses: self.options.addresses,
            otherDesks: OtherDesks(platform: engine.platform, addresses: self.options.addresses),
            settings: self.options.shownSettings, jobKinds: jobs.kinds
        ).add(to: router)
        StorefrontRoutes(
            providers: providers, cache: pages, mediaDirectory: mediaDirectory, accounts: accounts,
            elsewhere: elsewhere
        ).add(to: router)
        return FrontDoor(
            router: router, directory: directory, cache: pages, options: options, frame: StorefrontRoutes.frame)
    }

    /// Where shops are asked for.
    private var signUp: SignUpDesk {
        SignUpDesk(
            platform: engine.platform, baseDomain: self.options.baseDomain, rule: self.options.signUp)
    }

    /// Google, where it is set up. One address takes the browsers of all shops back, since each must be registered there.
    private var elsewhere: Elsewhere? {
        guard let google = self.options.google else { return nil }
        let addresses = self.options.addresses
        return Elsewhere(
            provider: GoogleSignIn(
                clientID: google.clientID, clientSecret: google.clientSecret,
                issuer: google.issuer ?? GoogleSignIn.issuer),
            callback: SiteURL.googleCallback.absolute(base: addresses.platform)
        ) { [directory] tenant in
            try await directory.shop(id: tenant)
        }
    }

    /// Where the shops' pictures are: a folder for each tenant.
    public var mediaDirectory: String { self.options.dataDirectory + "/media" }

    /// The server with its workers. Stopping it gracefully lets requests in flight finish.
    /// - Parameters:
    ///   - drain: begun some time before the stop, so that nobody is sent here any more when it comes.
    ///   - onReady: called with the port once requests are answered.
    public func server(
        _ options: ServerOptions, drain: Drain = Drain(), onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        engine.listen()
        let places = places(options)
        return Application(
            responder: DrainingResponder(inner: responder(options.frontDoor, drain: drain), drain: drain),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionWall(places, patience: TimeAmount(options.headTimeout))],
                    idleTimeout: .seconds(75),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 128))),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: nil,
                availableConnectionsDelegate: .maximum(options.maxConnections, logger: logger)),
            services: [workers()],
            onServerRunning: { channel in
                await onReady(channel.localAddress?.port ?? options.port)
            },
            logger: logger)
    }

    private func places(_ options: ServerOptions) -> ConnectionPlaces {
        ConnectionPlaces(
            limit: options.connectionsPerAddress,
            exceptions: options.frontDoor.trustsProxy ? options.frontDoor.trustedProxies : [])
    }
}
