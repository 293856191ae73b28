/// The sign in the browser's tab: a colonnade on a square of the shop's accent, readable at sixteen pixels.
struct ShopIcon {
    /// Degrees of the OKLCH wheel, 0 to 359.
    let hue: Int

    /// Moves whenever the drawing or its colours do.
    static let version = Fingerprint.short(ShopIcon(hue: 0).svg.utf8)

    var svg: String {
        let light = Palette(hue: hue, mode: .light)
        let dark = Palette(hue: hue, mode: .dark)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>.a{fill:\(light.accent.hex)}\
            .b{fill:\(light.onAccent.hex)}@media(prefers-color-scheme:dark){.a{fill:\(dark.accent.hex)}\
            .b{fill:\(dark.onAccent.hex)}}</style><rect class="a" width="32" height="32" rx="7"/>\
            <path class="b" d="m16 5 11 6v2H5v-2zM7 14.5h3v9H7zm7.5 0h3v9h-3zm7.5 0h3v9h-3zM5 24.5h22V27H5z"/></svg>

            """
    }
}
