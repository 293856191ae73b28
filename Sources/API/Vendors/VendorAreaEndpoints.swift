import Catalog
import HTTPTypes
import Hummingbird
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// What somebody sees who sells for a vendor: that vendor's products, and its lines of orders.
enum VendorAreaEndpoints {
    static let all = [products, product, orders, order]

    private static let tag = "Vendor"
    private static let pageLength = 50
    private static let page: [Parameter] = [
        .query("limit", .integer(1...100, "50 without.")),
        .query("cursor", .id("`nextCursor` of the page before.")),
    ]

    private static let products = Endpoint(
        method: .get, path: "/vendor/products", operation: "listOwnProducts", tag: tag,
        summary: "The vendor's products, newest first", caller: .vendor,
        parameters: [.query("search", .text(0...100, "A part of the title, or a whole SKU."))] + page,
        answers: [DeclaredAnswer(200, "A page of them.", .list("VendorProductList", of: VendorProductView.schema))]
    ) { call in
        let scope = try call.vendorScope
        let (limit, cursor) = (call.pageLimit(pageLength), call.query["cursor"]?.text.flatMap { ProductID($0) })
        let words = call.query["search"]?.text
        let found = try await call.shop.database.read {
            try VendorShelf.page(of: scope, search: words, after: cursor, limit: limit + 1, in: $0)
        }
        let (currency, base) = (call.shop.settings.currency, call.base)
        let items = found.products.prefix(limit).map {
            VendorProductView($0, currency: currency, base: base, found.availability)
        }
        let next = found.products.count > limit ? items.last.map { "\($0.id)" } : nil
        return Answer(200, ListView(items: items, nextCursor: next)).response(in: call.context)
    }

    private static let product = Endpoint(
        method: .get, path: "/vendor/products/{id}", operation: "getOwnProduct", tag: tag,
        summary: "One of the vendor's products, with what is there of it", caller: .vendor,
        parameters: [.path("id", .id("The product."))],
        answers: [DeclaredAnswer(200, "The product.", VendorProductView.schema)]
    ) { call in
        let (scope, id): (VendorScope, ProductID) = (try call.vendorScope, try call.context.part("id"))
        guard let found = try await call.shop.database.read({ try VendorShelf.product(id, of: scope, in: $0) }) else {
            throw Problem.notFound
        }
        let view = VendorProductView(
            found.detail, currency: call.shop.settings.currency, base: call.base, found.availability)
        return Answer(200, view).response(in: call.context)
    }

    private static let orders = Endpoint(
        method: .get, path: "/vendor/orders", operation: "listVendorOrders", tag: tag,
        summary: "Orders with lines of the vendor, newest first", caller: .vendor, parameters: page,
        answers: [DeclaredAnswer(200, "A page of them.", .list("VendorOrderList", of: VendorOrderView.schema))]
    ) { call in
        let scope = try call.vendorScope
        let (limit, cursor) = (call.pageLimit(pageLength), call.query["cursor"]?.text.flatMap { OrderID($0) })
        let found = try await call.shop.database.read {
            try VendorOrder.page(of: scope, before: cursor, limit: limit + 1, in: $0)
        }
        let base = call.base
        let items = found.prefix(limit).map { VendorOrderView(order: $0, base: base) }
        let next = found.count > limit ? items.last.map { "\($0.order.id)" } : nil
        return Answer(200, ListView(items: items, nextCursor: next)).response(in: call.context)
    }

    private static let order = Endpoint(
        method: .get, path: "/vendor/orders/{id}", operation: "getVendorOrder", tag: tag,
        summary: "The vendor's part of an order", caller: .vendor, parameters: [.path("id", .id("The order."))],
        answers: [DeclaredAnswer(200, "That part.", VendorOrderView.schema)]
    ) { call in
        let (scope, id): (VendorScope, OrderID) = (try call.vendorScope, try call.context.part("id"))
        let found = try await call.shop.database.read { try VendorOrder.find(id, of: scope, in: $0) }
        return Answer(200, VendorOrderView(order: found, base: call.base)).response(in: call.context)
    }
}

extension Call {
    fileprivate func pageLimit(_ standard: Int) -> Int {
        query["limit"]?.integer.flatMap { Int(exactly: $0) } ?? standard
    }
}
