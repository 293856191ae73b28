import Catalog
import Hummingbird
import Ordering
import People
import Tenancy
import Vocabulary
import Web

/// Where a vendor's people begin: what was ordered of them lately.
enum VendorHomePages {
    static let routes = [
        DeskRoute.vendorPage(.vendorHome) { try await $0.home() }
    ]

    static let weeks = 12
}

extension VendorDeskCall {
    fileprivate func home() async throws -> Response {
        let (products, orders, perWeek) = try await look { scope, transaction in
            (
                try VendorProducts.count(of: scope, in: transaction),
                try VendorOrder.page(of: scope, limit: 6, in: transaction),
                try VendorOrder.perWeek(of: scope, weeks: VendorHomePages.weeks, in: transaction)
            )
        }
        let view = VendorHomeView(products: products, orders: orders, perWeek: perWeek, call: self)
        return answer(DeskPage("Hello, \(firstName)", .vendorHome, notice: news, main: view.html))
    }
}

private struct VendorHomeView {
    let products: Int
    let orders: [VendorOrder]
    let perWeek: [Int]
    let call: VendorDeskCall

    var html: HTML {
        """
        <p class="lead">You sell for <strong>\(call.vendor.name)</strong> at \(call.settings.name).</p>\(counts)\
        \(latest)\(chart)
        """
    }

    private var counts: HTML {
        """
        <ul class="stats" role="list">\
        \(stat("Your products", products, .desk(.vendorProducts)))\
        \(stat("Orders this week", perWeek.last ?? 0, .desk(.vendorOrders)))\
        \(stat("Orders in \(VendorHomePages.weeks) weeks", perWeek.reduce(0, +), .desk(.vendorOrders)))</ul>
        """
    }

    private func stat(_ label: String, _ number: Int, _ url: SiteURL) -> HTML {
        """
        <li><a href="\(url)"><span class="stat-number">\(call.formats.number(number))</span>\
        <span class="stat-label">\(label)</span></a></li>
        """
    }

    private var latest: HTML {
        guard !orders.isEmpty else {
            return ConsolePanel(
                title: "Latest orders",
                content: EmptyState(
                    icon: .receipt, title: "No orders yet",
                    text: products == 0
                        ? "The shop has given you no products yet. Ask it to, and orders of them will stand here."
                        : "The first order of one of your products will stand here."
                ).html(heading: 3)
            ).html
        }
        return ConsolePanel(
            title: "Latest orders", aside: "<a href=\"\(SiteURL.desk(.vendorOrders))\">All</a>",
            content: VendorOrderTable(orders: orders, formats: call.formats) { .desk(.vendorOrder, "\($0.id)") }.html
        ).html
    }

    private var chart: HTML? {
        guard perWeek.contains(where: { $0 > 0 }) else { return nil }
        let labels = (0..<perWeek.count).map { index in
            let ago = perWeek.count - 1 - index
            return ago == 0 ? "this week" : ago == 1 ? "1 week ago" : "\(ago) weeks ago"
        }
        return ConsolePanel(
            title: "Orders per week",
            content: BarChart(
                title: "Orders with your products in each of the last \(perWeek.count) weeks", column: "Week",
                unit: "Orders", bars: zip(labels, perWeek).map { BarChart.Bar(label: $0, value: $1) }
            ).html
        ).html
    }
}
