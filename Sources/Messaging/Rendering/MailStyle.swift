import Web

/// How mails look. Mail programs keep little of a style sheet, so every element carries its own; what they do keep
/// turns the colours for dark screens.
struct MailStyle: Sendable {
    let light: ThemeColours
    let dark: ThemeColours
    let isRightToLeft: Bool

    init(hue: Int, isRightToLeft: Bool) {
        light = ThemeColours(hue: hue, isDark: false)
        dark = ThemeColours(hue: hue, isDark: true)
        self.isRightToLeft = isRightToLeft
    }

    static let sans = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
    static let serif = "font-family:ui-serif,Georgia,'Times New Roman',serif"

    var start: String { isRightToLeft ? "right" : "left" }
    var end: String { isRightToLeft ? "left" : "right" }

    /// What templates name as `{{style.…}}`.
    var values: [String: MailValue] {
        [
            "heading": .text(
                "margin:0 0 16px;\(Self.serif);font-size:26px;line-height:1.2;font-weight:600;color:\(light.ink);"
                    + "overflow-wrap:anywhere"),
            "text": .text(
                "margin:0 0 16px;\(Self.sans);font-size:16px;line-height:1.5;color:\(light.ink);"
                    + "overflow-wrap:anywhere"),
            "action": .text("margin:24px 0"),
            "accent": .text(light.accent),
            "button": .text("border-radius:6px;background:\(light.accent);text-align:center"),
            "buttonLink": .text(
                "display:inline-block;padding:13px 24px;\(Self.sans);font-size:16px;line-height:1.2;font-weight:600;"
                    + "color:\(light.onAccent);text-decoration:none;border-radius:6px"),
            "table": .text("width:100%;margin:24px 0;border-collapse:collapse;border-top:1px solid \(light.line)"),
            "cell": .text(
                "padding:12px 0;border-bottom:1px solid \(light.line);vertical-align:top;text-align:\(start);\(Self.sans);"
                    + "font-size:16px;line-height:1.4;color:\(light.ink);overflow-wrap:anywhere"),
            "amount": .text(
                "padding:12px 0;padding-\(start):16px;border-bottom:1px solid \(light.line);vertical-align:top;"
                    + "text-align:\(end);white-space:nowrap;\(Self.sans);font-size:16px;line-height:1.4;color:\(light.ink)"
            ),
            "sum": .text(
                "padding:8px 0 0;text-align:\(start);\(Self.sans);font-size:16px;line-height:1.4;color:\(light.ink)"),
            "sumAmount": .text(
                "padding:8px 0 0;padding-\(start):16px;text-align:\(end);white-space:nowrap;\(Self.sans);font-size:16px;"
                    + "line-height:1.4;color:\(light.ink)"),
            "soft": .text("font-size:14px;color:\(light.soft)"),
            "address": .text(
                "display:inline-block;width:100%;max-width:250px;margin:0 0 16px;vertical-align:top;text-align:\(start);"
                    + "\(Self.sans);font-size:16px;line-height:1.5;color:\(light.ink);overflow-wrap:anywhere"),
        ]
    }

    /// For programs that read style sheets.
    var sheet: String {
        """
        body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%}a{color:\(light.accentText)}\
        @media (max-width:480px){.card{padding:24px 18px!important}}\
        @media (prefers-color-scheme:dark){.mail,.mail body{background:\(dark.paper)!important}\
        .card{background:\(dark.card)!important;border-color:\(dark.line)!important}\
        .mail h1,.mail h2,.mail p,.mail td,.mail div,.mail strong,.name{color:\(dark.ink)!important}\
        .mail td{border-color:\(dark.line)!important}.mail table{border-color:\(dark.line)!important}\
        .mail a{color:\(dark.accentText)!important}.mail .soft,.mail .soft td{color:\(dark.soft)!important}\
        .mail .button{background:\(dark.accent)!important}.mail .button a{color:\(dark.onAccent)!important}}
        """
    }
}
