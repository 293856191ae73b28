/// A favicon in a shop's colour: a colonnade on a rounded square, readable at sixteen pixels.
public enum ShopFavicon {
    /// - Parameter hue: degrees of the OKLCH wheel, as in the shop's settings.
    public static func svg(hue: Int) -> String {
        var canvas = Canvas(name: "favicon-\(hue)")
        let ink = Ink(0.52, 0.11, Double(hue))
        let light = Ink(0.97, 0.015, Double(hue))
        canvas.fill(.box(0, 0, 32, 32, corner: 7), canvas.fading(ink.lighter(0.06), ink.darker(0.05)))
        canvas.fill(.polygon([Point(16, 5), Point(27, 11), Point(27, 13), Point(5, 13), Point(5, 11)]), light)
        for x in [7.0, 14.5, 22] { canvas.fill(.box(x, 14.5, 3, 9), light) }
        canvas.fill(.box(5, 24.5, 22, 2.5), light)
        return canvas.svg(width: 32, height: 32)
    }
}
