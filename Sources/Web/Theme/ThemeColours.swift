/// A shop's colours written out ("#1a2b3c"), for what no style sheet of ours reaches, such as mails.
public struct ThemeColours: Sendable, Hashable {
    public let paper: String
    public let card: String
    public let line: String
    public let ink: String
    public let soft: String
    public let accent: String
    public let onAccent: String
    public let accentText: String

    /// - Parameter hue: degrees of the OKLCH wheel; any number is taken round it.
    public init(hue: Int, isDark: Bool) {
        let palette = Palette(hue: Theme.normalised(hue), mode: isDark ? .dark : .light)
        paper = palette.paper.hex
        card = palette.card.hex
        line = palette.line.hex
        ink = palette.ink.hex
        soft = palette.soft.hex
        accent = palette.accent.hex
        onAccent = palette.onAccent.hex
        accentText = palette.accentText.hex
    }
}
