import HTTPTypes
import Hummingbird
import Infrastructure
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// A shopper's own orders.
enum CustomerOrderEndpoints {
    static let all = [list, find, claim]

    private static let pageLength = 20

    private static let list = Endpoint(
        method: .get, path: "/store/orders", operation: "listMyOrders", tag: "Orders",
        summary: "The customer's orders, newest first", caller: .customer,
        parameters: [
            .query("cursor", .count("`nextCursor` of the page before.")),
            .query("limit", .integer(1...100, "20 without.")),
        ],
        answers: [DeclaredAnswer(200, "A page of them.", OrderListView.schema)]
    ) { call in
        let id = try call.customer.id
        let limit = call.query["limit"]?.integer.flatMap { Int(exactly: $0) } ?? pageLength
        let cursor = call.query["cursor"]?.integer.flatMap { Int(exactly: $0) }
        let found = try await call.shop.database.read { transaction in
            try Order.all(of: id, before: cursor, limit: limit + 1, in: transaction)
        }
        let page = Array(found.prefix(limit))
        let view = OrderListView(orders: page, nextCursor: found.count > limit ? page.last?.number : nil)
        return Answer(200, view).response(in: call.context)
    }

    private static let find = Endpoint(
        method: .get, path: "/store/orders/{id}", operation: "getMyOrder", tag: "Orders",
        summary: "One of the customer's orders, whole", caller: .customer,
        parameters: [.path("id", .id("The order."))],
        answers: [DeclaredAnswer(200, "The order.", OwnOrderView.schema)]
    ) { call in
        let (id, order): (CustomerID, OrderID) = (try call.customer.id, try call.context.part("id"))
        let found = try await call.shop.database.read { try Order.find(order, of: id, in: $0) }
        return Answer(200, OwnOrderView(order: found, base: call.base)).response(in: call.context)
    }

    private static let claim = Endpoint(
        method: .post, path: "/store/orders/claim", operation: "claimOrder", tag: "Orders",
        summary: "Put a guest's order into the account, by the link that was mailed to its address",
        caller: .customer, body: .json(.named("OrderClaim", .object([AuthEndpoints.token]))),
        answers: [DeclaredAnswer(200, "The order.", OwnOrderView.schema)],
        problems: [DeclaredProblem(404, "link_used")]
    ) { call in
        let (id, base) = (try call.customer.id, call.base)
        let reader = BodyReader(call)
        let token = reader.token("token")
        try reader.finish()
        guard let token else { throw Problem.linkUsed }
        return try await call.write { transaction in
            guard let claim = try CustomerAccount.claim(token, for: id, in: transaction) else {
                throw Problem.linkUsed
            }
            return Answer(200, OwnOrderView(order: try Order.find(claim.order, in: transaction), base: base))
        }.response(in: call.context)
    }
}

/// A page of a customer's orders.
struct OrderListView: JSONView {
    let orders: [OrderSummary]
    let nextCursor: Int?

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.name("items")
            json.array(orders) { json, order in
                json.object { json in
                    json.member("id", order.id)
                    json.member("orderNumber", order.number)
                    json.member("status", order.status.rawValue)
                    json.member("total", order.total)
                    json.member("placedAt", order.placedAt)
                    json.member("lineCount", order.lineCount)
                }
            }
            json.member("nextCursor", nextCursor)
        }
    }

    static let schema = Schema.named(
        "OrderPage",
        .object([
            .required(
                "items",
                .array(
                    of: .object([
                        .required("id", .id()),
                        .required("orderNumber", .count()),
                        .required("status", .choice(["placed", "fulfilled", "canceled"])),
                        .required("total", .money),
                        .required("placedAt", .instant()),
                        .required("lineCount", .count()),
                    ]), limit: 100)),
            .optional("nextCursor", .count("Send it as `cursor` for the next page.")),
        ]))
}

/// An order to its owner: with contact and addresses.
struct OwnOrderView: JSONView {
    let order: Order
    let base: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", order.id)
            json.member("trackingToken", order.trackingToken)
            json.member("email", order.contact.email?.text)
            json.member("phone", order.contact.phone)
            json.member("shippingAddress", order.contact.shippingAddress.map { AddressView(address: $0) })
            json.member("billingAddress", order.contact.billingAddress.map { AddressView(address: $0) })
            json.member("order", OrderView(order: order, base: base))
        }
    }

    static let schema = Schema.named(
        "OwnOrder",
        .object([
            .required("id", .id()),
            .required("trackingToken", .text(.token, 43...43)),
            .optional("email", .text(.email, 3...254)),
            .optional("phone", .text(1...40)),
            .optional("shippingAddress", AddressView.schema),
            .optional("billingAddress", AddressView.schema),
            .required("order", OrderView.schema),
        ]))
}
