import Catalog
import Ordering
import Vocabulary

/// A page of products with what a list can be narrowed by.
struct ProductPageView: JSONView {
    let page: ProductPage
    let currency: Currency
    let items: [ProductSummaryView]

    init(_ shelf: ShelfPage, currency: Currency, base: String) {
        page = shelf.page
        self.currency = currency
        items = shelf.page.items.map {
            ProductSummaryView($0, currency: currency, base: base, shelf.availability)
        }
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("items", items)
            json.member("page", page.page)
            json.member("limit", page.limit)
            json.member("total", page.total)
            if page.page < page.pageCount { json.member("nextCursor", PageCursor(page: page.page + 1).text) }
            if let range = page.priceRange {
                json.name("priceRange")
                json.object { json in
                    json.member("from", Money(range.lowerBound, currency))
                    json.member("to", Money(range.upperBound, currency))
                }
            }
            json.name("facets")
            json.array(page.facets) { $0.facet($1) }
        }
    }

    static let schema = Schema.named(
        "ProductPage",
        .object([
            .required("items", .array(of: ProductSummaryView.schema, limit: 100)),
            .required("page", .count("Counted from 1.")),
            .required("limit", .count()),
            .required("total", .count("Products on all pages.")),
            .optional("nextCursor", .text(.token, 1...100, "Send it as `cursor` for the next page.")),
            .optional(
                "priceRange",
                .object(
                    [.required("from", .money), .required("to", .money)],
                    "Lowest and highest price before the price filter.")),
            .required("facets", .array(of: facetSchema, limit: 1_000)),
        ]))

    private static let facetSchema = Schema.named(
        "Facet",
        .object(
            [
                .required("name", .text(1...200)),
                .required(
                    "values",
                    .array(
                        of: .object([
                            .required("value", .text(1...200)), .required("count", .count()),
                            .required("chosen", .boolean()),
                        ]), limit: 10_000)),
            ], "An option by which the list can be narrowed: `options[name]=value`."))
}

extension JSONOutput {
    fileprivate mutating func facet(_ facet: Facet) {
        object { json in
            json.member("name", facet.name)
            json.name("values")
            json.array(facet.values) { json, value in
                json.object { json in
                    json.member("value", value.value)
                    json.member("count", value.count)
                    json.member("chosen", value.isChosen)
                }
            }
        }
    }
}

/// Where a list goes on. Opaque to clients, so that it may become more than a page number.
struct PageCursor: Equatable {
    let page: Int

    var text: String { "p\(page)" }

    init(page: Int) {
        self.page = page
    }

    init?(_ text: String) {
        guard text.hasPrefix("p"), let page = Int(text.dropFirst()), (1...1_000_000).contains(page), "p\(page)" == text
        else { return nil }
        self.page = page
    }
}
