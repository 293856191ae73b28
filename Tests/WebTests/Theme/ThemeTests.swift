import Testing

@testable import Web

@Suite struct ThemeTests {
    @Test(
        "Every hue is readable in both modes: text 4.5 : 1, edges of controls 3 : 1", arguments: Palette.Mode.allCases)
    func contrast(mode: Palette.Mode) {
        for hue in 0..<360 {
            let palette = Palette(hue: hue, mode: mode)
            let grounds = [palette.paper, palette.card, palette.sunken]
            for ground in grounds {
                expect(palette.ink, on: ground, 7, "ink", hue)
                expect(palette.soft, on: ground, 4.5, "soft", hue)
                expect(palette.accentText, on: ground, 4.5, "accent text", hue)
                expect(palette.edge, on: ground, 3, "edge", hue)
                expect(palette.accent, on: ground, 3, "accent as a shape", hue)
            }
            expect(palette.onAccent, on: palette.accent, 4.5, "words on accent", hue)
            expect(palette.onAccent, on: palette.accentHover, 4.5, "words on hovered accent", hue)
            expect(palette.onAccentTint, on: palette.accentTint, 4.5, "words on tint", hue)
            for signal in palette.signals {
                for ground in grounds + [signal.ground] { expect(signal.text, on: ground, 4.5, signal.name, hue) }
            }
        }
    }

    private func expect(_ text: RGB, on ground: RGB, _ target: Double, _ what: String, _ hue: Int) {
        let ratio = text.contrast(with: ground)
        #expect(ratio >= target, "\(what) at hue \(hue): \(ratio)")
    }

    @Test("OKLCH becomes the sRGB of the CSS Color 4 examples")
    func conversion() {
        #expect(OKLCH(lightness: 1, chroma: 0, hue: 0).rgb == RGB(red: 255, green: 255, blue: 255))
        #expect(OKLCH(lightness: 0, chroma: 0, hue: 0).rgb == RGB(red: 0, green: 0, blue: 0))
        // Pure red is oklch(0.62796 0.25768 29.234).
        let red = OKLCH(lightness: 0.62796, chroma: 0.2576, hue: 29.234).rgb
        #expect(red.red >= 254 && red.green <= 4 && red.blue <= 4, "\(red)")
    }

    @Test("Contrast is that of WCAG: black on white is 21, a colour on itself 1")
    func contrastRatio() {
        let black = RGB(red: 0, green: 0, blue: 0)
        let white = RGB(red: 255, green: 255, blue: 255)
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(white.contrast(with: white) == 1)
        // #767676 is the lightest grey that passes on white.
        #expect(RGB(red: 0x76, green: 0x76, blue: 0x76).contrast(with: white) >= 4.5)
        #expect(RGB(red: 0x77, green: 0x77, blue: 0x77).contrast(with: white) < 4.5)
    }

    @Test("Any number is a hue, and the sheet says both modes")
    func sheet() {
        #expect(Theme(hue: -30).hue == 330)
        #expect(Theme(hue: 725).hue == 5)
        #expect(Theme(hue: 200).stylesheet.contains("--accent:light-dark(#"))
    }
}
