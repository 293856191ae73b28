import HTTPTypes
import Infrastructure
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Who calls an endpoint of a shop, as their credentials prove.
enum Principal: Sendable {
    /// Nobody in particular. What opens a cart or an order says so itself.
    case unknown
    case customer(CustomerCaller)
    case staff(StaffCaller)
    case vendor(VendorCaller)

    /// The name under which answers are kept for the caller; nil when it is nobody in particular.
    var name: String? {
        switch self {
        case .unknown: nil
        case .customer(let caller): "customer \(caller.customer.id)"
        case .vendor(let vendor): "vendor \(vendor.caller.id)"
        case .staff(let caller): "staff \(caller.origin.actor.kind.rawValue) \(caller.id)"
        }
    }
}

/// What proves who calls.
enum Proof: Sendable, Equatable {
    /// A browser's session and its token.
    case session(Session, AccessToken)
    /// An app's access token, with the last time that its person proved who they are, as far as it knows.
    case app(TokenFamilyID, provedAt: Instant?)
    case key(APIKeyID)

    /// Whether the person proved who they are a short while ago. There is nobody to ask behind a key: it may do what its
    /// scopes say, which somebody gave it who had proved who they are.
    var isFresh: Bool {
        switch self {
        case .session(let session, _): session.isFresh()
        case .app(_, let provedAt):
            provedAt.map { $0.advanced(by: SessionPolicy.of(.staff).fresh) > .now } ?? false
        case .key: true
        }
    }
}

/// A signed-in shopper who calls.
struct CustomerCaller: Sendable {
    let customer: Customer
    let proof: Proof

    var id: CustomerID { customer.id }
}

/// Who works in the shop, or a program that was given a key to it.
struct StaffCaller: Sendable {
    enum Identity: Sendable {
        case member(Staff)
        case key(APIKey)
    }

    let identity: Identity
    let permissions: Set<Permission>
    let proof: Proof
    /// Who is named in the audit trail.
    let origin: AuditTrail.Origin

    /// The member's or the key's id.
    var id: String {
        switch identity {
        case .member(let member): "\(member.id)"
        case .key(let key): "\(key.id)"
        }
    }

    /// The member; nil for a key.
    var member: Staff? {
        if case .member(let member) = identity { member } else { nil }
    }
}

/// Who sells for a vendor.
struct VendorCaller: Sendable {
    let caller: StaffCaller
    /// What every read of theirs is bound by.
    let scope: VendorScope
}

extension Call {
    /// What may be seen at an endpoint that is declared for vendors.
    /// - Throws: 401 for anybody else.
    var vendorScope: VendorScope {
        get throws(Problem) {
            guard case .vendor(let vendor) = principal else { throw .signInNeeded }
            return vendor.scope
        }
    }

    /// The customer of an endpoint that is declared for customers.
    /// - Throws: 401 for anybody else.
    var customer: CustomerCaller {
        get throws(Problem) {
            guard case .customer(let caller) = principal else { throw .signInNeeded }
            return caller
        }
    }

    /// Who acts at an endpoint that is declared for the desk.
    /// - Throws: 401 for anybody else.
    var staff: StaffCaller {
        get throws(Problem) {
            guard case .staff(let caller) = principal else { throw .signInNeeded }
            return caller
        }
    }

    /// The member of staff of an endpoint that no key opens.
    /// - Throws: 401 for anybody else.
    var member: Staff {
        get throws(Problem) {
            guard let member = try staff.member else { throw .signInNeeded }
            return member
        }
    }
}

extension Problem {
    /// 401: nobody says who asks, or it is not true any more.
    static let signInNeeded = Problem(
        status: 401, code: "unauthorized", title: "Sign in first",
        detail: "Send an access token of this shop: Authorization: Bearer …. Refresh it when it is over.")

    /// 403: a cookie alone may have been sent by any page.
    static let csrfTokenNeeded = Problem(
        status: 403, code: "csrf_token_needed", title: "Not allowed",
        detail: "With a session's cookie, send the session's form token as the header X-CSRF-Token, too.")

    /// 403: we know who asks, and they may not.
    static func missing(_ permission: Permission) -> Problem {
        var problem = Problem(
            status: 403, code: "forbidden", title: "Not allowed",
            detail: "This needs the permission \(permission.rawValue), which you do not have.")
        problem.extras["permission"] = .string(permission.rawValue)
        return problem
    }

    /// 403: a vendor's person asks for what is the shop's.
    static let notForVendors = Problem(
        status: 403, code: "forbidden", title: "Not allowed",
        detail: "Whoever sells for a vendor reaches what is the vendor's, below /vendor, and nothing else of the shop.")

    /// 403: nobody's goods are theirs.
    static let onlyVendors = Problem(
        status: 403, code: "not_a_vendor", title: "Not allowed",
        detail: "This is for people whom the shop has invited to sell for a vendor.")

    /// 403: only a person may do this.
    static let onlyPersons = Problem(
        status: 403, code: "forbidden", title: "Not allowed", detail: "A key cannot do this: a person has to sign in.")
}
