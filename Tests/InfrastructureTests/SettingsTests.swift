import Foundation
import Infrastructure
import Logging
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("Nothing said leaves the defaults")
    func defaults() throws {
        let settings = try Settings.load(arguments: [], environment: [:])
        #expect(settings.host == "127.0.0.1" && settings.port == 8080 && settings.dataDirectory == "data")
        #expect(settings.databaseURL == nil)
        #expect(settings.baseDomain == "localhost" && settings.publicScheme == .http)
        #expect(!settings.trustsForwardedProto)
        #expect(settings.logLevel == .info && settings.logFormat == .auto)
        #expect(settings.shutdownTimeout == .seconds(30))
    }

    @Test("A flag goes before a variable, that before the file, that before the default")
    func precedence() throws {
        try withFile(#"{"port": 1003, "baseDomain": "file.example", "maxConnections": 7, "host": "::1"}"#) { path in
            let environment = ["STOA_PORT": "1002", "STOA_BASE_DOMAIN": "variable.example", "STOA_HOST": ""]
            let settings = try Settings.load(arguments: ["--port", "1001", "--config", path], environment: environment)
            #expect(settings.port == 1001)
            #expect(settings.baseDomain == "variable.example")
            #expect(settings.maxConnections == 7)
            #expect(settings.host == "::1", "an empty variable counts as none")
            #expect(settings.logLevel == .info)
        }
    }

    @Test("The file may be named by a variable, and the flag goes before it")
    func fileByVariable() throws {
        try withFile(#"{"port": 1003}"#) { path in
            let settings = try Settings.load(arguments: [], environment: ["STOA_CONFIG": path])
            #expect(settings.port == 1003)
            #expect(throws: SettingsError.self) {
                try Settings.load(arguments: ["--config=/nowhere.json"], environment: ["STOA_CONFIG": path])
            }
        }
    }

    @Test("Every kind of value is read from every source")
    func kinds() throws {
        let flags = try Settings.load(
            arguments: [
                "--trust-forwarded-proto", "--log-level=debug", "--log-format", "json", "--public-scheme", "HTTPS",
                "--database-url", "postgres://u:p@h/d", "--shutdown-timeout=5", "--base-domain", "Shops.Example.COM",
            ], environment: [:])
        let variables = try Settings.load(
            arguments: [],
            environment: [
                "STOA_TRUST_FORWARDED_PROTO": "yes", "STOA_LOG_LEVEL": "debug", "STOA_LOG_FORMAT": "json",
                "STOA_PUBLIC_SCHEME": "https", "STOA_DATABASE_URL": "postgres://u:p@h/d", "STOA_SHUTDOWN_TIMEOUT": "5",
                "STOA_BASE_DOMAIN": "shops.example.com",
            ])
        let json = """
            {"trustForwardedProto": true, "logLevel": "debug", "logFormat": "json", "publicScheme": "https",
             "databaseUrl": "postgres://u:p@h/d", "shutdownTimeout": 5, "baseDomain": "shops.example.com"}
            """
        let file = try withFile(json) { try Settings.load(arguments: ["--config", $0], environment: [:]) }
        for settings in [flags, variables, file] {
            #expect(settings.trustsForwardedProto)
            #expect(settings.logLevel == .debug && settings.logFormat == .json)
            #expect(settings.publicScheme == .https)
            #expect(settings.databaseURL?.revealed == "postgres://u:p@h/d")
            #expect(settings.shutdownTimeout == .seconds(5))
            #expect(settings.baseDomain == "shops.example.com")
        }
        let off = try Settings.load(
            arguments: ["--trust-forwarded-proto=false"], environment: ["STOA_TRUST_FORWARDED_PROTO": "true"])
        #expect(!off.trustsForwardedProto)
    }

    @Test(
        "A wrong flag or variable is one clear line",
        arguments: [
            (
                ["--port", "eighty"], [:],
                #"setting port from --port is "eighty"; it must be a whole number from 0 to 65535"#
            ),
            (
                [], ["STOA_PORT": "65536"],
                #"setting port from STOA_PORT is "65536"; it must be a whole number from 0 to 65535"#
            ),
            (
                [], ["STOA_LOG_LEVEL": "loud"],
                #"setting log-level from STOA_LOG_LEVEL is "loud"; "#
                    + "it must be one of trace, debug, info, notice, warning, error, critical"
            ),
            (
                [], ["STOA_TRUST_FORWARDED_PROTO": "maybe"],
                #"setting trust-forwarded-proto from STOA_TRUST_FORWARDED_PROTO is "maybe"; it must be true or false"#
            ),
            (
                [], ["STOA_DATABASE_URL": "mysql://root:hunter2@h"],
                "setting database-url from STOA_DATABASE_URL is wrong; "
                    + "it must be a URL that begins with postgres:// or postgresql://"
            ),
            (
                ["--base-domain", "https://x"], [:],
                #"setting base-domain from --base-domain is "https://x"; it must be a domain like shops.example.com"#
            ),
            (["--prot", "1"], [:], "there is no setting --prot (command line); did you mean --port?"),
            (["--frobnicate"], [:], "there is no setting --frobnicate (command line)"),
            (["--port"], [:], "--port needs a value after it"),
            (["8080"], [:], #""8080" is not a setting; settings begin with --"#),
            (["--config", "/nowhere.json"], [:], "configuration file /nowhere.json: it cannot be read"),
        ] as [([String], [String: String], String)])
    func errors(arguments: [String], environment: [String: String], line: String) {
        let error = #expect(throws: SettingsError.self) {
            try Settings.load(arguments: arguments, environment: environment)
        }
        #expect(error?.description == line)
    }

    @Test(
        "A wrong file says what and where",
        arguments: [
            (
                #"{"port": "eighty"}"#,
                #"setting port from "port" in PATH is "eighty"; it must be a whole number from 0 to 65535"#
            ),
            (
                #"{"port": [1]}"#,
                #"setting port from "port" in PATH is wrong; it must be a whole number from 0 to 65535"#
            ),
            (#"{"prot": 1}"#, #"there is no setting "prot" (PATH); did you mean "port"?"#),
            (
                #"{"databaseUrl": "x:hunter2"}"#,
                #"setting database-url from "databaseUrl" in PATH is wrong; "#
                    + "it must be a URL that begins with postgres:// or postgresql://"
            ),
            ("[1]", "configuration file PATH: it must be one JSON object"),
            ("{", "configuration file PATH: it must be one JSON object"),
            (#"{"port": [1, "a"]}"#, "configuration file PATH: its values must be texts, numbers, true or false"),
        ])
    func fileErrors(json: String, line: String) throws {
        try withFile(json) { path in
            let error = #expect(throws: SettingsError.self) {
                try Settings.load(arguments: ["--config", path], environment: [:])
            }
            #expect(error?.description == line.replacing("PATH", with: path))
        }
    }

    @Test("The help lists every setting with its flag, variable and default")
    func help() {
        for setting in Settings.descriptions {
            #expect(Settings.help.contains("  " + setting.flag))
            #expect(Settings.help.contains(setting.environmentVariable + " "))
            #expect(Settings.help.contains("default " + setting.defaultText))
            #expect(setting.help.hasSuffix("."))
        }
        #expect(Settings.help.contains("STOA_CONFIG"))
        #expect(Set(Settings.descriptions.map(\.fileKey)).count == Settings.descriptions.count)
    }

    private func withFile<Result>(_ json: String, _ body: (String) throws -> Result) throws -> Result {
        let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString).json"
        try json.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }
}
