import HTTPTypes
import People

/// What a door says to who knocks, before it looks at what they want.
enum Verdict: Sendable, Equatable {
    /// Come in. What is asked for may still not be there.
    case admitted
    /// 401, or the way to the sign-in.
    case signInFirst
    /// 403: known, and not allowed.
    case forbidden
    /// 404: to them there is nothing here.
    case nothingHere

    /// What the rule of a route says to a caller: the contract, written down a second time and independently of the
    /// code that keeps it.
    static func expected(_ route: DeclaredRoute, _ caller: CallerKind) -> Verdict {
        switch route.rule {
        case .anyone: Self.meansAnotherKey(route, caller) ? .signInFirst : .admitted
        case .provenByBody: .admitted
        case .orderHolder: .nothingHere
        case .cartHolder:
            // Pages show an empty cart to who has none.
            caller.mayHoldCart || route.surface == .storefront ? .admitted : .nothingHere
        case .customer: caller == .customer ? .admitted : .signInFirst
        case .account:
            if caller.isStaff || caller.isVendor { .admitted } else { stranger(route, caller) }
        case .staff:
            if caller.isStaff { .admitted } else { caller.isVendor ? .forbidden : stranger(route, caller) }
        case .vendor:
            if caller.isVendor { .admitted } else { caller.isStaff ? .forbidden : stranger(route, caller) }
        case .holders(let permission): holder(of: permission, route, caller)
        case .applicant: caller == .operatorKey ? .admitted : .signInFirst
        case .platformOperator:
            caller == (route.surface == .console ? .consoleOperator : .operatorKey) ? .admitted : .signInFirst
        }
    }

    /// Keys are known at the API, and open nothing that is a person's.
    private static func stranger(_ route: DeclaredRoute, _ caller: CallerKind) -> Verdict {
        isKeyAtAPI(route, caller) ? .forbidden : .signInFirst
    }

    private static func holder(of permission: Permission, _ route: DeclaredRoute, _ caller: CallerKind) -> Verdict {
        if caller.isVendor { return .forbidden }
        guard caller.isStaff || isKeyAtAPI(route, caller), let permissions = caller.permissions else {
            return .signInFirst
        }
        return permissions.contains(permission) ? .admitted : .forbidden
    }

    /// Whoever shows the platform a key that is none of its own is told so, even where none is needed.
    private static func meansAnotherKey(_ route: DeclaredRoute, _ caller: CallerKind) -> Bool {
        route.isOfPlatform && ![.nobody, .guest, .consoleOperator, .operatorKey].contains(caller)
    }

    /// Keys open nothing but the API.
    private static func isKeyAtAPI(_ route: DeclaredRoute, _ caller: CallerKind) -> Bool {
        guard case .key = caller else { return false }
        return route.surface == .api
    }

    /// What an answer amounts to.
    static func of(_ answer: Knock.Answer, at route: DeclaredRoute) -> Verdict {
        switch answer.status {
        // A password that has to be said again, and was wrong, is another matter.
        case 401: answer.text.contains(#""unauthorized""#) ? .signInFirst : .admitted
        case 403: .forbidden
        // Whoever sells for a vendor is led from the shop's home to their own.
        case 303 where answer.headers[.location] == "/desk/vendor" && route.rule == .staff: .forbidden
        case 302, 303: answer.leadsToSignIn && route.rule != .anyone ? .signInFirst : .admitted
        case 404 where route.rule == .orderHolder || route.rule == .cartHolder && route.surface == .api: .nothingHere
        default: .admitted
        }
    }
}
