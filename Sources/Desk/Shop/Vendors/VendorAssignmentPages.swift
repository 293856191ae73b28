import Catalog
import Hummingbird
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What a vendor sells and what was ordered of it, as the shop sees it; and giving it products.
enum VendorAssignmentPages {
    static let routes = [
        DeskRoute.page(.goodsOfVendor, for: .readVendors) { try await $0.goodsOfVendor() },
        DeskRoute.form(.assignToVendor, for: .manageVendors) { call in
            let vendor = try await call.namedVendor()
            return try await call.assigning(to: vendor.id, at: vendor, .productAssigned)
        },
        DeskRoute.form(.unassignFromVendor, for: .manageVendors) { call in
            try await call.assigning(to: nil, at: try await call.namedVendor(), .productUnassigned)
        },
        DeskRoute.page(.ordersOfVendor, for: .readVendors) { try await $0.ordersOfVendor() },
    ]

    static let pageSize = 50
}

extension DeskCall {
    fileprivate func goodsOfVendor() async throws -> Response {
        let vendor = try await namedVendor()
        let scope = try VendorScope(vendor, seenBy: author)
        let words = String((query["q"] ?? "").prefix(100)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let cursor = query["before"].flatMap { ProductID($0) }
        let manages = may(.manageVendors)
        let found = try await database.read { transaction in
            let (products, availability) = try VendorShelf.page(
                of: scope, after: cursor, limit: VendorAssignmentPages.pageSize + 1, in: transaction)
            return VendorGoodsView.Found(
                products: products, availability: availability,
                count: try VendorProducts.count(of: scope, in: transaction),
                assignable: manages && !words.isEmpty ? try Products.assignable(words, in: transaction) : nil,
                vendors: Dictionary(
                    uniqueKeysWithValues: try Vendor.all(in: transaction).map { ($0.id, $0.name) }))
        }
        let view = VendorGoodsView(vendor: vendor, words: words, found: found, call: self)
        return answer(
            DeskPage(
                "Products of \(vendor.name)", .vendors, parent: (vendor.name, .desk(.vendor, "\(vendor.id)")),
                notice: news, main: view.html))
    }

    /// - Parameter vendor: on whose page it was asked for.
    fileprivate func assigning(to next: VendorID?, at vendor: Vendor, _ news: DeskNews) async throws -> Response {
        let id: ProductID = try context.part("product")
        let isTakenAway = next == nil
        let back = form["q"].flatMap { $0.isEmpty ? nil : $0 }
        do {
            try await database.write { [author] transaction in
                // Only what is this vendor's is taken from it, whatever an old page still shows.
                let isTheirs = try VendorProducts.isOne(id, of: vendor.id, in: transaction)
                guard isTheirs || !isTakenAway else { throw Problem.notFound }
                try Products.assign(id, to: next, by: author, in: transaction)
            }
        } catch CatalogError.unknownProduct {
            throw Problem.notFound
        }
        return done(news, at: .desk(.goodsOfVendor, "\(vendor.id)", query: back.map { ["q": $0] } ?? [:]))
    }

    fileprivate func ordersOfVendor() async throws -> Response {
        let vendor = try await namedVendor()
        let scope = try VendorScope(vendor, seenBy: author)
        let cursor = query["before"].flatMap { OrderID($0) }
        let orders = try await database.read {
            try VendorOrder.page(of: scope, before: cursor, limit: VendorAssignmentPages.pageSize + 1, in: $0)
        }
        let page = Array(orders.prefix(VendorAssignmentPages.pageSize))
        let older = OlderLink(
            last: orders.count > page.count ? page.last.map { "\($0.id)" } : nil,
            list: { .desk(.ordersOfVendor, "\(vendor.id)", query: $0) }, query: query)
        let main: HTML =
            page.isEmpty
            ? EmptyState(
                icon: .receipt, title: "Nothing ordered yet",
                text: "Orders with \(vendor.name)’s products stand here from the moment the products are theirs."
            ).html()
            : "\(VendorOrderTable(orders: page, formats: formats) { _ in nil }.html)\(older.html)"
        return answer(
            DeskPage(
                "Orders of \(vendor.name)", .vendors, parent: (vendor.name, .desk(.vendor, "\(vendor.id)")),
                main: main))
    }
}

/// A vendor's products, and a search for more.
private struct VendorGoodsView {
    struct Found: Sendable {
        let products: [VendorProduct]
        let availability: Availability
        let count: Int
        /// Nil unless something was looked for.
        let assignable: [Products.Assignable]?
        /// Names.
        let vendors: [VendorID: String]
    }

    let vendor: Vendor
    let words: String
    let found: Found
    let call: DeskCall

    private var id: String { "\(vendor.id)" }
    private var manages: Bool { call.may(.manageVendors) }

    var html: HTML { "<div class=\"stack\">\(manages ? search : nil)\(theirs)</div>" }

    // MARK: - More

    private var search: HTML {
        ConsolePanel(
            title: "Assign products",
            content: """
                <form class="toolbar" action="\(SiteURL.desk(.goodsOfVendor, id))" method="get" role="search">\
                <label class="visually-hidden" for="q">Search the catalogue</label>\
                <input class="input" id="q" name="q" type="search" value="\(words)" maxlength="100" \
                placeholder="Words on sale, or a SKU">\
                \(ButtonView("Search", style: .secondary).submit())</form>\(results)
                """
        ).html
    }

    private var results: HTML? {
        guard let assignable = found.assignable else { return nil }
        guard !assignable.isEmpty else {
            return """
                <p class="hint">Nothing is called “\(words)”. What is not on sale is found by its whole SKU.</p>
                """
        }
        return ConsoleTable(
            caption: "Products found",
            columns: [.init("Product"), .init("Sold by"), .init("Do", isUnlabelled: true)],
            rows: assignable.map { product in
                let skus = product.summary.variants.compactMap(\.sku).prefix(2).joined(separator: ", ")
                let isTheirs = product.vendor == vendor.id
                let owner = product.vendor.flatMap { found.vendors[$0] }
                return [
                    """
                    <span class="row-title">\(product.summary.title)</span>\
                    <span class="row-detail mono">\(skus)</span>
                    """,
                    owner.map { "\($0)" } ?? "<span class=\"muted\">The shop</span>",
                    isTheirs
                        ? Badge("Theirs", .good).html
                        : call.button(
                            ButtonView(owner == nil ? "Assign" : "Move here", style: .quiet),
                            posts: .desk(.assignToVendor, id, "\(product.summary.id)"), ["q": words]),
                ]
            }
        ).html
    }

    // MARK: - Theirs

    private var theirs: HTML {
        let size = VendorAssignmentPages.pageSize
        let page = Array(found.products.prefix(size))
        guard !page.isEmpty else {
            return ConsolePanel(
                title: "Theirs",
                content: EmptyState(
                    icon: .tag, title: "No products yet",
                    text: manages
                        ? "Look for one above and assign it. Orders of it are the vendor’s from then on." : nil
                ).html(heading: 3)
            ).html
        }
        let table = VendorProductTable(
            products: page, availability: found.availability, currency: call.shop.settings.currency,
            formats: call.formats,
            url: { $0.status == .active ? .product($0.summary.slug) : nil },
            act: manages
                ? { product in
                    call.button(
                        ButtonView("Take away", style: .quiet), posts: .desk(.unassignFromVendor, id, "\(product.id)"))
                } : nil)
        let older = OlderLink(
            last: found.products.count > size ? page.last.map { "\($0.id)" } : nil,
            list: { .desk(.goodsOfVendor, id, query: $0) }, query: call.query)
        return ConsolePanel(
            title: "Theirs", aside: "<span class=\"muted\">\(call.formats.number(found.count)) in all</span>",
            content: "\(table.html)\(older.html)"
        ).html
    }
}
