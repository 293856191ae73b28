import HTTPTypes
import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// One page or form of a shop's desk. Who may call it is part of the declaration, so that none is open by mistake.
struct DeskRoute: Sendable {
    enum Access: Sendable {
        /// What leads in: nobody is signed in yet.
        case anyone(@Sendable (DeskVisit) async throws -> Response)
        /// Whoever is signed in, about their own account: vendors' people too.
        case account(@Sendable (DeskCall) async throws -> Response)
        /// Whoever works for the shop itself.
        case staff(@Sendable (DeskCall) async throws -> Response)
        /// Who works for the shop itself and may do this.
        case holders(of: Permission, @Sendable (DeskCall) async throws -> Response)
        /// Who sells for a vendor: the handler gets what is that vendor's, and nothing else of the shop.
        case vendor(@Sendable (VendorDeskCall) async throws -> Response)
    }

    let method: HTTPRequest.Method
    let path: DeskPath
    let access: Access
    /// Whether the person must have proved who they are a short while ago.
    var needsFreshProof = false
    /// Whether it works for who still has to set a second factor up.
    var isBeforeEnrolment = false
    /// Whether it changes nothing of the shop, so that it works while the shop is closed.
    var worksWhileClosed = false

    // MARK: - Declaring

    static func page(
        _ path: DeskPath, for permission: Permission? = nil,
        _ handler: @escaping @Sendable (DeskCall) async throws -> Response
    ) -> DeskRoute {
        DeskRoute(method: .get, path: path, access: access(permission, handler))
    }

    static func form(
        _ path: DeskPath, for permission: Permission? = nil,
        _ handler: @escaping @Sendable (DeskCall) async throws -> Response
    ) -> DeskRoute {
        DeskRoute(method: .post, path: path, access: access(permission, handler))
    }

    /// About one's own account.
    static func own(
        _ method: HTTPRequest.Method, _ path: DeskPath,
        _ handler: @escaping @Sendable (DeskCall) async throws -> Response
    ) -> DeskRoute {
        DeskRoute(method: method, path: path, access: .account(handler))
    }

    /// For who sells for a vendor.
    static func vendorPage(
        _ path: DeskPath, _ handler: @escaping @Sendable (VendorDeskCall) async throws -> Response
    ) -> DeskRoute {
        DeskRoute(method: .get, path: path, access: .vendor(handler))
    }

    static func open(
        _ method: HTTPRequest.Method, _ path: DeskPath,
        _ handler: @escaping @Sendable (DeskVisit) async throws -> Response
    ) -> DeskRoute {
        DeskRoute(method: method, path: path, access: .anyone(handler), worksWhileClosed: true)
    }

    private static func access(
        _ permission: Permission?, _ handler: @escaping @Sendable (DeskCall) async throws -> Response
    ) -> Access {
        permission.map { .holders(of: $0, handler) } ?? .staff(handler)
    }

    /// For delicate acts: the password is asked for again when the last proof is too long ago.
    var proved: DeskRoute { with(\.needsFreshProof) }
    var beforeEnrolment: DeskRoute { with(\.isBeforeEnrolment) }
    var whileClosed: DeskRoute { with(\.worksWhileClosed) }

    private func with(_ trait: WritableKeyPath<DeskRoute, Bool>) -> DeskRoute {
        var route = self
        route[keyPath: trait] = true
        return route
    }

    // MARK: - Answering

    func answer(_ request: Request, _ context: ShopRequestContext, _ desk: ShopDesk) async throws -> Response {
        let visit = try await DeskVisit(request, context, desk)
        switch access {
        case .anyone(let handler):
            guard method == .get || visit.hasItsToken else { throw Problem.staleForm }
            return try await handler(visit)
        case .account(let handler): return try await answer(visit, { _ in }, handler)
        case .staff(let handler): return try await answer(visit, { try $0.checkWorksForShop() }, handler)
        case .holders(let permission, let handler):
            let check: (DeskCall) throws -> Void = { call in
                try call.checkWorksForShop()
                guard call.may(permission) else { throw Problem.notAllowed(permission) }
            }
            return try await answer(visit, check, handler)
        case .vendor(let handler):
            return try await answer(visit, { _ in }) { try await handler(VendorDeskCall($0)) }
        }
    }

    /// - Parameter check: throws for who may not come in here.
    private func answer(
        _ visit: DeskVisit, _ check: (DeskCall) throws -> Void,
        _ handler: @Sendable (DeskCall) async throws -> Response
    ) async throws -> Response {
        guard let call = try await DeskCall(visit) else {
            return .redirect(to: .deskSignIn(next: method == .get ? visit.request.head.path : nil))
        }
        guard method == .get || call.hasItsToken else { throw Problem.staleForm }
        if call.mustEnrol, !isBeforeEnrolment { return .redirect(to: .desk(.secondFactor)) }
        if call.isVendors, path == .home { return .redirect(to: call.visit.here(at: .vendorHome)) }
        do {
            try check(call)
            guard method == .get || worksWhileClosed || visit.shop.tenant.isSelling else {
                throw Problem.closedShop
            }
            guard needsFreshProof, method != .get, !call.isFresh else { return try await handler(call) }
            return try await call.proving(then: handler)
        } catch let problem as Problem where problem.status < 500 {
            return call.answer(refusal: problem)
        }
    }
}

extension CookieName {
    /// Ties a form for strangers to the browser that asked for it.
    static let deskVisit = CookieName("desk_visit", path: "/desk")
    /// What a browser is known by that has signed in before.
    static let deskDevice = CookieName("desk_device", path: "/desk")
    /// The sign-in that waits for its second factor.
    static let deskSecondFactor = CookieName("desk_second_factor", path: "/desk")
    /// Light or dark; without, as the browser has it.
    static let deskTheme = CookieName("desk_theme", path: "/desk")
}

extension Problem {
    /// 403: signed in, and not allowed.
    static func notAllowed(_ permission: Permission) -> Problem {
        Problem(
            status: 403, code: "forbidden", title: "You may not do this",
            detail: "It needs the permission “\(permission.title)”. An owner of the shop can give it to your role.")
    }

    /// 403: a vendor's person asks for what is the shop's.
    static let notForVendors = Problem(
        status: 403, code: "forbidden", title: "This is not yours to see",
        detail: "Whoever sells for a vendor sees the vendor's own products and orders here.")

    /// 403: nobody's goods are theirs.
    static let onlyVendors = Problem(
        status: 403, code: "not_a_vendor", title: "You sell for no vendor here",
        detail: "These pages are for people whom the shop has invited to sell for a vendor.")

    /// 403: a shop that is closed is looked at, not worked in.
    static let closedShop = Problem(
        status: 403, code: "shop_suspended", title: "The shop is closed",
        detail: "Everything can be read, and nothing can be changed, until the shop is open again.")
}
