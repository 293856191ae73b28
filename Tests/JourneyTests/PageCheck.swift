import Foundation
import ProgramSupport
import Testing

/// Looks at every page that a journey comes to, and keeps pictures of it for people with `STOA_JOURNEY_PICTURES=1`.
struct PageCheck {
    private static let keepsPictures = ProcessInfo.processInfo.environment["STOA_JOURNEY_PICTURES"] == "1"

    /// How wide the journey's screen is.
    enum Screen: String, CaseIterable {
        case desktop
        case phone

        var size: (width: Int, height: Int) {
            switch self {
            case .desktop: (1280, 900)
            case .phone: (390, 844)
            }
        }
    }

    let browser: Browser
    let screen: Screen
    let journey: String
    private let folder: URL

    init(_ browser: Browser, on screen: Screen, journey: String, filePath: StaticString = #filePath) async throws {
        self.browser = browser
        self.screen = screen
        self.journey = journey
        folder = URL(filePath: "\(filePath)").deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/screenshots/\(journey)")
        try await browser.setColors("light")
        try await resize(screen.size.width)
    }

    /// Checks the page that is open, and draws it in light and dark where pictures are wanted.
    func look(at name: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let complaints = try await browser.complaints()
        #expect(complaints == [], "\(journey), \(name)", sourceLocation: sourceLocation)
        try await checkWidth(screen.size.width, name, sourceLocation)
        if screen == .phone {
            try await resize(320)
            try await checkWidth(320, name, sourceLocation)
            try await resize(screen.size.width)
        }
        try await checkHeadings(name, sourceLocation)
        try await draw(name)
    }

    /// A person who has to scroll sideways has been forgotten.
    private func checkWidth(_ width: Int, _ name: String, _ sourceLocation: SourceLocation) async throws {
        let wide = try await browser.evaluate(
            """
            const limit = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= limit) return [];
            return [...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > limit + 1)
                .map((element) => element.tagName.toLowerCase() + "." + element.className).slice(0, 8)
                .concat("scrolls to " + document.documentElement.scrollWidth);
            """)
        #expect(wide == [], "\(journey), \(name) at \(width) px", sourceLocation: sourceLocation)
    }

    /// What a screen reader needs to find its way, and what every field needs to be understood.
    private func checkHeadings(_ name: String, _ sourceLocation: SourceLocation) async throws {
        let missing = try await browser.evaluate(
            """
            const missing = [];
            if (document.querySelectorAll("h1").length !== 1) missing.push("one h1");
            if (!document.title) missing.push("a title");
            if (!document.documentElement.lang) missing.push("a language");
            for (const picture of document.querySelectorAll("img:not([alt])")) missing.push("alt of " + picture.src);
            for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
                if (!field.labels?.length && !field.getAttribute("aria-label")) missing.push("label of " + field.name);
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) missing.push("a second id " + id);
            return missing;
            """)
        #expect(missing == [], "\(journey), \(name)", sourceLocation: sourceLocation)
    }

    private func draw(_ name: String) async throws {
        guard Self.keepsPictures else { return }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for scheme in ["light", "dark"] {
            try await browser.setColors(scheme)
            try await browser.screenshot().write(to: folder.appending(path: "\(name)-\(scheme).png"))
        }
        try await browser.setColors("light")
    }

    private func resize(_ width: Int) async throws {
        try await browser.setSize(width: width, height: screen.size.height, isPhone: screen == .phone)
    }
}
