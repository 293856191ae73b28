import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Tenancy
import Vocabulary
import Web

/// What endpoints of the desk share.
extension Call {
    var staffOffice: StaffOffice {
        StaffOffice(shop, accounts: services.accounts, addresses: services.addresses)
    }

    /// Where the request comes from.
    var source: StaffOffice.Source {
        StaffOffice.Source(
            device: Device(address: context.clientAddress, userAgent: request.headers[.userAgent] ?? ""),
            requestID: context.requestID)
    }

    /// As whom changes of people are made.
    var author: DeskAuthor {
        get throws {
            let caller = try staff
            return DeskAuthor(
                member: caller.member?.id, permissions: caller.permissions,
                isOwner: caller.member?.role == Role.owner, origin: caller.origin)
        }
    }
}

extension Problem {
    /// As HTTP has it, with the refusal's own code.
    init(_ refusal: DeskRefusal) {
        switch refusal {
        case .beyondOwn, .oneself:
            self.init(status: 403, code: refusal.code, title: "Not allowed", detail: refusal.explanation)
        case .noSuchMember, .noSuchInvitation, .noSuchKey, .noSuchVendor:
            self = .notFound(code: "not_found", detail: refusal.explanation)
        case .noSuchRole:
            self = .validation([FieldError(field: "role", code: "unknown", message: refusal.explanation)])
        case .needsVendor:
            self = .validation([FieldError(field: "vendorId", code: "required", message: refusal.explanation)])
        case .lastOwner, .roleNameTaken, .roleInUse, .roleIsBuiltIn, .ownerIsFixed, .worksHereAlready, .vendorExists,
            .vendorIsSuspended, .sellsForVendor, .vendorRoleIsFixed:
            self = .conflict(code: refusal.code, detail: refusal.explanation)
        }
    }

    /// 403: a browser was left open, or a token was taken.
    static let freshProofNeeded = Problem(
        status: 403, code: "fresh_proof_needed", title: "Prove who you are again",
        detail: "The last proof is too long ago. An app: POST /auth/proof. A browser: confirm the password at the desk."
    )

    /// 403: nothing is done before a second factor is there.
    static let enrolmentNeeded = Problem(
        status: 403, code: "second_factor_enrolment_needed", title: "Set up a second factor first",
        detail: "The role or the shop asks for one. Set it up at the desk.")
}

extension DeclaredProblem {
    /// What a change of people may be refused with.
    static let refusals = [
        DeclaredProblem(403, "beyond_own_permissions"), DeclaredProblem(403, "own_account"),
        DeclaredProblem(409, "last_owner"), DeclaredProblem(409, "sells_for_vendor"),
    ]
}
