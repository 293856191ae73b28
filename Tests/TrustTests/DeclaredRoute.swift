import HTTPTypes
import People
import Storefront
import Vocabulary
import Web

@testable import API
@testable import Desk

/// A route as it is declared, whatever the surface.
struct DeclaredRoute: Sendable, CustomStringConvertible {
    enum Surface: Sendable {
        case storefront
        case api
        case desk
        case console
    }

    /// Who may come in. A rule that a declaration knows and this does not would not compile.
    enum Rule: Sendable, Equatable {
        case anyone
        case cartHolder
        case orderHolder
        /// Proves itself in the body: who signs in, a payment provider.
        case provenByBody
        case customer
        /// Whoever has an account at the desk, about that account.
        case account
        /// Who works for the shop itself.
        case staff
        case holders(of: Permission)
        /// Who sells for a vendor.
        case vendor
        case applicant
        case platformOperator
    }

    let surface: Surface
    let method: HTTPRequest.Method
    /// With `:name` or `{name}` for parts that vary.
    let pattern: String
    let rule: Rule
    /// Whether it belongs to the platform and to no shop.
    var isOfPlatform = false

    var description: String { "\(method.rawValue) \(pattern)" }

    static let all: [DeclaredRoute] =
        StorefrontRoutes.routes.map {
            DeclaredRoute(surface: .storefront, method: $0.method, pattern: $0.path, rule: Rule($0.access))
        }
        + APIRoutes.endpoints.map {
            DeclaredRoute(
                surface: .api, method: $0.method, pattern: Endpoint.prefix + $0.path, rule: Rule($0.caller),
                isOfPlatform: $0.isOfPlatform)
        }
        + ShopDesk.routes.map {
            DeclaredRoute(surface: .desk, method: $0.method, pattern: $0.path.pattern, rule: Rule($0.access))
        }
        + DeskRoutes.routes.map {
            DeclaredRoute(surface: .console, method: $0.method, pattern: $0.path, rule: Rule($0.access))
        }

    /// Whether doing it ends the session that does it.
    var endsSession: Bool { pattern.hasSuffix("/sign-out") || pattern.hasSuffix("/end-visit") }

    /// Whether the address names something.
    var takesID: Bool { pattern.contains(":") || pattern.contains("{") }

    /// The address with what is nowhere: ids, slugs and tokens that nobody was given.
    var path: String { filled { $0.contains("token") ? String(repeating: "A", count: 43) : "\(ID<Any>())" } }

    func filled(_ value: (_ name: String) -> String) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            if part.hasPrefix(":") { return value(String(part.dropFirst())) }
            if part.hasPrefix("{"), part.hasSuffix("}") { return value(String(part.dropFirst().dropLast())) }
            return String(part)
        }.joined(separator: "/")
    }
}

extension DeclaredRoute.Rule {
    init(_ access: StorefrontRoute.Access) {
        self =
            switch access {
            case .anyone: .anyone
            case .cartHolder: .cartHolder
            case .orderHolder: .orderHolder
            case .customer: .customer
            }
    }

    init(_ caller: Caller) {
        self =
            switch caller {
            case .anyone: .anyone
            case .cartHolder: .cartHolder
            case .orderHolder: .orderHolder
            case .paymentProvider, .signingIn: .provenByBody
            case .customer: .customer
            case .staffMember: .account
            case .staff(let permission): .holders(of: permission)
            case .vendor: .vendor
            case .applicant: .applicant
            case .platformOperator: .platformOperator
            }
    }

    init(_ access: DeskRoute.Access) {
        self =
            switch access {
            case .anyone: .anyone
            case .account: .account
            case .staff: .staff
            case .holders(let permission, _): .holders(of: permission)
            case .vendor: .vendor
            }
    }

    init(_ access: ConsoleRoute.Access) {
        self =
            switch access {
            case .anyone: .anyone
            case .operators, .uploads: .platformOperator
            }
    }
}
