internal import Ordering
internal import Tenancy
internal import Vocabulary
internal import Web

extension OrderModel {
    /// - Parameter base: where absolute addresses begin.
    init(_ order: Order, _ settings: ShopSettings, base: String) {
        let pricing = ShopPricing(settings)
        let words = Words(settings.locale)
        let tracking = SiteURL.track(token: order.trackingToken)
        self.init(
            number: String(order.number), placedAt: pricing.format.dateTime(order.placedAt),
            email: order.contact.email?.text ?? "", name: order.contact.shippingAddress?.name ?? "",
            isCanceled: order.status == .canceled, timeline: Timeline(order, pricing.format, words),
            lines: order.lines.map { LineSummary($0, pricing) },
            totals: TotalsView(order.totals, pricing, words), shippingName: order.totals.shippingName,
            shippingAddress: order.contact.shippingAddress?.lines(from: settings.country) ?? [],
            billingAddress: order.contact.billingAddress?.lines(from: settings.country), trackingURL: tracking,
            trackingAddress: tracking.absolute(base: base))
    }
}

extension Timeline {
    fileprivate init(_ order: Order, _ format: LocaleFormat, _ words: Words) {
        let happened = order.events.reversed().enumerated().map { index, event in
            Event(
                words(event.kind.word), time: (event.happenedAt.rfc3339, format.dateTime(event.happenedAt)),
                state: index == 0 && order.status == .placed ? .current : .done, icon: event.kind.icon)
        }
        self.init(Self.ahead(of: order, words) + happened)
    }

    /// What is still to come stands above what has happened: the newest is on top.
    private static func ahead(of order: Order, _ words: Words) -> [Event] {
        switch order.status {
        case .placed: [Event(words(.statusShipped), state: .ahead, icon: .truck)]
        case .fulfilled: [Event(words(.statusShipped), state: .done, icon: .truck)]
        case .canceled: [Event(words(.statusCancelled), state: .failed, icon: .close)]
        }
    }
}

extension OrderEvent.Kind {
    fileprivate var word: Word {
        switch self {
        case .placed: .statusPlaced
        case .paid: .statusPaid
        }
    }

    fileprivate var icon: Icon {
        switch self {
        case .placed: .receipt
        case .paid: .card
        }
    }
}
