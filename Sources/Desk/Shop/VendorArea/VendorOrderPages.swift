import Hummingbird
import Ordering
import Tenancy
import Vocabulary
import Web

/// What was ordered of a vendor: their own lines, and where the goods go.
enum VendorOrderPages {
    static let routes = [
        DeskRoute.vendorPage(.vendorOrders) { try await $0.orderList() },
        DeskRoute.vendorPage(.vendorOrder) { try await $0.order() },
    ]

    static let pageSize = 50
}

extension VendorDeskCall {
    fileprivate func orderList() async throws -> Response {
        let cursor = query["before"].flatMap { OrderID($0) }
        let orders = try await look {
            try VendorOrder.page(of: $0, before: cursor, limit: VendorOrderPages.pageSize + 1, in: $1)
        }
        guard !orders.isEmpty else {
            return answer(
                DeskPage(
                    "Orders", .vendorOrders,
                    main: EmptyState(
                        icon: .receipt, title: cursor == nil ? "No orders yet" : "There are no older orders",
                        text: "Orders with your products stand here, each with your lines alone."
                    ).html()))
        }
        let page = Array(orders.prefix(VendorOrderPages.pageSize))
        let table = VendorOrderTable(orders: page, formats: formats) { .desk(.vendorOrder, "\($0.id)") }
        let older = OlderLink(
            last: orders.count > page.count ? page.last.map { "\($0.id)" } : nil,
            list: { .desk(.vendorOrders, query: $0) }, query: query)
        return answer(DeskPage("Orders", .vendorOrders, main: "\(table.html)\(older.html)"))
    }

    fileprivate func order() async throws -> Response {
        let id: OrderID = try part("order")
        let order: VendorOrder
        do {
            order = try await look { try VendorOrder.find(id, of: $0, in: $1) }
        } catch is NoSuchOrder {
            throw Problem.notFound
        }
        return answer(
            DeskPage(
                "Order \(order.number)", .vendorOrders, parent: ("Orders", .desk(.vendorOrders)),
                main: VendorOrderView(order: order, formats: formats, home: settings.country).html))
    }
}

/// Orders as their vendor sees them.
struct VendorOrderTable {
    let orders: [VendorOrder]
    let formats: DeskFormat
    /// Nil where an order has no page of its own.
    let url: (VendorOrder) -> SiteURL?

    var html: HTML {
        ConsoleTable(
            caption: "Orders",
            columns: [
                .init("Order"), .init("State"), .init("Goods"), .init("To", isWideOnly: true), .init("Placed"),
                .init("Comes to", isNumber: true),
            ],
            rows: orders.map(row)
        ).html
    }

    private func row(_ order: VendorOrder) -> [HTML] {
        let number: HTML = "<span class=\"mono\">\(order.number)</span>"
        let place = [order.shipTo?.city, order.shipTo?.country.code].compactMap { $0 }.joined(separator: ", ")
        return [
            url(order).map { "<a class=\"row-title\" href=\"\($0)\">\(number)</a>" }
                ?? "<span class=\"row-title\">\(number)</span>",
            OrderBadge.of(order.status).html, "\(goods(order))", "\(place)", formats.when(order.placedAt),
            "\(formats.money(order.total))",
        ]
    }

    /// "2 × Bowl, 1 × Plate and 3 more"
    private func goods(_ order: VendorOrder) -> String {
        let shown = order.lines.prefix(2).map { "\(formats.quantity($0.quantity)) × \($0.title)" }
        let more = order.lines.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}

/// One order: the vendor's lines, and where to send them.
private struct VendorOrderView {
    let order: VendorOrder
    let formats: DeskFormat
    let home: CountryCode

    var html: HTML {
        """
        <div class="columns"><div class="stack">\(lines)</div><div class="stack">\(address)\(facts)</div></div>
        """
    }

    private var lines: HTML {
        ConsolePanel(
            title: "Your lines",
            content: """
                \(ConsoleTable(
                    caption: "Lines",
                    columns: [
                        .init("Product"), .init("Quantity", isNumber: true), .init("Price", isNumber: true),
                        .init("Line", isNumber: true),
                    ],
                    rows: order.lines.map(row)).html)
                """
        ).html
    }

    private func row(_ line: OfferLine) -> [HTML] {
        let detail = [line.variantTitle, line.sku].filter { !$0.isEmpty }.joined(separator: " · ")
        return [
            "<span class=\"row-title\">\(line.title)</span><span class=\"row-detail\">\(detail)</span>",
            "\(formats.quantity(line.quantity))", "\(formats.money(line.unitPrice))",
            "\(formats.money(line.lineTotal))",
        ]
    }

    /// Of the vendor's lines alone.
    private var sums: [(name: String, value: HTML)] {
        let lines = order.lines.reduce(0) { $0 + $1.lineTotal.amount }
        var sums: [(name: String, value: HTML)] = []
        if lines != order.total.amount {
            let discount = Money(order.total.amount - lines, order.total.currency)
            sums.append(("Discount", "\(formats.money(discount))"))
        }
        sums.append(("Comes to", "<strong>\(formats.money(order.total))</strong>"))
        sums.append((order.taxIsInclusive ? "Tax in it" : "Tax on top", "\(formats.money(order.tax))"))
        return sums
    }

    private var address: HTML {
        ConsolePanel(
            title: "Send it to",
            content: """
                <address class="postal">\((order.shipTo?.lines(from: home) ?? []).html { "<span>\($0)</span>" })</address>
                """
        ).html
    }

    private var facts: HTML {
        ConsolePanel(
            title: "Your part",
            content: ConsoleFacts(
                facts: [
                    ("State", OrderBadge.of(order.status).html), ("Placed", "\(formats.moment(order.placedAt))"),
                ] + sums
            ).html
        ).html
    }
}
