internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// Pages of who is signed in.
    static let accounts: [StorefrontRoute] = [
        .account(AccountPath.overview) { try await $0.overview() },
        .account(AccountPath.orders) { try await $0.orders() },
        .account(AccountPath.order) { try await $0.order() },
        .account(AccountPath.addresses) { try await $0.addresses() },
        .account(AccountPath.newAddress) { try await $0.addressForm() },
        .accountForm(AccountPath.newAddress) { try await $0.addAddress() },
        .account(AccountPath.address) { try await $0.addressForm() },
        .accountForm(AccountPath.address) { try await $0.changeAddress() },
        .accountForm(AccountPath.removeAddress) { try await $0.removeAddress() },
        .accountForm(AccountPath.defaultAddress) { try await $0.makeDefaultAddress() },
        .account(AccountPath.profile) { try await $0.profile() },
        .accountForm(AccountPath.profile) { try await $0.changeProfile() },
        .accountForm(AccountPath.email) { try await $0.wantEmail() },
        .account(AccountPath.confirmEmail) { try await $0.confirmEmailPage() },
        .accountForm(AccountPath.confirmEmail) { try await $0.confirmEmail() },
        .accountForm(AccountPath.password) { try await $0.changePassword() },
        .account(AccountPath.sessions) { try await $0.sessions() },
        .accountForm(AccountPath.endOtherSessions) { try await $0.endOtherSessions() },
        .accountForm(AccountPath.session) { try await $0.endSession() },
        .account(AccountPath.passkeys) { try await $0.passkeys() },
        .accountForm(AccountPath.passkeys) { try await $0.addPasskey() },
        .accountForm(AccountPath.provePasskeys) { try await $0.provePasskeys() },
        .accountForm(AccountPath.passkey) { try await $0.renamePasskey() },
        .accountForm(AccountPath.removePasskey) { try await $0.removePasskey() },
        .account(AccountPath.data) { try await $0.data() },
        .accountForm(AccountPath.export) { try await $0.export() },
        .accountForm(AccountPath.delete) { try await $0.delete() },
    ]
}

extension CustomerVisit {
    private static let latestCount = 3

    func overview() async throws -> Response {
        let id = customer.id
        let (orders, addresses) = try await database.read { transaction in
            (
                try Order.all(of: id, limit: Self.latestCount, in: transaction),
                try CustomerAddress.all(of: id, in: transaction)
            )
        }
        let home = shop.settings.country
        let lines = addresses.first { $0.isDefaultShipping }?.address.lines(from: home) ?? []
        let address: HTML =
            lines.isEmpty
            ? "<p class=\"muted\">\(words(.noAddresses))</p>"
            : "<address class=\"address\">\(lines.joined(separator: "\n"))</address>"
        return try await page(
            .overview, title: customer.name.isEmpty ? words(.yourAccount) : words(.hello, customer.name),
            """
            <section class="stack"><div class="section-head"><h2>\(words(.latestOrders))</h2>\
            \(orders.isEmpty ? nil : "<a href=\"\(SiteURL.accountOrders())\">\(words(.allOrders))</a>" as HTML)</div>\
            \(OrderListView(orders, shop.settings, words).html)</section>\
            <div class="account-facts"><section class="panel stack"><h2>\(words(.shippingAddress))</h2>\(address)\
            <p><a href="\(SiteURL.accountAddresses)">\(words(.edit))</a></p></section>\
            <section class="panel stack"><h2>\(words(.details))</h2><p>\(customer.name)<br>\(customer.email)</p>\
            <p><a href="\(SiteURL.accountProfile)">\(words(.edit))</a></p></section></div>
            """)
    }
}
