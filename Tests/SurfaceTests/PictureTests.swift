import Catalog
import Composition
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Infrastructure
import Inventory
import Persistence
import Tenancy
import TestEngines
import TestSupport
import Testing
import Vocabulary

@testable import Operations

@Suite("Pictures that a file names by their addresses")
struct PictureTests {
    @Test("are fetched after the import, and shown; what is none is given up", arguments: TestEngine.available)
    func imported(engine: TestEngine) async throws {
        try await PictureServer.run { port in
            try await WholeInstallation.run(on: engine, pictures: PictureServer.rules(port)) { installation in
                _ = try await installation.makeShop("demo")
                let shop = try #require(try await installation.directory.shop(forHost: "demo.localhost"))
                let names = ["good.png", "moved", "page.png", "missing.png", "round"]
                var file = "slug,title,price,image\n"
                for name in names { file += "p-\(name.prefix(4)),P,1.00,http://127.0.0.1:\(port)/\(name)\n" }
                for _ in 1...2 {
                    let report = try await ProductImport(currency: shop.settings.currency).run(
                        bytes: Array(file.utf8), into: shop.database, at: .now, stock: { _, _, _ in },
                        pictures: FetchPicture.enqueue)
                    #expect(report.missingPictures == names.count && report.problems.isEmpty)
                }
                let expected: [ProductImage.Status] = [.ready, .ready, .failed, .failed, .failed]
                try await installation.working {
                    for _ in 1...200 where try await Self.pictures(names, shop.database).map(\.status) != expected {
                        try await Task.sleep(for: .milliseconds(50))
                    }
                }
                let pictures = try await Self.pictures(names, shop.database)
                #expect(pictures.map(\.status) == expected)
                let kept = try #require(pictures[0].file)
                #expect(kept == pictures[1].file && kept.hasSuffix(".png"), "one content, one file")

                let responder = installation.responder()
                let application = Application(responder: responder)
                try await application.test(.router) { client in
                    let page = try await client.execute(uri: "/products/p-good", method: .get)
                    #expect(String(buffer: page.body).contains("/media/\(kept)"))
                    let picture = try await client.execute(uri: "/media/\(kept)", method: .get)
                    #expect(Array(picture.body.readableBytesView) == PictureServer.picture)
                    #expect(picture.headers[.contentType] == "image/png")
                }

                let again = try await ProductImport(currency: shop.settings.currency).run(
                    bytes: Array(file.utf8), into: shop.database, at: .now, stock: { _, _, _ in },
                    pictures: FetchPicture.enqueue)
                #expect(again.unchanged == names.count && again.missingPictures == 3, "given up, they are tried again")
            }
        }
    }

    private static func pictures(_ names: [String], _ database: any Database) async throws -> [ProductImage] {
        try await database.read { transaction in
            try names.map { name in
                let slug = Slug(transliterating: "p-\(name.prefix(4))")
                return try #require(try Products.find(slug: slug, in: transaction)?.images.first)
            }
        }
    }

    @Test("come from public places only", arguments: ["http://127.0.0.1/a.png", "http://localhost/a.png", "file:///a"])
    func neighbours(address: String) async {
        await #expect(throws: PictureRefused.self) { try await PictureFetcher().fetch(address) }
    }

    @Test("are neither larger than allowed nor asked for when the server is busy")
    func limits() async throws {
        try await PictureServer.run { port in
            let fetcher = PictureFetcher(rules: PictureServer.rules(port), limit: 1_000)
            await #expect(throws: PictureRefused.self) { try await fetcher.fetch("http://127.0.0.1:\(port)/large.png") }
            await #expect(throws: PictureNotNow.self) { try await fetcher.fetch("http://127.0.0.1:\(port)/busy.png") }
            let good = try await fetcher.fetch("http://127.0.0.1:\(port)/good.png")
            #expect(good.bytes == PictureServer.picture)
        }
    }

    @Test("are known by their bytes, whatever they are called")
    func types() {
        #expect(PictureType(PictureServer.picture) == .png)
        #expect(PictureType([0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(PictureType(Array("GIF89a!".utf8)) == .gif)
        #expect(PictureType(Array("RIFF....WEBPVP8 ".utf8)) == .webp)
        #expect(PictureType(Array("....ftypavif".utf8)) == .avif)
        for text in ["", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "GIF8", "RIFF....WAVE", "<html>", "\u{89}PNG"] {
            #expect(PictureType(Array(text.utf8)) == nil, "\(text)")
        }
    }
}

/// Somebody else's server with pictures, and with what says that it is one.
private enum PictureServer {
    /// A PNG of one pixel.
    static let picture: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!)

    static func rules(_ port: Int) -> OutgoingAddress.Rules {
        OutgoingAddress.Rules(
            allowsPlain: true, ports: [port], exceptions: [IPNetwork("127.0.0.0/8")].compactMap { $0 })
    }

    static func run(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let router = Router()
        func answer(_ path: RouterPath, _ status: HTTPResponse.Status, _ bytes: [UInt8], _ headers: HTTPFields = [:]) {
            router.get(path) { _, _ in
                Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
            }
        }
        answer("/good.png", .ok, picture)
        answer("/moved", .movedPermanently, [], [.location: "/good.png"])
        answer("/round", .found, [], [.location: "/round"])
        answer("/page.png", .ok, Array("<script>alert(1)</script>".utf8), [.contentType: "image/png"])
        answer("/large.png", .ok, picture + Array(repeating: 0, count: 2_000))
        answer("/busy.png", .serviceUnavailable, [])
        try await Application(router: router).test(.live) { client in
            try await body(try #require(client.port))
        }
    }
}
