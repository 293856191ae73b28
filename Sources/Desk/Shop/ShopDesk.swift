import Hummingbird
import Operations
import People
import Persistence
import Tenancy
import Web

/// The desk of every shop, at `/desk` on the shop's own host: where who works there works.
struct ShopDesk: Sendable {
    let accounts: AccountServices
    let addresses: PublicAddresses
    let otherDesks: OtherDesks

    /// Every page and form, as the router and the tests know them.
    static let routes: [DeskRoute] =
        DeskSignInPages.routes + DeskPasswordPages.routes + DeskArrivalPages.routes + DeskHomePages.routes
        + ProfilePages.routes + SessionPages.routes + SecondFactorPages.routes
        + DeskPasskeyPages.routes + OtherShopPages.routes + PeoplePages.routes + MemberPages.routes + RolePages.routes
        + APIKeyPages.routes + AlertPages.routes + AuditPages.routes + SecurityPages.routes
        + MailTemplatePages.routes + DeskSearchPages.routes
        + VendorPages.routes + VendorPeoplePages.routes + VendorAssignmentPages.routes + VendorHomePages.routes
        + VendorProductPages.routes + VendorOrderPages.routes

    func add(to router: Router<ShopRequestContext>) {
        for route in Self.routes {
            router.on(RouterPath(route.path.pattern), method: route.method) { request, context in
                try await route.answer(request, context, self)
            }
        }
    }

    /// What is done about the people of a shop.
    func office(of shop: Shop) -> StaffOffice {
        StaffOffice(shop, accounts: accounts, addresses: addresses)
    }
}
