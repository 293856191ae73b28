import Infrastructure
import Ordering
import People
import Vocabulary

/// A shopper's account, to its owner.
struct CustomerView: JSONView {
    let customer: Customer

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", customer.id)
            json.member("email", customer.email)
            json.member("name", customer.name)
            json.member("phone", customer.phone)
            json.member("locale", customer.locale)
            json.member("emailVerified", customer.isVerified)
            json.member("hasPassword", customer.hasPassword)
            json.member("createdAt", customer.createdAt)
        }
    }

    static let schema = Schema.named(
        "Customer",
        .object([
            .required("id", .id()),
            .required("email", .text(.email, 3...254)),
            .required("name", .text(0...200)),
            .optional("phone", .text(1...40)),
            .required("locale", .text(2...35, "The language of our mails: BCP 47.")),
            .required("emailVerified", .boolean()),
            .required("hasPassword", .boolean("False for who signs in elsewhere.")),
            .required("createdAt", .instant()),
        ]))
}

/// What an app gets that signs somebody in.
struct SignInView: JSONView {
    let accessToken: String
    let refreshToken: AccessToken
    var customer: Customer?
    /// What became of the cart that came along.
    var merge: CartMerge?

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("accessToken", accessToken)
            json.member("tokenType", "Bearer")
            json.member("expiresIn", Int(AccessClaims.lifetime.components.seconds))
            json.member("refreshToken", refreshToken.text)
            json.member("customer", customer.map { CustomerView(customer: $0) })
            json.member("cart", merge.map { CartMergeView(merge: $0) })
        }
    }

    static let schema = Schema.named(
        "SignIn",
        .object([
            .required("accessToken", .text(20...2_000, "Send it: Authorization: Bearer ….")),
            .required("tokenType", .choice(["Bearer"])),
            .required("expiresIn", .count("Seconds that the access token is good for.")),
            .required(
                "refreshToken",
                .text(.token, 43...43, "Good for one use, which gives the next. One that comes again ends them all.")),
            .optional("customer", CustomerView.schema),
            .optional("cart", CartMergeView.schema),
        ]))
}

/// What became of a guest's cart.
struct CartMergeView: JSONView {
    let merge: CartMerge

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("joined", merge.joined)
            json.name("reduced")
            json.array(merge.cut) { json, cut in
                json.object { json in
                    json.member("variantId", cut.variant)
                    json.member("wanted", cut.wanted)
                    json.member("quantity", cut.got)
                }
            }
            json.member("leftOut", texts: merge.leftOut.map(\.description))
            json.member("isBeingPaid", merge.isBeingPaid)
        }
    }

    static let schema = Schema.named(
        "CartMerge",
        .object(
            [
                .required("joined", .boolean("Whether two carts came together.")),
                .required(
                    "reduced",
                    .array(
                        of: .object([
                            .required("variantId", .id()), .required("wanted", .quantity()),
                            .required("quantity", .quantity()),
                        ]), limit: Cart.lineLimit, "What there is less of than both carts held.")),
                .required("leftOut", .array(of: .id(), limit: Cart.lineLimit, "Variants that found no room.")),
                .required("isBeingPaid", .boolean("The guest's cart stays as it is until its payment is over.")),
            ], "Sent with `X-Cart-Token`, a guest's cart becomes the customer's."))
}

/// Said when there is nothing else to say.
struct DoneView: JSONView {
    enum Word: String, CaseIterable {
        case checkMail = "check_mail"
        case done
    }

    let word: Word

    func write(to json: inout JSONOutput) {
        json.object { $0.member("status", word.rawValue) }
    }

    static let schema = Schema.named(
        "Done", .object([.required("status", .choice(Word.allCases.map(\.rawValue)))]))
}

/// Somebody's browser or app that is signed in.
struct SessionView: JSONView {
    private let id: String
    private let kind: String
    private let device: Device
    private let beganAt, seenAt: Instant
    private let isThis: Bool

    init(_ session: Session, isThis: Bool) {
        (id, kind, device) = ("\(session.id)", "browser", session.device)
        (beganAt, seenAt, self.isThis) = (session.beganAt, session.seenAt, isThis)
    }

    init(_ app: SignedInApp, isThis: Bool) {
        (id, kind, device) = ("\(app.id)", "app", app.device)
        (beganAt, seenAt, self.isThis) = (app.beganAt, app.seenAt, isThis)
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", id)
            json.member("kind", kind)
            json.member("device", device.name)
            json.member("address", device.address)
            json.member("beganAt", beganAt)
            json.member("seenAt", seenAt)
            json.member("current", isThis)
        }
    }

    static let schema = Schema.named(
        "CustomerSession",
        .object([
            .required("id", .id()),
            .required("kind", .choice(["browser", "app"])),
            .optional("device", .text(1...300)),
            .required("address", .text(0...64)),
            .required("beganAt", .instant()),
            .required("seenAt", .instant()),
            .required("current", .boolean()),
        ]))
}

/// An address of the book.
struct SavedAddressView: JSONView {
    let entry: CustomerAddress

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", entry.id)
            json.member("address", AddressView(address: entry.address))
            json.member("isDefaultShipping", entry.isDefaultShipping)
            json.member("isDefaultBilling", entry.isDefaultBilling)
        }
    }

    static let schema = Schema.named(
        "SavedAddress",
        .object([
            .required("id", .id()), .required("address", AddressView.schema),
            .required("isDefaultShipping", .boolean()), .required("isDefaultBilling", .boolean()),
        ]))
}

extension ItemsView {
    static func schema(_ name: String, of item: Schema, limit: Int) -> Schema {
        .named(name, .object([.required("items", .array(of: item, limit: limit))]))
    }
}
