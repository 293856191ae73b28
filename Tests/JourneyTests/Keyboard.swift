import ProgramSupport
import Testing

/// A shopper who uses no mouse.
struct Keyboard {
    let browser: Browser

    /// Goes on with Tab until the focus is on an element that matches, and checks that it can be seen there.
    func tab(to selector: String) async throws {
        for _ in 0..<150 {
            try await browser.press(Key.tab)
            guard try await isFocused(selector) else { continue }
            #expect(try await focusShows(), "the focus on \(selector) cannot be seen")
            return
        }
        throw ProgramFailure("Tab never came to \(selector) at \(try await browser.address)")
    }

    func tab(to selector: String, type text: String) async throws {
        try await tab(to: selector)
        // What stands there is selected when Tab comes to a field, so typing replaces it.
        try await browser.press(text)
    }

    /// Chooses one of several radio buttons with Space and the arrows.
    func choose(_ name: String, _ value: String?) async throws {
        try await tab(to: "[name='\(name)']")
        if try await !browser.has("[name='\(name)']:checked") { try await browser.press(Key.space) }
        guard let value else { return }
        for _ in 0..<10 {
            if try await browser.has("[name='\(name)'][value='\(value)']:checked") { return }
            try await browser.press(Key.down)
        }
        throw ProgramFailure("the arrows never came to \(value)")
    }

    private func isFocused(_ selector: String) async throws -> Bool {
        try await browser.evaluate(
            "return document.activeElement?.matches(arguments[0]) === true", .text(selector)
        ).boolean == true
    }

    /// An outline or a shadow round the element, or round the label or card that stands for it.
    private func focusShows() async throws -> Bool {
        try await browser.evaluate(
            """
            const shows = (element, part) => {
                const style = getComputedStyle(element, part);
                return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
            };
            let element = document.activeElement;
            for (let steps = 0; element && steps < 3; steps += 1, element = element.parentElement) {
                if (shows(element) || [...element.children].some((child) => shows(child))) return true;
            }
            return false;
            """
        ).boolean == true
    }
}
