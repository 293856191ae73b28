/// Our own drawn signs: 24 × 24, one line weight, round ends. Decoration beside words; hidden from screen readers.
public enum Icon: String, CaseIterable, Sendable {
    case search, cart, user, menu, close, check, alert, info, truck, box, filter, sort, sun, moon, star, trash, plus,
        minus, heart, lock, card, mail, phone, pin, home, tag, clock, gift, store, receipt, image, external, returns,
        arrowForward, arrowBack, chevronDown, chevronForward, chevronBack, people, shield, key, history, gear, device,
        copy

    /// The drawing as inline SVG, in the colour of the text around it.
    public var html: HTML { Self.drawings[self] ?? HTML() }

    /// Points the other way where text runs from right to left.
    private var followsDirection: Bool {
        switch self {
        case .arrowForward, .arrowBack, .chevronForward, .chevronBack, .truck, .external, .returns: true
        default: false
        }
    }

    private static let drawings: [Icon: HTML] = Dictionary(
        uniqueKeysWithValues: allCases.map { icon in
            let direction = icon.followsDirection ? " icon-directed" : ""
            let markup = """
                <svg class="icon\(direction)" viewBox="0 0 24 24" width="24" height="24" fill="none" \
                stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" \
                aria-hidden="true" focusable="false">\(icon.strokes)</svg>
                """
            return (icon, HTML(trusted: markup))
        })

    private var strokes: String {
        switch self {
        case .search: #"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#
        case .cart:
            #"<path d="M5 8.5h14l1.2 11.2a1.2 1.2 0 0 1-1.2 1.3H5a1.2 1.2 0 0 1-1.2-1.3z"/><path d="M8.5 11V7a3.5 3.5 0 0 1 7 0v4"/>"#
        case .user: #"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.9-4 3.8-6 7.5-6s6.6 2 7.5 6"/>"#
        case .menu: #"<path d="M4 7h16M4 12h16M4 17h10"/>"#
        case .close: #"<path d="m6 6 12 12M18 6 6 18"/>"#
        case .check: #"<path d="m5 12.5 4.7 4.7L19.5 7"/>"#
        case .alert: #"<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>"#
        case .info: #"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7v.1"/>"#
        case .truck:
            #"<path d="M2.5 6.5h11v10h-11zM13.5 10h4l4 3.5v3h-8z"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>"#
        case .box:
            #"<path d="m12 3 8.5 4.5v9L12 21l-8.5-4.5v-9z"/><path d="M3.5 7.5 12 12l8.5-4.5M12 12v9M7.8 5.3l8.5 4.5"/>"#
        case .filter:
            #"<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>"#
        case .sort: #"<path d="M7 5v14m0 0-3-3m3 3 3-3M17 19V5m0 0-3 3m3-3 3 3"/>"#
        case .sun:
            #"<circle cx="12" cy="12" r="4"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1 1M17.4 17.4l1 1M5.6 18.4l1-1M17.4 6.6l1-1"/>"#
        case .moon: #"<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>"#
        case .star: #"<path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.8l-5.3 2.9 1.1-5.9L3.5 9.7l5.9-.8z"/>"#
        case .trash: #"<path d="M4 6.5h16M9.5 6.5V4h5v2.5M6 6.5l.9 13.5h10.2L18 6.5M10 10.5v6M14 10.5v6"/>"#
        case .plus: #"<path d="M12 5.5v13M5.5 12h13"/>"#
        case .minus: #"<path d="M5.5 12h13"/>"#
        case .heart:
            #"<path d="M12 20S3.5 15 3.5 9.2A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8.5 2.4C20.5 15 12 20 12 20z"/>"#
        case .lock:
            #"<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2"/>"#
        case .card: #"<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M2.5 9.5h19M6 15h4"/>"#
        case .mail: #"<rect x="3" y="5.5" width="18" height="13" rx="1.5"/><path d="m3.5 7 8.5 6 8.5-6"/>"#
        case .phone:
            #"<path d="M5 3.5h3.5l1.7 4.5-2.2 1.7a12 12 0 0 0 6.3 6.3l1.7-2.2 4.5 1.7V19a1.8 1.8 0 0 1-2 1.8A16.5 16.5 0 0 1 3.2 5.5 1.8 1.8 0 0 1 5 3.5z"/>"#
        case .pin: #"<path d="M12 21s-7-6-7-11.2a7 7 0 0 1 14 0C19 15 12 21 12 21z"/><circle cx="12" cy="10" r="2.5"/>"#
        case .home: #"<path d="m3.5 11 8.5-7.5 8.5 7.5"/><path d="M5.5 9.5V20h13V9.5M10 20v-5.5h4V20"/>"#
        case .tag: #"<path d="M3.5 4.5v7l9 9 8-8-9-9z"/><circle cx="8" cy="8.5" r="1.2"/>"#
        case .clock: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#
        case .gift:
            #"<path d="M4 11.5h16V20H4zM3 7.5h18v4H3zM12 7.5V20M12 7.5C9 7.5 7 6.6 7 5s3.5-2 5 2.5C13.5 3 17 3.4 17 5s-2 2.5-5 2.5z"/>"#
        case .store:
            #"<path d="M4.5 12v8.5h15V12M3.5 9 5 3.5h14L20.5 9a2.8 2.8 0 0 1-5.6 0 2.9 2.9 0 0 1-5.8 0 2.8 2.8 0 0 1-5.6 0zM10 20.5v-5h4v5"/>"#
        case .receipt: #"<path d="M5.5 3v18l2.2-1.5L9.8 21l2.2-1.5 2.2 1.5 2.1-1.5 2.2 1.5V3zM9 8h6M9 12h6"/>"#
        case .image:
            #"<rect x="3.5" y="4.5" width="17" height="15" rx="1.5"/><circle cx="9" cy="10" r="1.6"/><path d="m4 18 5.5-4.5 3 2.2 4-4.2 4 4"/>"#
        case .external: #"<path d="M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8 8"/>"#
        case .returns: #"<path d="M8.5 4.5 4 9l4.5 4.5"/><path d="M4.5 9H15a5 5 0 0 1 0 10h-4"/>"#
        case .arrowForward: #"<path d="M4.5 12h15m-6-6 6 6-6 6"/>"#
        case .arrowBack: #"<path d="M19.5 12h-15m6-6-6 6 6 6"/>"#
        case .chevronDown: #"<path d="m6 9.5 6 6 6-6"/>"#
        case .chevronForward: #"<path d="m9.5 6 6 6-6 6"/>"#
        case .chevronBack: #"<path d="m14.5 6-6 6 6 6"/>"#
        case .people:
            #"<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8"/>"#
        case .shield:
            #"<path d="M12 3 4.5 6v5.5c0 4.6 3.1 8 7.5 9.5 4.4-1.5 7.5-4.9 7.5-9.5V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>"#
        case .key: #"<circle cx="7.5" cy="16.5" r="4"/><path d="m10.5 13.5 9-9M16 8l3 3M13.5 10.5l2 2"/>"#
        case .history: #"<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5"/><path d="M4 4v4.5h4.5M12 7.5V12l3 2"/>"#
        case .gear:
            #"<circle cx="12" cy="12" r="3"/><path d="M12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.2 2.2m8.4 8.4 2.2 2.2m0-12.8-2.2 2.2m-8.4 8.4-2.2 2.2"/>"#
        case .device: #"<rect x="3" y="5" width="18" height="12" rx="1.5"/><path d="M8 20.5h8M12 17v3.5"/>"#
        case .copy: #"<rect x="8.5" y="8.5" width="11" height="12" rx="1.5"/><path d="M15.5 8.5v-5h-11v12h4"/>"#
        }
    }
}
