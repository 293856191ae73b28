/// What people call the device that a browser's long name stands for: "Firefox on Linux".
public struct DeviceName: Sendable, Hashable {
    public let text: String

    /// - Parameter userAgent: as browsers send it (RFC 9110 §10.1.5); each pretends to be the ones before it, so the
    ///   youngest name is looked for first.
    public init(_ userAgent: String) {
        let browsers = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl"),
        ]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ]
        let browser = browsers.first { userAgent.contains($0.0) }?.1
        let system = systems.first { userAgent.contains($0.0) }?.1
        text =
            switch (browser, system) {
            case (let browser?, let system?): "\(browser) on \(system)"
            case (let browser?, nil): browser
            case (nil, let system?): system
            case (nil, nil): userAgent.isEmpty ? "An unknown device" : String(userAgent.prefix(40))
            }
    }
}
