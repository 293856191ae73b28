import Foundation
import NIOHTTP1
import ProgramSupport

/// A real browser, moved as a person moves it.
struct Browser: Sendable {
    let session: String

    private static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

    // MARK: - Looking

    func open(_ address: String) async throws {
        try await ask(.POST, "/url", ["url": .text(address)])
    }

    var address: String {
        get async throws { try await ask(.GET, "/url").text ?? "" }
    }

    /// The path of the address.
    var path: String {
        get async throws { URL(string: try await address)?.path ?? "" }
    }

    /// What the first element that matches shows as text.
    func text(_ selector: String) async throws -> String {
        try await ask(.GET, "/element/\(try await element(selector))/text").text ?? ""
    }

    /// What is in a field.
    func value(_ selector: String) async throws -> String {
        try await ask(.GET, "/element/\(try await element(selector))/property/value").text ?? ""
    }

    func has(_ selector: String) async throws -> Bool {
        try await evaluate("return document.querySelector(arguments[0]) !== null", .text(selector)).boolean == true
    }

    /// Runs a script of the test's, which the page's own policy does not bind.
    func evaluate(_ script: String, _ arguments: JSON...) async throws -> JSON {
        try await ask(.POST, "/execute/sync", ["script": .text(script), "args": .array(arguments)])
    }

    /// Waits until `condition` holds.
    func wait(for description: String, _ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !condition() {
            guard ContinuousClock.now < deadline else {
                throw ProgramFailure("waited in vain for \(description) at \(try await address)")
            }
            try await Task.sleep(for: .milliseconds(30))
        }
    }

    func wait(for selector: String) async throws {
        try await wait(for: selector) { try await has(selector) }
    }

    /// Waits for a page at this path, or below it when it ends with "/".
    func wait(forPath path: String) async throws {
        try await wait(for: "the page \(path)") {
            let present = try await self.path
            guard path.hasSuffix("/") && path.count > 1 ? present.hasPrefix(path) : present == path else {
                return false
            }
            return try await evaluate("return document.readyState") == "complete"
        }
    }

    // MARK: - Doing

    func click(_ selector: String) async throws {
        try await wait(for: selector)
        try await ask(.POST, "/element/\(try await element(selector))/click", [:])
    }

    /// Replaces what is in a field.
    func fill(_ selector: String, _ text: String) async throws {
        let element = try await element(selector)
        try await ask(.POST, "/element/\(element)/clear", [:])
        try await ask(.POST, "/element/\(element)/value", ["text": .text(text)])
    }

    /// Presses keys one after the other, wherever the focus is.
    func press(_ keys: String) async throws {
        let strokes = keys.flatMap { key -> [JSON] in
            [["type": "keyDown", "value": .text(String(key))], ["type": "keyUp", "value": .text(String(key))]]
        }
        try await ask(
            .POST, "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": .array(strokes)]]])
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await ask(.POST, "/element", ["using": "css selector", "value": .text(selector)])
        guard let id = found[Self.elementKey]?.text else { throw ProgramFailure("there is no \(selector)") }
        return id
    }

    // MARK: - The browser itself

    /// - Parameter isPhone: obeys the page's own word on its width, as phones do.
    func setSize(width: Int, height: Int, isPhone: Bool) async throws {
        try await command(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": .boolean(isPhone),
            ])
    }

    func setColors(_ scheme: String) async throws {
        try await command(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": .text(scheme)],
                    ["name": "prefers-reduced-motion", "value": "reduce"],
                ]
            ])
    }

    /// Gives the browser a device that keeps passkeys, verifies who uses it, and is touched at once (the virtual
    /// authenticators of the DevTools protocol).
    /// - Returns: its name.
    func plugAuthenticatorIn() async throws -> String {
        try await command("WebAuthn.enable", [:])
        let made = try await command(
            "WebAuthn.addVirtualAuthenticator",
            [
                "options": [
                    "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                    "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true,
                ]
            ])
        guard let id = made["authenticatorId"]?.text else { throw ProgramFailure("no authenticator: \(made)") }
        return id
    }

    /// Lets the person at a device be somebody whom it does not know.
    func refuse(_ device: String, isRefusing: Bool) async throws {
        try await command(
            "WebAuthn.setUserVerified",
            ["authenticatorId": .text(device), "isUserVerified": .boolean(!isRefusing)])
    }

    /// The whole page as a picture.
    func screenshot() async throws -> Data {
        let picture = try await command(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true])
        guard let data = picture["data"]?.text.flatMap({ Data(base64Encoded: $0) }) else {
            throw ProgramFailure("the browser drew nothing")
        }
        return data
    }

    /// What the browser complained of since it was asked last: scripts, broken links, the content policy.
    func complaints() async throws -> [String] {
        try await ask(.POST, "/se/log", ["type": "browser"]).items.compactMap { entry in
            guard entry["level"] == "SEVERE" || entry["level"] == "WARNING" || entry["source"] == "security" else {
                return nil
            }
            let message = entry["message"]?.text ?? "\(entry)"
            // A refused form is answered with a page that says so, and a status that browsers remark on.
            if entry["source"] == "network", message.contains(/status of (402|409|422)/) { return nil }
            return message
        }
    }

    @discardableResult
    private func command(_ name: String, _ parameters: JSON) async throws -> JSON {
        try await ask(.POST, "/goog/cdp/execute", ["cmd": .text(name), "params": parameters])
    }

    @discardableResult
    private func ask(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        try await Driver.ask(method, session + path, body)
    }
}

/// Keys that are not characters, as WebDriver names them.
enum Key {
    static let tab = "\u{E004}"
    static let enter = "\u{E007}"
    static let space = " "
    static let down = "\u{E015}"
    static let escape = "\u{E00C}"
}
