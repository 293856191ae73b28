import Foundation
import ProgramSupport
import Testing

/// Somebody at a shop's desk, who does what people do there.
struct DeskTraveller {
    let browser: Browser
    let check: PageCheck
    /// "http://desk.localhost:34567"
    let base: String
    /// Of the platform's console.
    let console: String

    func signIn(_ email: String, _ password: String, code: String? = nil) async throws {
        try await browser.open(base + "/desk/sign-in")
        try await browser.fill("[name='email']", email)
        try await browser.fill("[name='password']", password)
        try await browser.click("main button")
        if let code {
            try await browser.wait(forPath: "/desk/sign-in/code")
            try await check.look(at: "code")
            try await browser.fill("[name='code']", code)
            try await browser.click("main button")
        }
        try await browser.wait(forPath: "/desk")
    }

    func leave() async throws {
        try await browser.open(base + "/desk")
        try await browser.click(".desk-person > summary")
        try await browser.click(".desk-leave button")
        try await browser.wait(forPath: "/desk/sign-in")
    }

    func invite(_ email: String, as role: String) async throws {
        try await browser.open(base + "/desk/people/invite")
        try await check.look(at: "invite")
        try await browser.fill("[name='email']", email)
        try await browser.click("[name='role'][value='\(role)']")
        try await browser.click("main form button")
        try await browser.wait(forPath: "/desk/people")
        try await check.look(at: "invited")
    }

    /// The path of the link in the newest mail, as an operator reads it at the console.
    func newestLink() async throws -> String {
        try await browser.open(console + "/console/mail")
        if try await browser.path == "/console/sign-in" {
            try await browser.fill("[name='email']", "op@example.com")
            try await browser.fill("[name='password']", "nine small boats")
            try await browser.click("main button")
            try await browser.wait(forPath: "/console/mail")
        }
        try await browser.click(".row-title")
        try await browser.wait(for: ".mail-text")
        let text = try await browser.text(".mail-text")
        guard let found = text.firstRange(of: "/desk/") else { throw ProgramFailure("no link in: \(text)") }
        return String(text[found.lowerBound...].prefix { !$0.isWhitespace })
    }

    func accept(_ link: String, name: String, password: String) async throws {
        try await browser.open(base + link)
        try await check.look(at: "invitation")
        try await browser.fill("[name='name']", name)
        try await browser.fill("[name='password']", password)
        try await browser.click("main button")
        try await browser.wait(forPath: "/desk")
    }

    func giveRole(_ role: String, to name: String) async throws {
        try await browser.open(base + "/desk/people")
        let address = try await browser.evaluate(
            "return [...document.querySelectorAll('.row-title')].find((a) => a.textContent.includes(arguments[0]))?.href",
            .text(name)
        ).text
        try await browser.open(try #require(address))
        try await check.look(at: "member")
        _ = try await browser.evaluate("document.querySelector('[name=role]').value = arguments[0]", .text(role))
        try await browser.click("form[action$='/role'] button")
        try await browser.wait(for: ".notice-good")
    }

    /// - Returns: the recovery codes.
    func setSecondFactorUp(_ code: (_ key: String) -> String) async throws -> [String] {
        try await browser.open(base + "/desk/profile/second-factor")
        try await browser.wait(for: "svg.qr")
        try await check.look(at: "second-factor")
        let key = try await browser.evaluate(
            "return document.querySelector('.enrolment-key code').textContent.replaceAll(' ', '')"
        ).text
        try await browser.fill("[name='code']", code(try #require(key)))
        try await browser.click("form[action$='/second-factor'] button")
        try await browser.wait(for: ".recovery-codes")
        try await check.look(at: "recovery-codes")
        return try await browser.evaluate(
            "return [...document.querySelectorAll('.recovery-codes code')].map((code) => code.textContent)"
        ).items.compactMap(\.text)
    }
}
