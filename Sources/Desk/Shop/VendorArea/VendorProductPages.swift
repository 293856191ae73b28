import Catalog
import Hummingbird
import Ordering
import Tenancy
import Vocabulary
import Web

/// A vendor's own products, as the shop shows them.
enum VendorProductPages {
    static let routes = [
        DeskRoute.vendorPage(.vendorProducts) { try await $0.productList() },
        DeskRoute.vendorPage(.vendorProduct) { try await $0.product() },
    ]

    static let pageSize = 50
}

extension VendorDeskCall {
    fileprivate func productList() async throws -> Response {
        let words = String((query["q"] ?? "").prefix(100))
        let cursor = query["before"].flatMap { ProductID($0) }
        let (count, products, availability) = try await look { scope, transaction in
            let page = try VendorShelf.page(
                of: scope, search: words, after: cursor, limit: VendorProductPages.pageSize + 1, in: transaction)
            return (try VendorProducts.count(of: scope, in: transaction), page.products, page.availability)
        }
        let page = Array(products.prefix(VendorProductPages.pageSize))
        let table = VendorProductTable(
            products: page, availability: availability, currency: settings.currency, formats: formats
        ) { .desk(.vendorProduct, "\($0.id)") }
        let older = OlderLink(
            last: products.count > page.count ? page.last.map { "\($0.id)" } : nil,
            list: { .desk(.vendorProducts, query: $0) }, query: query)
        let main: HTML =
            count == 0
            ? EmptyState(
                icon: .tag, title: "No products yet",
                text: "The shop says which products are yours. Once it does, they stand here."
            ).html()
            : """
            \(search(words))\(page.isEmpty ? nothing(words) : table.html)\(older.html)\
            <p class="hint">\(formats.number(count)) in all.</p>
            """
        return answer(DeskPage("Products", .vendorProducts, main: main))
    }

    private func search(_ words: String) -> HTML {
        """
        <form class="toolbar" action="\(SiteURL.desk(.vendorProducts))" method="get" role="search">\
        <label class="visually-hidden" for="q">Search your products</label>\
        <input class="input" id="q" name="q" type="search" value="\(words)" maxlength="100" \
        placeholder="Title or SKU">\(ButtonView("Search", style: .secondary).submit())</form>
        """
    }

    private func nothing(_ words: String) -> HTML {
        EmptyState(
            icon: .search, title: "Nothing found", text: "None of your products is called “\(words)”.",
            action: ButtonView("Show all", style: .secondary).link(to: .desk(.vendorProducts))
        ).html()
    }

    fileprivate func product() async throws -> Response {
        let id: ProductID = try part("product")
        guard let (detail, availability) = try await look({ try VendorShelf.product(id, of: $0, in: $1) }) else {
            throw Problem.notFound
        }
        let product = detail.product
        let shown: HTML? =
            product.status == .active
            ? ButtonView("See it in the shop", style: .secondary, icon: .external).link(to: .product(product.slug))
            : nil
        let view = VendorProductView(
            detail: detail, availability: availability, currency: settings.currency, formats: formats)
        return answer(
            DeskPage(
                product.title, .vendorProducts, parent: ("Products", .desk(.vendorProducts)), actions: shown,
                main: view.html))
    }
}

/// Products with what they cost and what is there of them.
struct VendorProductTable {
    let products: [VendorProduct]
    let availability: Availability
    let currency: Currency
    let formats: DeskFormat
    /// The page of a product; nil where it has none.
    let url: (VendorProduct) -> SiteURL?
    /// What can be done with it.
    var act: ((VendorProduct) -> HTML)?

    var html: HTML {
        ConsoleTable(
            caption: "Products",
            columns: [
                .init("Product"), .init("State"), .init("Price", isNumber: true), .init("In stock", isNumber: true),
            ] + (act == nil ? [] : [.init("Do", isUnlabelled: true)]),
            rows: products.map(row)
        ).html
    }

    private func row(_ product: VendorProduct) -> [HTML] {
        let summary = product.summary
        let skus = summary.variants.compactMap(\.sku)
        let detail = skus.prefix(2).joined(separator: ", ") + (skus.count > 2 ? " and \(skus.count - 2) more" : "")
        let title: HTML =
            url(product).map { "<a class=\"row-title\" href=\"\($0)\">\(summary.title)</a>" }
            ?? "<span class=\"row-title\">\(summary.title)</span>"
        let cells: [HTML] = [
            "\(title)<span class=\"row-detail mono\">\(detail)</span>", ProductBadge.of(product.status).html,
            "\(price(summary))", stock(summary),
        ]
        return cells + (act.map { [$0(product)] } ?? [])
    }

    private func price(_ summary: ProductSummary) -> String {
        let low = formats.money(Money(summary.priceFrom, currency))
        return summary.priceTo > summary.priceFrom ? "from \(low)" : low
    }

    private func stock(_ summary: ProductSummary) -> HTML {
        let counted = summary.variants.compactMap { availability.quantity(of: $0.id)?.thousandths }
        guard !counted.isEmpty else { return "<span class=\"muted\">Not counted</span>" }
        let sum = counted.reduce(0, +)
        return sum > 0 ? "\(formats.quantity(Quantity(thousandths: sum)))" : Badge("Sold out", .warn).html
    }
}

enum ProductBadge {
    static func of(_ status: ProductStatus) -> Badge {
        switch status {
        case .active: Badge("On sale", .good)
        case .draft: Badge("Draft", .info)
        case .archived: Badge("Archived", .neutral)
        }
    }
}

private struct VendorProductView {
    let detail: ProductDetail
    let availability: Availability
    let currency: Currency
    let formats: DeskFormat

    var html: HTML {
        """
        <div class="columns"><div class="stack">\(variants)</div><div class="stack">\(picture)\(facts)</div></div>
        """
    }

    private var variants: HTML {
        ConsolePanel(
            title: detail.variants.count == 1 ? "What is sold" : "Variants",
            content: ConsoleTable(
                caption: "Variants",
                columns: [
                    .init("Variant"), .init("SKU"), .init("Price", isNumber: true), .init("In stock", isNumber: true),
                ],
                rows: detail.variants.map(row)
            ).html
        ).html
    }

    private func row(_ variant: Variant) -> [HTML] {
        let before: HTML? = variant.compareAt.map {
            "<span class=\"row-detail\"><s>\(formats.money(Money($0, currency)))</s></span>"
        }
        return [
            "<span class=\"row-title\">\(variant.title.isEmpty ? detail.product.title : variant.title)</span>",
            "<span class=\"mono\">\(variant.sku)</span>",
            "\(formats.money(Money(variant.price, currency)))\(before)", stock(variant),
        ]
    }

    private func stock(_ variant: Variant) -> HTML {
        guard let quantity = availability.quantity(of: variant.id) else {
            return "<span class=\"muted\">Not counted</span>"
        }
        return quantity > .zero ? "\(formats.quantity(quantity))" : Badge("Sold out", .warn).html
    }

    private var picture: HTML? {
        guard let image = detail.images.first, let url = image.file.flatMap(SiteURL.media) else { return nil }
        return """
            <figure class="product-shot">\(Picture(url, alt: image.alt, width: image.width ?? 800,
                height: image.height ?? 1_000).html)</figure>
            """
    }

    private var facts: HTML {
        let product = detail.product
        var facts: [(name: String, value: HTML)] = [("State", ProductBadge.of(product.status).html)]
        if !product.type.isEmpty { facts.append(("Kind", "\(product.type)")) }
        if let published = product.publishedAt { facts.append(("On sale since", "\(formats.date(published))")) }
        facts.append(("Changed", formats.when(product.updatedAt)))
        return ConsolePanel(title: "Product", content: ConsoleFacts(facts: facts).html).html
    }
}
