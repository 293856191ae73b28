import HTTPTypes
import Ordering
import Tenancy
import Vocabulary
import Web

/// What everybody may know of the shop.
enum ShopEndpoints {
    static let all = [shop]

    private static let shop = Endpoint(
        method: .get, path: "/store/shop", operation: "getShop", tag: "Shop",
        summary: "Get the shop's public settings", caller: .anyone,
        answers: [DeclaredAnswer(200, "The settings.", ShopView.schema)]
    ) { call in
        let view = ShopView(
            settings: call.shop.settings, providers: call.services.providers.offered(by: call.shop.settings))
        return .revalidatedJSON(JSONOutput.bytes(view))
    }
}

/// A shop's public settings.
struct ShopView: JSONView {
    let settings: ShopSettings
    let providers: [String]

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("name", settings.name)
            json.member("currency", settings.currency.code)
            json.member("country", settings.country.code)
            json.member("locale", settings.locale)
            json.member("timeZone", settings.timeZone)
            json.member("pricesIncludeTax", settings.tax.isInclusive)
            json.member("paymentProviders", texts: providers)
        }
    }

    static let schema = Schema.named(
        "Shop",
        .object([
            .required("name", .text(1...200)),
            .required("currency", .text(3...3, "ISO 4217: what all prices are in.")),
            .required("country", .text(2...2, "ISO 3166-1: where the shop sells from.")),
            .required("locale", .text(2...35, "BCP 47.")),
            .required("timeZone", .text(1...100, "IANA.")),
            .required("pricesIncludeTax", .boolean()),
            .required("paymentProviders", .array(of: .text(1...50), limit: 50, "What `intent` takes as `provider`.")),
        ]))
}
