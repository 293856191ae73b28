import HTTPTypes
import Hummingbird
import NIOCore
import Vocabulary

/// Embedded files, theme stylesheets and icons: the same for all shops, under names that change with their content.
enum AssetResponses {
    private static let cacheControl = "public, max-age=31536000, immutable"
    private static let byPath: [String: Asset] = Dictionary(uniqueKeysWithValues: Asset.all.map { ($0.url.text, $0) })

    /// The answer to `/assets/…`; nil for other paths and for names we do not know.
    static func answer(_ request: Request) -> Response? {
        guard request.method == .get || request.method == .head, let path = request.head.path,
            path.hasPrefix("/assets/")
        else { return nil }
        if let asset = byPath[path] { return response(asset, request) }
        if let hue = hue(in: path, version: Theme.version, prefix: "theme-", suffix: ".css") {
            let sheet = ByteBuffer(string: Theme(hue: hue).stylesheet)
            return response(sheet, type: "text/css; charset=utf-8", encoding: nil)
        }
        if let hue = hue(in: path, version: ShopIcon.version, prefix: "icon-", suffix: ".svg") {
            return response(ByteBuffer(string: ShopIcon(hue: hue).svg), type: "image/svg+xml", encoding: nil)
        }
        return nil
    }

    private static func response(_ asset: Asset, _ request: Request) -> Response {
        if request.headers[.acceptEncoding].map(AcceptEncoding.allowsGzip) == true, let gzip = asset.gzip {
            return response(gzip, type: asset.contentType, encoding: "gzip")
        }
        return response(asset.identity, type: asset.contentType, encoding: nil)
    }

    private static func response(_ body: ByteBuffer, type: String, encoding: String?) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: cacheControl, .vary: "Accept-Encoding"]
        headers[.contentEncoding] = encoding
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private static func hue(in path: String, version: String, prefix: String, suffix: String) -> Int? {
        let start = "/assets/" + version + "/" + prefix
        guard path.hasPrefix(start), path.hasSuffix(suffix) else { return nil }
        let digits = path.dropFirst(start.count).dropLast(suffix.count)
        guard let hue = Int(digits), (0..<360).contains(hue), String(hue) == digits else { return nil }
        return hue
    }
}
