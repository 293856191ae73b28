import Composition
import Foundation
import HTTPTypes
import Operations
import People
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite("Making a shop of an archive at the console")
struct ConsoleImportTests {
    @Test("an archive that is sent becomes a shop of the name that was asked for", arguments: TestEngine.available)
    func bringIn(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let archive = try await Self.archive(of: "tea", in: installation)
            let browser = try await ConsoleBrowser.signedIn(installation)
            #expect(try await browser.get("/console/import").text.contains("multipart/form-data"))
            let sent = try await browser.upload(
                "/console/import", ["slug": "tea-two", "name": "Second"], file: archive)
            #expect(sent.status == 303 && sent.location?.contains("done=importing") == true)
            try await installation.working {
                for _ in 0..<600 {
                    if try await installation.directory.tenant(slug: Slug("tea-two")!) != nil { return }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            let made = try #require(try await installation.directory.tenant(slug: Slug("tea-two")!))
            #expect(made.name == "Second")
            #expect(try await browser.get("/console/import").text.contains("Open it"))
        }
    }

    @Test("what cannot be done is said beside its field, and nothing is left of it")
    func refusals() async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            let archive = try await Self.archive(of: "tea", in: installation)
            let browser = try await ConsoleBrowser.signedIn(installation)
            _ = try await browser.get("/console/import")
            let taken = try await browser.upload("/console/import", ["slug": "tea", "name": "Kept"], file: archive)
            #expect(taken.status == 422 && taken.text.contains("Another shop has this name"))
            #expect(taken.text.contains(#"value="Kept""#))
            let bad = try await browser.upload("/console/import", ["slug": "No good!"], file: archive)
            #expect(bad.status == 422 && bad.text.contains("small letters"))
            let none = try await browser.upload("/console/import", ["slug": "two"], file: nil)
            #expect(none.status == 422 && none.text.contains("Choose a file"))
            let stale = try await browser.upload("/console/import", ["slug": "two"], file: archive, csrf: "x")
            #expect(stale.status == 403)
            let stranger = ConsoleBrowser(installation)
            #expect(try await stranger.upload("/console/import", ["slug": "two"], file: archive).status == 303)
            #expect(try await installation.office.imports(limit: 10).isEmpty)
            let uploads = installation.options.dataDirectory + "/transfers"
            let left =
                FileManager.default.fileExists(atPath: uploads)
                ? try FileManager.default.subpathsOfDirectory(atPath: uploads).filter { $0.contains("upload") } : []
            #expect(left.allSatisfy { !$0.hasSuffix(".tar") }, "\(left)")
        }
    }

    @Test("a file is kept under a name of ours, whatever its own is, and told by its bytes")
    func names() async throws {
        try await WholeInstallation.run(on: .sqlite) { installation in
            let archive = try await Self.archive(of: "tea", in: installation)
            let browser = try await ConsoleBrowser.signedIn(installation)
            _ = try await browser.get("/console/import")
            let folder = installation.options.dataDirectory
            let before = Set(try FileManager.default.subpathsOfDirectory(atPath: folder))
            let names = [
                "../../../evil.tar", "/etc/cron.d/evil", "..\\..\\evil.tar", "evil.tar\u{0}.png", "", "x\"; y=\"",
            ]
            for (number, name) in names.enumerated() {
                let sent = try await browser.upload(
                    "/console/import", ["slug": "copy-\(number)"], file: archive, named: name)
                #expect(sent.status == 303, "\(name)")
                _ = try await browser.get("/console/import")
            }
            let new = Set(try FileManager.default.subpathsOfDirectory(atPath: folder)).subtracting(before)
            let files = new.filter { $0.hasPrefix("transfers/") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
                .map { $0.split(separator: "/").last.map(String.init) ?? "" }
                .filter { $0.contains(".") || $0.count >= 36 }
            #expect(files.count >= names.count)
            #expect(files.allSatisfy { ID<Any>(String($0.prefix(36))) != nil }, "\(files)")
            #expect(!new.contains { $0.contains("evil") })
            let picture = try await browser.upload(
                "/console/import", ["slug": "two"], file: [0x89] + Array("PNG".utf8), named: "shop.stoa.tar")
            #expect(picture.status == 422 && picture.text.contains("This is no archive of a shop"))
        }
    }

    private static func archive(of slug: String, in installation: Installation) async throws -> [UInt8] {
        let tenant = try await installation.makeShop(slug)
        let path = FileManager.default.temporaryDirectory.appending(path: "stoa-\(UUID().uuidString).tar").path
        _ = try await installation.export(tenant, to: path, by: DeskAuthor.program.origin) { _ in }
        let bytes = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        return Array(bytes)
    }
}

extension ConsoleBrowser {
    /// Sends a form with a file as browsers do, with the token of the last page unless another is given.
    func upload(
        _ path: String, _ fields: [String: String], file: [UInt8]?, named name: String = "shop.tar",
        csrf: String? = nil
    ) async throws -> ConsoleAnswer {
        var fields = fields
        fields["csrf"] = csrf ?? lastToken
        var body: [UInt8] = []
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body += Array("--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        if let file {
            body += Array(
                "--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
            body += file + Array("\r\n".utf8)
        }
        body += Array("--b0undary--\r\n".utf8)
        return try await send(
            .post, path, [.contentType: "multipart/form-data; boundary=b0undary"], body: body)
    }
}
