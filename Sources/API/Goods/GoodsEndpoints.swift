import Catalog
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Ordering
import Persistence
import Tenancy
import Vocabulary
import Web

/// The catalogue, for everybody.
enum GoodsEndpoints {
    static let all = [products, product, categories]

    private static let products = Endpoint(
        method: .get, path: "/store/products", operation: "listProducts", tag: "Catalogue",
        summary: "List, search and filter products", caller: .anyone,
        parameters: [
            .query("category", .text(.slug, 1...100, "Only products in this category or below it.")),
            .query("search", .text(1...200, "Only products that hold every word; the last may be unfinished.")),
            .query("page", .integer(1...1_000_000, "Counted from 1.")),
            .query("cursor", .text(.token, 1...100, "The `nextCursor` of the page before, in place of `page`.")),
            .query("limit", .integer(1...100, "Products on a page; 24 when left out.")),
            .query("sort", .choice(ProductQuery.Sort.allCases.map(\.rawValue), "`-price` is dearest first.")),
            .query("priceFrom", .integer(0...Schema.wholeNumberLimit, "Lowest price, in minor units.")),
            .query("priceTo", .integer(0...Schema.wholeNumberLimit, "Highest price, in minor units.")),
            .queryMap("options", .text(1...200, "Only products with one of the values: `options[Colour]=Blue`.")),
        ],
        answers: [DeclaredAnswer(200, "A page of products.", ProductPageView.schema)]
    ) { call in
        let query = try ProductQuery(call.query)
        return try await call.publicAnswer(query.fields) { transaction in
            ProductPageView(
                try Shelf.page(query, in: transaction), currency: call.shop.settings.currency, base: call.base)
        }
    }

    private static let product = Endpoint(
        method: .get, path: "/store/products/{slug}", operation: "getProduct", tag: "Catalogue",
        summary: "Get one product", caller: .anyone, parameters: [.path("slug", .text(.slug, 1...100))],
        answers: [DeclaredAnswer(200, "The product.", ProductView.schema)]
    ) { call in
        let slug: Slug = try call.context.part("slug")
        let (settings, base) = (call.shop.settings, call.base)
        let view = try await call.shop.database.read { transaction in
            try Shelf.product(slug, in: transaction).map { ProductView($0, currency: settings.currency, base: base) }
        }
        guard let view else { throw Problem.notFound }
        // Says how much is there, which moves without notice: read each time, sent only when it changed.
        return .revalidatedJSON(JSONOutput.bytes(view))
    }

    private static let categories = Endpoint(
        method: .get, path: "/store/categories", operation: "listCategories", tag: "Catalogue",
        summary: "Get the tree of categories", caller: .anyone,
        answers: [
            DeclaredAnswer(
                200, "The top of the tree; each category holds those below it.",
                .object([.required("items", .array(of: CategoryView.schema, limit: 10_000))]))
        ]
    ) { call in
        let base = call.base
        return try await call.publicAnswer { transaction in
            ItemsView(items: try Categories.tree(in: transaction).map { CategoryView($0, base: base) })
        }
    }
}

/// A list that comes whole.
struct ItemsView<Item: JSONView>: JSONView {
    let items: [Item]

    func write(to json: inout JSONOutput) {
        json.object { $0.member("items", items) }
    }
}

extension Response {
    /// JSON that anybody may see and keep, if they ask each time whether it is still right.
    static func revalidatedJSON(_ bytes: [UInt8]) -> Response {
        let tag = SHA256.hash(data: bytes).prefix(9).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .eTag: "W/\"\(tag)\"",
                .cacheControl: "public, max-age=0, must-revalidate",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
