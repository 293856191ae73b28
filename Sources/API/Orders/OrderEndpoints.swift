import Infrastructure
import HTTPTypes
import Ordering
import Persistence
import Tenancy
import Vocabulary
import Web

/// Orders, opened by their tracking token.
enum OrderEndpoints {
    static let all = [track]

    private static let track = Endpoint(
        method: .get, path: "/store/track/{token}", operation: "trackOrder", tag: "Orders",
        summary: "See what became of an order", caller: .orderHolder,
        parameters: [.path("token", .text(.token, 43...43, "The `trackingToken` of the confirmation."))],
        answers: [DeclaredAnswer(200, "The order.", OrderView.schema)]
    ) { call in
        let text = try call.context.part("token")
        guard let token = AccessToken(text) else { throw Problem.notFound }
        let order = try await call.shop.database.read { try Order.track(token, in: $0) }
        return Answer(200, OrderView(order: order, base: call.base)).response(in: call.context)
    }
}

/// An order as whoever holds its tracking token sees it: no address, no e-mail, since the link is passed on.
struct OrderView: JSONView {
    let order: Order
    let base: String

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("orderNumber", order.number)
            json.member("status", order.status.rawValue)
            json.member("placedAt", order.placedAt)
            json.member("lines", order.lines.map { OfferLineView(line: $0, base: base) })
            json.member("totals", OfferTotalsView(totals: order.totals))
            json.name("shipments")
            json.array([JSONValue]()) { $1.write(to: &$0) }
            json.name("events")
            json.array(order.events) { json, event in
                json.object { json in
                    json.member("kind", event.kind.rawValue)
                    json.member("at", event.happenedAt)
                }
            }
        }
    }

    static let schema = Schema.named(
        "TrackedOrder",
        .object([
            .required("orderNumber", .count("Without gaps, per shop.")),
            .required("status", .choice(["placed", "fulfilled", "canceled"])),
            .required("placedAt", .instant()),
            .required("lines", .array(of: OfferLineView.schema, limit: Cart.lineLimit)),
            .required("totals", OfferTotalsView.schema),
            .required("shipments", .array(of: Schema(.anything), limit: 1_000, "What was sent; empty until then.")),
            .required(
                "events",
                .array(
                    of: .object([.required("kind", .choice(["placed", "paid"])), .required("at", .instant())]),
                    limit: 1_000, "What happened, oldest first.")),
        ]))
}
