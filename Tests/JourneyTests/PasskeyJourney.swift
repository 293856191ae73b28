import ProgramSupport
import Testing

extension JourneyTests {
    @Test("leads into an account with a passkey that was added there", arguments: PageCheck.Screen.allCases)
    func passkey(screen: PageCheck.Screen) async throws {
        try await travel("passkey-\(screen.rawValue)", on: screen) { shopper in
            let browser = shopper.browser
            let device = try await browser.plugAuthenticatorIn()
            try await shopper.register("grace@example.com")
            try await browser.open(shopper.base + "/account/passkeys")
            try await browser.wait(for: "[data-passkey=create]:not([hidden])")
            try await shopper.check.look(at: "01-none")
            try await browser.fill("[data-passkey=create] [name=name]", "Grace's laptop")
            try await browser.click("[data-passkey=create] button[type=submit]")
            try await browser.wait(for: ".session-item")
            try await shopper.check.look(at: "02-added")
            #expect(try await browser.text(".session-item strong") == "Grace's laptop")
            try await browser.click(".passkey-changes summary")
            try await shopper.check.look(at: "03-changing")

            // The same device makes no second one.
            try await browser.click("[data-passkey=create] button[type=submit]")
            try await browser.wait(for: "[data-passkey-failure]:not([hidden])")
            #expect(try await browser.text("[data-passkey-failure]").contains("already"))
            try await shopper.check.look(at: "04-known")

            // Nobody touches the device: the page says so and waits.
            try await browser.refuse(device, isRefusing: true)
            try await browser.open(shopper.base + "/account")
            try await browser.click("form[action='/account/sign-out'] button")
            try await browser.wait(forPath: "/account/sign-in")
            try await browser.wait(for: "[data-passkey=get]:not([hidden])")
            try await browser.click("[data-passkey=get] button[type=submit]")
            try await browser.wait(for: "[data-passkey-failure]:not([hidden])")
            try await shopper.check.look(at: "05-given-up")
            try await browser.refuse(device, isRefusing: false)
            try await browser.click("[data-passkey=get] button[type=submit]")
            try await browser.wait(forPath: "/account")

            // The list below the address field has nobody who would choose from it here: what it offers is taken.
            try await browser.click("form[action='/account/sign-out'] button")
            try await browser.wait(forPath: "/account")
            try await browser.wait(for: "form[action='/account/sign-out']")
        }
    }
}

extension DeskJourneyTests {
    @Test("leads to the desk and to the console with a passkey", arguments: PageCheck.Screen.allCases)
    func passkey(screen: PageCheck.Screen) async throws {
        try await travel("desk-passkey-\(screen.rawValue)", on: screen) { desk in
            let browser = desk.browser
            let device = try await browser.plugAuthenticatorIn()
            try await desk.signIn("ada@example.com", "eight tall ships")
            try await desk.addPasskey(at: desk.base + "/desk/profile/passkeys")
            try await browser.open(desk.base + "/desk/profile")
            try await desk.check.look(at: "profile")
            try await browser.refuse(device, isRefusing: true)
            try await desk.leave()
            try await browser.signIn(device) { try await desk.check.look(at: "door") }
            try await browser.wait(forPath: "/desk")

            try await browser.open(desk.console + "/console/sign-in")
            try await browser.fill("[name='email']", "op@example.com")
            try await browser.fill("[name='password']", "nine small boats")
            try await browser.click("main button")
            try await browser.wait(forPath: "/console")
            try await desk.addPasskey(at: desk.console + "/console/account/passkeys", in: "console")
            try await browser.open(desk.console + "/console/account")
            try await desk.check.look(at: "console-account")
            try await browser.refuse(device, isRefusing: true)
            _ = try await browser.evaluate(
                "document.querySelector(\"form[action='/console/sign-out']\").requestSubmit()")
            try await browser.signIn(device) { try await desk.check.look(at: "console-door") }
            try await browser.wait(forPath: "/console")
        }
    }
}

extension DeskTraveller {
    fileprivate func addPasskey(at address: String, in place: String = "desk") async throws {
        try await browser.open(address)
        try await browser.wait(for: "[data-passkey=create]:not([hidden])")
        try await check.look(at: "\(place)-none")
        try await browser.fill("[data-passkey=create] [name=name]", "Ada's laptop")
        try await browser.click("[data-passkey=create] button[type=submit]")
        try await browser.wait(for: ".passkeys li")
        #expect(try await browser.text(".passkeys .row-title") == "Ada's laptop")
        try await check.look(at: "\(place)-added")
        try await browser.click(".passkey-changes summary")
        try await check.look(at: "\(place)-changing")
    }
}

extension Browser {
    /// Signs in with the button, at a device that has not known its person until now.
    fileprivate func signIn(_ device: String, _ look: () async throws -> Void) async throws {
        try await wait(for: "[data-passkey=get]:not([hidden])")
        try await look()
        try await refuse(device, isRefusing: false)
        try await click("[data-passkey=get] button[type=submit]")
    }
}
