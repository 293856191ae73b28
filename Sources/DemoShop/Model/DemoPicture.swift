/// A drawn product picture, four to five, as an SVG document without scripts or references to elsewhere.
public struct DemoPicture: Sendable {
    /// The file's name without its extension; unique within a shop.
    public let name: String
    /// What the picture shows, for those who do not see it.
    public let alt: String
    /// The option value that the picture shows ("Moss"), or nil when it stands for every variant.
    public let showing: String?
    private let draw: @Sendable (inout Canvas) -> Void

    init(_ name: String, _ alt: String, showing: String? = nil, _ draw: @escaping @Sendable (inout Canvas) -> Void) {
        self.name = name
        self.alt = alt
        self.showing = showing
        self.draw = draw
    }

    /// The SVG document; drawn anew at each call, always the same.
    public var svg: String {
        var canvas = Canvas(name: name)
        draw(&canvas)
        return canvas.svg()
    }
}
