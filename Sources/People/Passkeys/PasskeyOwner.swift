public import Persistence
public import Vocabulary

/// Whose passkey it is.
public struct PasskeyOwner: Sendable, Hashable {
    /// One of a kind never opens the door of another. The names are stored.
    public enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case customer
        case staff
        case platformOperator = "operator"
    }

    public let kind: Kind
    public let id: PersonID

    init(_ kind: Kind, _ id: PersonID) {
        self.kind = kind
        self.id = id
    }

    public static func customer(_ id: CustomerID) -> PasskeyOwner {
        PasskeyOwner(.customer, id.of(PersonScope.self))
    }

    public static func staff(_ id: StaffID) -> PasskeyOwner {
        PasskeyOwner(.staff, id.of(PersonScope.self))
    }

    public static func platformOperator(_ id: OperatorID) -> PasskeyOwner {
        PasskeyOwner(.platformOperator, id.of(PersonScope.self))
    }
}
