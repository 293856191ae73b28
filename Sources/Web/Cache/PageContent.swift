public import NIOCore

/// A public response's body before it is kept: the same bytes for every visitor.
public struct PageContent: Sendable {
    public var body: ByteBuffer
    public var contentType: String
    public var cacheControl: String

    /// - Parameter cacheControl: by default browsers may keep it but ask each time whether it is still right.
    public init(_ body: ByteBuffer, contentType: String, cacheControl: String = "public, max-age=0, must-revalidate") {
        self.body = body
        self.contentType = contentType
        self.cacheControl = cacheControl
    }

    public init(_ page: HTML) {
        self.init(ByteBuffer(bytes: page.bytes), contentType: "text/html; charset=utf-8")
    }

    /// JSON with members in a stable order.
    public static func json(_ value: some Encodable) throws -> PageContent {
        PageContent(ByteBuffer(bytes: try JSONWriter.encode(value)), contentType: "application/json")
    }

    /// XML, such as a sitemap.
    public static func xml(_ text: String) -> PageContent {
        PageContent(ByteBuffer(string: text), contentType: "application/xml; charset=utf-8")
    }
}
