import Foundation
import ProgramSupport
import Testing

extension JourneyTests {
    @Test("leads into an account and out of it again", arguments: PageCheck.Screen.allCases)
    func account(screen: PageCheck.Screen) async throws {
        try await travel("account-\(screen.rawValue)", on: screen) { shopper in
            // A guest buys, and keeps the order by the link that their mailbox gets.
            try await shopper.buyMug()
            try await shopper.claimOrder()
            try await shopper.seeOrder("Harbour Mug")
            try await shopper.signOut()

            // Somebody else registers, buys, and finds the order in their history.
            try await shopper.register("grace@example.com")
            try await shopper.buyMug(as: "grace@example.com")
            try await shopper.seeHistory()
            try await shopper.lookAround()
            try await shopper.deleteAccount()
        }
    }

    @Test("of one person leads from signing up over an order and a claimed one to the end of all of it")
    func wholeLife() async throws {
        try await travel("account-life", on: .desktop) { shopper in
            try await shopper.register("grace@example.com")
            try await shopper.buyMug(as: "grace@example.com")
            try await shopper.signOut("Grace")
            // Bought as a guest, from the mailbox of another address.
            try await shopper.buyMug()
            try await shopper.wantOrder()
            try await shopper.signIn("grace@example.com")
            try await shopper.claimIntoAccount()
            try await shopper.seeOrder("Harbour Mug")
            try await shopper.takeDataAlong(orders: 2)
            try await shopper.deleteAccount()
            try await shopper.isUnknown("grace@example.com")
        }
    }

    @Test("leads through an account without any script, too")
    func accountWithoutScripts() async throws {
        try await travel("account-plain", on: .phone, runsScripts: false) { shopper in
            try await shopper.register("grace@example.com")
            try await shopper.lookAround()
            try await shopper.deleteAccount()
        }
    }
}

/// What somebody does with an account.
extension Shopper {
    private static let password = "mauve lantern bridge"

    func buyMug(as email: String? = nil) async throws {
        try await browser.open(base + "/products/harbour-mug")
        try await browser.click("#buy .buy-row button[type=submit]")
        try await browser.wait(for: "something in the cart") {
            try await browser.evaluate("return document.querySelector('[data-cart-count]').textContent") == "1"
        }
        try await browser.open(base + "/cart")
        try await browser.click("form[action='/checkout'] button")
        try await browser.wait(forPath: "/checkout/")
        if let email { #expect(try await browser.value("#checkout [name=email]") == email) }
        for (field, text) in Self.address where email == nil || field != "email" {
            try await browser.fill("#checkout [name='\(field)']", text)
        }
        try await pay("test_ok")
        try await browser.wait(forPath: "/thanks/")
        try await check.look(at: email == nil ? "01-thanks-guest" : "07-thanks-member")
    }

    /// Asks, where the order is thanked for, for the mail that proves whose it is.
    func wantOrder() async throws {
        try await browser.click("form[action$='/claim'] button")
        try await browser.wait(forPath: "/account/check-mail")
        try await check.look(at: "02-check-mail")
    }

    func signIn(_ email: String) async throws {
        try await browser.open(base + "/account/sign-in")
        try await browser.fill("[name=email]", email)
        try await browser.fill("[name=password]", Self.password)
        try await browser.click("main form[action='/account/sign-in'] button[type=submit]")
        try await browser.wait(forPath: "/account")
    }

    /// Follows the mailed link while signed in: the order goes into this account.
    func claimIntoAccount() async throws {
        try await browser.open(base + mailedLink("order-claim"))
        try await check.look(at: "03-claim-signed-in")
        try await browser.click("main form button[type=submit]")
    }

    /// The file that the page offers, read where it would be kept.
    func takeDataAlong(orders: Int) async throws {
        try await browser.open(base + "/account/data")
        let answer = try await browser.evaluate(
            """
            const form = document.querySelector("form[action='/account/data/export']"), asking = new XMLHttpRequest()
            asking.open("POST", form.action, false)
            asking.setRequestHeader("Content-Type", "application/x-www-form-urlencoded")
            asking.send(new URLSearchParams(new FormData(form)).toString())
            const data = JSON.parse(asking.responseText)
            return [asking.status, data.profile.email, data.orders.length, data.sessions.length].join(" ")
            """)
        #expect(answer == .text("200 grace@example.com \(orders) 1"))
    }

    /// Nothing is left that could be signed in to.
    func isUnknown(_ email: String) async throws {
        try await browser.open(base + "/account/sign-in")
        try await browser.fill("[name=email]", email)
        try await browser.fill("[name=password]", Self.password)
        try await browser.click("main form[action='/account/sign-in'] button[type=submit]")
        try await browser.wait(for: ".error-summary[role=alert]")
        try await browser.open(base + "/account/orders")
        try await browser.wait(forPath: "/account/sign-in")
    }

    func claimOrder() async throws {
        try await wantOrder()
        try await browser.open(base + mailedLink("order-claim"))
        try await browser.fill("[name=name]", "Ada Lovelace")
        try await browser.fill("[name=password]", Self.password)
        try await check.look(at: "03-claim")
        try await browser.click("main form button[type=submit]")
    }

    func seeOrder(_ title: String) async throws {
        try await browser.wait(forPath: "/account/orders/")
        try await check.look(at: "04-order")
        #expect(try await browser.text("main").contains(title))
    }

    func signOut(_ name: String = "Ada") async throws {
        try await browser.open(base + "/account")
        try await browser.wait(for: "the name in the header") {
            try await browser.text("[data-account-name]") == name || screenIsNarrow
        }
        try await browser.click("form[action='/account/sign-out'] button")
        try await browser.wait(forPath: "/account/sign-in")
        try await check.look(at: "05-signed-out")
    }

    /// The word beside the icon is for wide screens.
    private var screenIsNarrow: Bool { check.screen == .phone }

    func register(_ email: String) async throws {
        try await browser.open(base + "/account/register")
        try await browser.fill("[name=name]", "Grace Hopper")
        try await browser.fill("[name=email]", email)
        try await browser.fill("[name=password]", "short")
        try await browser.click("main form button[type=submit]")
        try await browser.wait(for: ".error-summary[role=alert]")
        #expect(try await browser.value("[name=email]") == email)
        try await check.look(at: "06-register-refused")
        try await browser.fill("[name=password]", Self.password)
        try await browser.click("main form button[type=submit]")
        try await browser.wait(forPath: "/account/check-mail")
        try await browser.open(base + mailedLink("verify-email"))
        try await browser.click("main form button[type=submit]")
        try await browser.wait(forPath: "/account")
        #expect(try await browser.text("h1") == "Hello, Grace Hopper")
    }

    func seeHistory() async throws {
        try await browser.open(base + "/account/orders")
        try await check.look(at: "08-orders")
        #expect(try await browser.text(".order-list").contains("Harbour Mug"))
        try await browser.click(".order-link")
        try await browser.wait(forPath: "/account/orders/")
    }

    func lookAround() async throws {
        for page in ["", "/addresses", "/addresses/new", "/profile", "/passkeys", "/sessions", "/data"] {
            try await browser.open(base + "/account" + page)
            try await check.look(at: "09-account" + page.replacing("/", with: "-"))
        }
    }

    func deleteAccount() async throws {
        try await browser.open(base + "/account/data")
        try await browser.fill("[name=current]", Self.password)
        try await browser.click("form[action='/account/delete'] button")
        try await browser.wait(forPath: "/account/deleted")
        try await check.look(at: "10-deleted")
        try await browser.open(base + "/account")
        try await browser.wait(forPath: "/account/sign-in")
    }

    /// The path of the link in the newest mail of a kind, from the outbox of whichever shop has one.
    private func mailedLink(_ kind: String) async throws -> String {
        let script = """
            import glob, re, sqlite3, sys, time
            for _ in range(100):
                for file in glob.glob(sys.argv[1] + "/tenants/*.sqlite"):
                    shop = sqlite3.connect("file:" + file + "?mode=ro", uri=True)
                    row = shop.execute(
                        "SELECT text_body FROM mail WHERE kind = ? AND state = 'kept' ORDER BY id DESC LIMIT 1",
                        (sys.argv[2],)).fetchone()
                    shop.close()
                    if row:
                        print(re.search(r"https?://[^/\\s]+(/\\S+)", row[0]).group(1), end="")
                        sys.exit(0)
                time.sleep(0.1)
            sys.exit("no mail")
            """
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, data, kind]
        process.standardOutput = pipe
        try process.run()
        let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ProgramFailure("there is no mail \(kind)") }
        return String(decoding: text, as: UTF8.self)
    }
}
