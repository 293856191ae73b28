import Catalog
import Hummingbird
import Ordering
import People
import Persistence
import Vocabulary
import Web

/// One field for everything: places of the desk, people, orders by number, products by title or SKU.
enum DeskSearchPages {
    static let routes = [
        DeskRoute.page(.search) { try await $0.searchPage() }
    ]
}

/// What was found, as far as its reader may see it.
struct DeskFindings: Sendable {
    static let limit = 8

    let sections: [DeskSection]
    let people: [Staff]
    let order: OrderGlance?
    let products: [ProductSummary]

    var isEmpty: Bool { sections.isEmpty && people.isEmpty && order == nil && products.isEmpty }

    init(_ words: String, for call: DeskCall, in transaction: ReadTransaction) throws {
        let folded = words.lowercased()
        sections = call.sections.filter { section in
            ([section.title.lowercased()] + section.alsoCalled).contains { $0.contains(folded) }
        }
        people =
            call.may(.manageStaff)
            ? Array(
                try Staff.all(in: transaction).filter {
                    $0.name.lowercased().contains(folded) || $0.email.contains(folded)
                }.prefix(Self.limit)) : []
        let number = Int(words.hasPrefix("#") ? String(words.dropFirst()) : words)
        order =
            call.may(.readOrders)
            ? try number.flatMap { try OrderGlance.find(number: $0, in: transaction) } : nil
        products =
            call.may(.readCatalog)
            ? try ProductListing.page(ProductQuery(search: words, limit: Self.limit), in: transaction).items : []
    }
}

extension DeskCall {
    fileprivate func searchPage() async throws -> Response {
        let words = (query["q"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else {
            return answer(
                DeskPage(
                    "Search",
                    main: EmptyState(
                        icon: .search, title: "What are you looking for?",
                        text: "A page, a person, an order's number, a product's title or SKU."
                    ).html()))
        }
        let wanted = String(words.prefix(100))
        let findings = try await database.read { try DeskFindings(wanted, for: self, in: $0) }
        guard !findings.isEmpty else {
            return answer(
                DeskPage(
                    "Search",
                    main: EmptyState(
                        icon: .search, title: "Nothing found",
                        text: "There is nothing called “\(wanted)” that you may see."
                    ).html()))
        }
        return answer(DeskPage("Search", main: DeskFindingsView(findings: findings, call: self).html))
    }
}

private struct DeskFindingsView {
    let findings: DeskFindings
    let call: DeskCall

    var html: HTML {
        """
        <div class="narrow"><div class="stack">\
        \(panel("Orders", findings.order.map { [$0] } ?? []) { order in
            Finding(
                title: "Order \(order.number)", detail: "\(order.email?.text ?? "") · \(call.formats.money(order.total))",
                icon: .receipt, url: .track(token: order.trackingToken))
        })\
        \(panel("People", findings.people) { staff in
            Finding(title: staff.name, detail: staff.email, icon: .user, url: .desk(.member, "\(staff.id)"))
        })\
        \(panel("Products", findings.products) { product in
            Finding(
                title: product.title, detail: product.variants.compactMap(\.sku).prefix(3).joined(separator: ", "),
                icon: .tag, url: .product(product.slug))
        })\
        \(panel("Pages", findings.sections) { section in
            Finding(title: section.title, detail: "", icon: section.icon, url: section.url)
        })</div></div>
        """
    }

    private struct Finding {
        let title: String
        let detail: String
        let icon: Icon
        let url: SiteURL
    }

    private func panel<Found>(_ title: String, _ found: [Found], _ view: (Found) -> Finding) -> HTML? {
        guard !found.isEmpty else { return nil }
        return ConsolePanel(
            title: title,
            content: """
                <ul class="findings" role="list">\(found.map(view).html { finding in
                    """
                    <li><a href="\(finding.url)">\(finding.icon.html)<span><span class="row-title">\(finding.title)</span>\
                    <span class="row-detail">\(finding.detail)</span></span></a></li>
                    """ as HTML
                })</ul>
                """
        ).html
    }
}
