import Foundation
import NIOHTTP1
import ProgramSupport

/// ChromeDriver (Debian's `chromium-driver`), which moves a browser by the W3C's WebDriver protocol.
struct Driver {
    static let executable = URL(filePath: "/usr/bin/chromedriver")

    private let address: String

    static func with<Result>(_ body: (Driver) async throws -> Result) async throws -> Result {
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw ProgramFailure(
                """
                the journeys need a browser: scripts/install-packages test (or leave them out: STOA_SKIP_JOURNEYS=1)
                """)
        }
        let log = FileManager.default.temporaryDirectory.appending(path: "stoa-driver-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: log) }
        let process = try RunningProcess(executable, ["--port=0"], output: log)
        do {
            let driver = Driver(address: try await address(saidIn: log, by: process))
            let result = try await body(driver)
            // Foundation starts programs with most signals blocked, and chromedriver leaves them so: it would never
            // hear a polite one. Its browsers have gone by now.
            process.send(SIGKILL)
            return result
        } catch {
            process.send(SIGKILL)
            throw error
        }
    }

    /// Opens a browser with nothing in it.
    func withBrowser<Result>(
        runsScripts: Bool = true, _ body: (Browser) async throws -> Result
    ) async throws -> Result {
        let answer = try await Self.ask(.POST, address + "/session", Self.capabilities(runsScripts: runsScripts))
        guard let id = answer["sessionId"]?.text else { throw ProgramFailure("no browser: \(answer)") }
        let session = address + "/session/" + id
        do {
            let result = try await body(Browser(session: session))
            _ = try await Self.ask(.DELETE, session)
            return result
        } catch {
            // The first thing that went wrong is the one to tell.
            _ = try? await Self.ask(.DELETE, session)
            throw error
        }
    }

    /// - Returns: the answer's value.
    static func ask(_ method: HTTPMethod, _ url: String, _ body: JSON? = nil) async throws -> JSON {
        let answer = try await Exchange().send(method, url, body: body)
        guard answer.status == 200 else {
            let message = answer.json["value"]?["message"]?.text ?? answer.text
            throw ProgramFailure("the browser refuses \(url.suffix(40)): \(message.prefix(500))")
        }
        return answer.json["value"] ?? .null
    }

    private static func address(saidIn log: URL, by process: RunningProcess) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(30)
        while process.isRunning, ContinuousClock.now < deadline {
            let text = try String(contentsOf: log, encoding: .utf8)
            if let port = text.firstMatch(of: /started successfully on port (\d+)/)?.output.1 {
                return "http://127.0.0.1:\(port)"
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ProgramFailure("chromedriver did not start: \(try String(contentsOf: log, encoding: .utf8))")
    }

    private static func capabilities(runsScripts: Bool) -> JSON {
        var options: [String: JSON] = [
            "args": [
                // A container gives the browser neither a sandbox nor much shared memory.
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
            ]
        ]
        if !runsScripts { options["prefs"] = ["profile.managed_default_content_settings.javascript": 2] }
        return [
            "capabilities": [
                "alwaysMatch": [
                    "browserName": "chrome", "goog:chromeOptions": .object(options),
                    "goog:loggingPrefs": ["browser": "ALL"],
                ]
            ]
        ]
    }
}
