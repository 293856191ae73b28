/// A shop's colours, made from one hue.
public struct Theme: Sendable, Hashable {
    public let hue: Int
    static let version = "1"
    public init(hue: Int) { self.hue = Self.normalised(hue) }
    static func normalised(_ hue: Int) -> Int { ((hue % 360) + 360) % 360 }
}
