import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// The other shops where somebody works at the desk: each with a sign-in, a password and a second factor of its own.
enum OtherShopPages {
    static let routes = [
        DeskRoute.own(.get, .otherShops) { try await $0.otherShops() },
        DeskRoute.own(.post, .proveEmail) { try await $0.proveEmail() },
    ]
}

extension DeskCall {
    fileprivate func otherShops() async throws -> Response {
        let account = try ownAccount
        let places = try await desk.otherDesks.all(of: account, in: shop.tenant.id)
        let main: HTML =
            if let places { places.isEmpty ? nowhereElse(account) : list(places) } else { unproved(account) }
        return answer(
            DeskPage(
                "Your other shops", parent: ("Your profile", .desk(.profile)), notice: news,
                main: "<div class=\"narrow\"><div class=\"stack\">\(main)</div></div>"))
    }

    private func list(_ places: [OtherDesks.Place]) -> HTML {
        """
        <div class="panel"><ul class="findings" role="list">\(places.html { place in
            let state: HTML? = place.isSelling ? nil : " \(Badge("Closed", .neutral).html)"
            return """
                <li><a href="\(place.signIn)">\(Icon.store.html)<span><span class="row-title">\(place.name)\(state)</span>\
                <span class="row-detail">\(place.host)</span></span></a></li>
                """ as HTML
        })</ul></div>\
        <p class="hint">Each shop has its own sign-in, with the password and the second factor that you set there. Only you \
        see this list.</p>
        """
    }

    private func nowhereElse(_ account: Staff) -> HTML {
        """
        \(EmptyState(
            icon: .store, title: "No other shops",
            text: "Shops that invite \(account.email) to their desk stand here once you have accepted.").html())\
        <p class="hint">A shop that made your account without an invitation is missing until you prove the address there, on \
        this same page of its desk.</p>
        """
    }

    /// Whoever makes an account under somebody else's address must not learn where that person works.
    private func unproved(_ account: Staff) -> HTML {
        ConsolePanel(
            title: "First, is this mailbox yours?",
            content: """
                <p>Other shops are shown to who reads the mail of <strong>\(account.email)</strong>. Nobody has asked you to \
                prove that here yet.</p><div class="form-end">\
                \(button(ButtonView("Send the link"), posts: .desk(.proveEmail)))</div>
                """
        ).html
    }

    fileprivate func proveEmail() async throws -> Response {
        let account = try ownAccount
        try await context.limits.take(.mailing, for: [.account("staff \(account.id)")])
        try await office.proposeEmail(EmailAddress(account.email), for: account)
        return done(.proofSent, at: .desk(.otherShops))
    }
}
