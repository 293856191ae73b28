extension Device {
    /// The browser and system as people call them: "Firefox · Linux". Nil when it does not say, or lies beyond use.
    public var name: String? {
        switch (browser, system) {
        case (let browser?, let system?): "\(browser) · \(system)"
        case (let browser?, nil): browser
        case (nil, let system?): system
        case (nil, nil): nil
        }
    }

    /// For pages and mails that are English alone.
    public var nameOrUnknown: String { name ?? "An unknown device" }

    /// Each names its ancestors too, so the youngest is looked for first.
    private var browser: String? {
        let marks = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Version/", "Safari"), ("curl/", "curl"),
        ]
        return marks.first { userAgent.contains($0.0) }?.1
    }

    private var system: String? {
        let marks = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ]
        return marks.first { userAgent.contains($0.0) }?.1
    }
}
