public import Hummingbird
public import Infrastructure
public import Operations
public import People
public import Tenancy
public import Web

/// The pages for who works here: the console of the platform's operators, at `/console` on its own host, and the desk of
/// every shop, at `/desk` on the shop's.
public struct DeskRoutes: Sendable {
    private let console: Console
    private let desk: ShopDesk

    /// - Parameters:
    ///   - addresses: how the world reaches the shops, for links in mails.
    ///   - otherDesks: where else people of the desks work.
    ///   - settings: what is set, for the page that says so; without secrets.
    ///   - jobKinds: the names of what the program does as jobs.
    public init(
        office: PlatformOffice, accounts: AccountServices, addresses: PublicAddresses, otherDesks: OtherDesks,
        settings: [ShownSetting] = [], jobKinds: [String] = []
    ) {
        desk = ShopDesk(accounts: accounts, addresses: addresses, otherDesks: otherDesks)
        console = Console(
            office: office, accounts: accounts, addresses: addresses, settings: settings, jobKinds: jobKinds)
    }

    /// Every page and form of the console, as the router and the tests know them.
    static let routes: [ConsoleRoute] =
        SignInPages.routes + OverviewPages.routes + TenantPages.routes + TenantActions.routes + TenantTransfers.routes
        + NewShopPages.routes + ImportPages.routes + JobPages.routes + MailPages.routes + HealthPages.routes
        + SettingsPages.routes + OperatorAccountPages.routes + OperatorPasskeyPages.routes + PlatformAuditPages.routes
        + TenantVisit.routes

    public func add(to router: Router<ShopRequestContext>) {
        for route in Self.routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await route.answer(request, context, console)
            }
        }
        desk.add(to: router)
    }
}

/// What every page of the console works with.
struct Console: Sendable {
    let office: PlatformOffice
    let accounts: AccountServices
    let addresses: PublicAddresses
    let settings: [ShownSetting]
    let jobKinds: [String]
}
