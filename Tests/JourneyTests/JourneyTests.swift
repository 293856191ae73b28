import Foundation
import ProgramSupport
import Testing

/// Whole purchases in a real browser. `STOA_SKIP_JOURNEYS=1` leaves them out where there is none.
@Suite(
    "A guest's journey", .serialized, .timeLimit(.minutes(5)),
    .enabled(
        if: ProcessInfo.processInfo.environment["STOA_SKIP_JOURNEYS"] != "1",
        "STOA_SKIP_JOURNEYS=1: no browser was opened"))
struct JourneyTests {
    @Test(
        "leads from the front page to the tracked order, over a card that is declined",
        arguments: PageCheck.Screen.allCases)
    func purchase(screen: PageCheck.Screen) async throws {
        try await travel("purchase-\(screen.rawValue)", on: screen) { shopper in
            try await shopper.findMug()
            try await shopper.putMugsInCart()
            try await shopper.openCart()
            try await shopper.beginCheckout()
            try await shopper.fillIn()
            try await shopper.pay("test_declined")
            try await shopper.seeDeclined()
            try await shopper.pay("test_ok")
            let number = try await shopper.seeThanks()
            try await shopper.track(number)
            try await shopper.seeEmptyCart()
        }
    }

    @Test("leads there without any script, too", arguments: PageCheck.Screen.allCases)
    func withoutScripts(screen: PageCheck.Screen) async throws {
        try await travel("plain-\(screen.rawValue)", on: screen, runsScripts: false) { shopper in
            try await shopper.findMug()
            try await shopper.putMugsInCart()
            try await shopper.openCart()
            try await shopper.beginCheckout()
            try await shopper.sendEmptyForm()
            try await shopper.fillIn()
            try await shopper.pay("test_declined")
            try await shopper.seeDeclined()
            try await shopper.pay("test_ok")
            let number = try await shopper.seeThanks()
            try await shopper.track(number)
            try await shopper.seeEmptyCart()
        }
    }

    @Test("needs no mouse at the checkout")
    func keyboard() async throws {
        try await travel("keyboard", on: .desktop) { shopper in
            try await shopper.findMug()
            try await shopper.putMugsInCart()
            try await shopper.openCart()

            let keyboard = Keyboard(browser: shopper.browser)
            try await keyboard.tab(to: "form[action='/checkout'] button")
            try await shopper.browser.press(Key.enter)
            try await shopper.browser.wait(forPath: "/checkout/")
            for field in ["email", "name", "line1", "postalCode", "city"] {
                try await keyboard.tab(to: "[name='\(field)']", type: try #require(Shopper.address[field]))
            }
            try await keyboard.choose("shippingMethod", nil)
            try await keyboard.choose("paymentMethod", "test/test_ok")
            try await keyboard.tab(to: ".checkout-place button")
            try await shopper.browser.press(Key.enter)
            try await shopper.seeThanks()
        }
    }

    @Test("finds a way on from pages that are not there, in the shop's own dress", arguments: PageCheck.Screen.allCases)
    func lost(screen: PageCheck.Screen) async throws {
        try await travel("lost-\(screen.rawValue)", on: screen) { shopper in
            for path in ["/products", "/categories/mugs-cups"] {
                try await shopper.browser.open(shopper.base + path)
                try await shopper.check.look(at: String(path.dropFirst().replacing("/", with: "-")))
            }
            try await shopper.browser.open(shopper.base + "/nothing-here")
            #expect(try await shopper.browser.has("main a[href='/']"))
            // The browser complains of the page's own 404, as it should.
            #expect(try await shopper.browser.complaints().allSatisfy { $0.contains("nothing-here") })
            try await shopper.check.look(at: "not-found")
        }
    }

    /// A demo shop, a browser and a shopper, all of them new.
    func travel(
        _ journey: String, on screen: PageCheck.Screen, runsScripts: Bool = true,
        _ body: (Shopper) async throws -> Void
    ) async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "stoa-journey-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: data) }
        let log = data.appending(path: "server.log").path
        try await ServerProcess.with("demo", ["--data", data.path], log: log) { server in
            try await Driver.with { driver in
                try await driver.withBrowser(runsScripts: runsScripts) { browser in
                    let check = try await PageCheck(browser, on: screen, journey: journey)
                    try await body(
                        Shopper(
                            browser: browser, check: check, base: server.base, runsScripts: runsScripts,
                            data: data.path))
                }
            }
            #expect(try await server.stop() == 0)
        }
    }
}
