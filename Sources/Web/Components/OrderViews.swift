/// Amounts and their sum, in the order they add up.
public struct TotalsView: Sendable {
    public struct Line: Sendable {
        public var label: String
        public var amount: String
        public var isMuted: Bool

        public init(_ label: String, _ amount: String, isMuted: Bool = false) {
            self.label = label
            self.amount = amount
            self.isMuted = isMuted
        }
    }

    public var lines: [Line]
    public var total: Line
    /// Below the total: "Includes €6.71 tax".
    public var note: String?

    public init(lines: [Line], total: Line, note: String? = nil) {
        self.lines = lines
        self.total = total
        self.note = note
    }

    public var html: HTML {
        """
        <div><dl class="totals">\(lines.html { line in
            """
            <div\(attribute: "data-muted", line.isMuted)><dt>\(line.label)</dt><dd>\(line.amount)</dd></div>
            """ as HTML
        })<div class="totals-sum"><dt>\(total.label)</dt><dd>\(total.amount)</dd></div></dl>\
        \(note.map { "<p class=\"hint totals-note\">\($0)</p>" as HTML })</div>
        """
    }
}

/// A line of a cart, a checkout or an order, in short: picture with its quantity, title, amount.
public struct LineSummary: Sendable {
    public var title: String
    public var detail: String?
    public var picture: Picture
    public var quantity: String
    public var amount: String

    public init(title: String, detail: String? = nil, picture: Picture, quantity: String, amount: String) {
        self.title = title
        self.detail = detail
        self.picture = picture
        self.quantity = quantity
        self.amount = amount
    }

    public static func list(_ lines: [LineSummary]) -> HTML {
        """
        <ul class="line-list" role="list">\(lines.html { line in
            """
            <li class="line"><span class="line-picture">\(line.picture.html)<span class="line-quantity">\
            <span aria-hidden="true">×</span>\(line.quantity)</span></span><span class="line-body">\
            <span class="line-title">\(line.title)</span>\
            \(line.detail.map { "<span class=\"line-detail\">\($0)</span>" as HTML })</span>\
            <span class="line-amount">\(line.amount)</span></li>
            """ as HTML
        })</ul>
        """
    }
}

/// The way through something with several steps, and where one stands.
public struct StepsView: Sendable {
    public var steps: [String]
    /// Index of the present step.
    public var current: Int

    public init(_ steps: [String], current: Int) {
        self.steps = steps
        self.current = current
    }

    public var html: HTML {
        let items = steps.enumerated().map { index, step -> HTML in
            let state = index < current ? "done" : index == current ? "current" : "ahead"
            return """
                <li data-state="\(state)"\(attribute: "aria-current", index == current ? "step" : nil)>\
                <span class="steps-mark">\(index < current ? Icon.check.html : "\(index + 1)" as HTML)</span>\
                <span>\(step)</span></li>
                """
        }
        return "<ol class=\"steps\">\(items)</ol>"
    }
}

/// What has happened to an order, newest first, and what is still to come.
public struct Timeline: Sendable {
    public struct Event: Sendable {
        public enum State: String, Sendable {
            case done, current, ahead, failed
        }

        public var title: String
        public var detail: String?
        /// The moment for programs (RFC 3339) and for people.
        public var time: (machine: String, shown: String)?
        public var state: State
        public var icon: Icon

        public init(
            _ title: String, detail: String? = nil, time: (machine: String, shown: String)? = nil, state: State = .done,
            icon: Icon = .check
        ) {
            self.title = title
            self.detail = detail
            self.time = time
            self.state = state
            self.icon = icon
        }
    }

    public var events: [Event]

    public init(_ events: [Event]) {
        self.events = events
    }

    public var html: HTML {
        """
        <ol class="timeline">\(events.html { event in
            """
            <li data-state="\(event.state.rawValue)"><span class="timeline-mark">\(event.icon.html)</span>\
            <div><p class="timeline-title">\(event.title)</p>\
            \(event.detail.map { "<p class=\"timeline-detail\">\($0)</p>" as HTML })\
            \(event.time.map { "<time class=\"hint\" datetime=\"\($0.machine)\">\($0.shown)</time>" as HTML })</div></li>
            """ as HTML
        })</ol>
        """
    }
}
