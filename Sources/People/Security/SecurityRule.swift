public import Persistence

/// What makes an event of the audit trail worth a look by a person.
public enum SecurityRule: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Somebody tries passwords for one account.
    case manyFailures = "many-failures"
    /// One person signs in from several networks within an hour: further apart than anybody travels.
    case manyPlaces = "many-places"
    /// Somebody signs in from a network that they never came from. They are told by mail themselves.
    case newPlace = "new-place"
    /// Somebody may do more than before, or is proved less.
    case privileges
    /// The count of a passkey did not go up: there may be a copy of its key. Its owner gets a mail of their own.
    case copiedPasskey = "copied-passkey"
    /// An operator of the platform looks in. Owners are told by a mail of its own.
    case operatorVisit = "operator-visit"
    /// One takes out lists again and again.
    case massExport = "mass-export"
    /// Far more is refunded than in the days before.
    case refundSpike = "refund-spike"

    /// Whether owners get a mail of it; all is shown at the desk.
    public var isMailed: Bool {
        switch self {
        case .manyFailures, .manyPlaces, .privileges, .copiedPasskey, .massExport, .refundSpike: true
        case .newPlace, .operatorVisit: false
        }
    }

    /// The rules that look at an event of `action`; none for most.
    static func watching(_ action: String) -> [SecurityRule] {
        switch action {
        case AuditTrail.signInRefused: [.manyFailures]
        case "staff.signed_in": [.manyPlaces, .newPlace]
        case "role.given", "role.created", "role.changed", "api_key.created", "staff.second_factor_reset",
            "staff.second_factor_dropped", "desk_rules.changed", "staff.reactivated":
            [.privileges]
        case "operator_visit.began": [.operatorVisit]
        case AuditTrail.passkeyCopied: [.copiedPasskey]
        case "order.refunded": [.refundSpike]
        case _ where action.hasSuffix(".exported"): [.massExport]
        default: []
        }
    }
}

extension AuditTrail {
    /// Somebody did not prove to be the member of staff whose address they gave.
    public static let signInRefused = "staff.sign_in_refused"
}
