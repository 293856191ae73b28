import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// A request of somebody who is signed in at the desk.
struct DeskCall: Sendable {
    /// Who it is.
    enum Person: Sendable {
        case member(Staff)
        /// An operator who was let in for a while.
        case visitor(OperatorVisit)
    }

    let visit: DeskVisit
    let person: Person
    let role: Role
    let rules: DeskRules
    let session: Session
    /// Of the session; another one after it was renewed.
    var token: AccessToken

    var desk: ShopDesk { visit.desk }
    var context: ShopRequestContext { visit.context }
    var shop: Shop { visit.shop }
    var database: any Database { shop.database }
    var query: Fields { visit.query }
    var form: Fields { visit.form }
    var office: StaffOffice { visit.office }
    var formats: DeskFormat { DeskFormat(shop.settings) }

    /// Nil without a session that goes on.
    init?(_ visit: DeskVisit) async throws {
        guard let token = visit.context.cookies[.staffSession].flatMap({ AccessToken($0) }) else { return nil }
        guard let found = try await visit.shop.database.read({ try Found(token, in: $0) }) else { return nil }
        self.visit = visit
        self.token = token
        (person, role, rules, session) = (found.person, found.role, found.rules, found.session)
        // A page that refreshes itself is nobody at work.
        if session.isStale(), visit.request.headers[.live] == nil {
            try await visit.shop.database.write { [session] in try session.touch(in: $0) }
        }
    }

    private struct Found: Sendable {
        let person: Person
        let role: Role
        let rules: DeskRules
        let session: Session

        init?(_ token: AccessToken, in transaction: ReadTransaction) throws {
            guard let session = try Session.find(token, .staff, in: transaction) else { return nil }
            self.session = session
            rules = try DeskRules.load(in: transaction)
            if let staff = try Staff.find(session.person.of(Staff.self), in: transaction) {
                guard staff.isActive, let role = try Role.find(staff.role, in: transaction) else { return nil }
                (person, self.role) = (.member(staff), role)
            } else {
                let id = session.person.of(OperatorVisit.self)
                guard let visit = try OperatorVisit.find(id, in: transaction), visit.isUnderWay() else { return nil }
                (person, role) = (.visitor(visit), .visitor)
            }
        }
    }

    // MARK: - Who

    /// The member of staff; nil for an operator.
    var member: Staff? {
        if case .member(let staff) = person { staff } else { nil }
    }

    /// The member of staff, where only one can be.
    /// - Throws: ``Problem`` for an operator, who has no account here.
    var ownAccount: Staff {
        get throws {
            guard let member else {
                throw Problem(
                    status: 403, code: "no_account", title: "You have no account here",
                    detail: "Operators are guests at a shop's desk.")
            }
            return member
        }
    }

    var name: String {
        switch person {
        case .member(let staff): staff.name
        case .visitor(let visit): visit.name
        }
    }

    var email: String {
        switch person {
        case .member(let staff): staff.email
        case .visitor(let visit): visit.email
        }
    }

    /// What vendors' people hold opens nothing of the shop, whatever somebody wrote into their role.
    func may(_ permission: Permission) -> Bool { !isVendors && role.permissions.contains(permission) }

    /// Whether it is somebody who is here for a vendor and not for the shop.
    var isVendors: Bool { member?.isVendors ?? false }

    /// - Throws: ``Problem/notForVendors``.
    func checkWorksForShop() throws(Problem) {
        if isVendors { throw .notForVendors }
    }

    /// Whether a second factor is asked of them that they do not have.
    var mustEnrol: Bool {
        guard let member else { return false }
        return !member.hasSecondFactor && (role.needsSecondFactor || rules.needsSecondFactor)
    }

    /// As whom changes are made.
    var author: DeskAuthor {
        let (address, request) = (visit.source.device.address, visit.source.requestID)
        switch person {
        case .member(let staff):
            return DeskAuthor(
                member: staff.id, permissions: isVendors ? [] : role.permissions, isOwner: role.name == Role.owner,
                origin: staff.origin(address: address, requestID: request))
        case .visitor(let visit):
            return DeskAuthor(
                member: nil, permissions: role.permissions, isOwner: false,
                origin: visit.origin(address: address, requestID: request))
        }
    }

    // MARK: - Forms

    /// Whether the form that was sent was made for this session.
    var hasItsToken: Bool { DeskVisit.isSame(form["csrf"], Session.formToken(for: token)) }

    /// The hidden field that every form carries.
    var csrfField: HTML { HiddenFields(["csrf": Session.formToken(for: token)]).html }

    /// A form that does one thing when its button is pressed.
    func button(_ button: ButtonView, posts url: SiteURL, _ fields: Fields = [:]) -> HTML {
        """
        <form class="inline-form" method="post" action="\(url)">\(csrfField)\(HiddenFields(fields).html)\
        \(button.submit())</form>
        """
    }
}

extension Role {
    /// What an operator may do who was let in: everything but make owners.
    static let visitor = Role(
        name: "operator", title: "Operator of the platform", permissions: Set(Permission.allCases))
}
