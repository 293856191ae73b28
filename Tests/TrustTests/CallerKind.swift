import People

/// Everybody who may knock at a door of the first shop.
enum CallerKind: Sendable, Hashable, CustomStringConvertible {
    case nobody
    /// Holds the token of a cart.
    case guest
    case customer
    /// Has an account in the second shop.
    case neighbour
    /// Works in the shop with this role.
    case role(String)
    /// Sells in the shop for a vendor.
    case vendor
    /// Sells in the same shop for another vendor.
    case otherVendor
    /// Owns the second shop.
    case otherOwner
    /// A key of the shop that may do this one thing.
    case key(Permission)
    /// A key of the second shop that may do everything.
    case otherKey
    /// Signed in at the console.
    case consoleOperator
    /// A program that holds the operator's key.
    case operatorKey

    static let all: [CallerKind] =
        [
            .nobody, .guest, .customer, .neighbour, .vendor, .otherVendor, .otherOwner, .otherKey, .consoleOperator,
            .operatorKey,
        ]
        + roles.map { .role($0) } + Permission.allCases.map { .key($0) }

    /// Of who works for the shop itself.
    static let roles = Role.seeded.map(\.name).filter { $0 != Role.vendor }

    /// What they may do at the first shop's desk; nil for who does not work there.
    var permissions: Set<Permission>? {
        switch self {
        case .role(let name): Role.seeded.first { $0.name == name }?.permissions
        case .key(let permission): [permission]
        case .nobody, .guest, .customer, .neighbour, .vendor, .otherVendor, .otherOwner, .otherKey, .consoleOperator,
            .operatorKey:
            nil
        }
    }

    /// Whether it is a person of the first shop's desk who works for the shop itself.
    var isStaff: Bool {
        if case .role = self { true } else { false }
    }

    /// Whether it is somebody who sells in the first shop.
    var isVendor: Bool { self == .vendor || self == .otherVendor }

    /// A guest holds a cart's token; a customer's cart is theirs by who they are.
    var mayHoldCart: Bool { self == .guest || self == .customer }

    var description: String {
        switch self {
        case .nobody: "nobody"
        case .guest: "a guest"
        case .customer: "a customer"
        case .neighbour: "a customer of another shop"
        case .role(let name): name
        case .vendor: "a vendor"
        case .otherVendor: "another vendor"
        case .otherOwner: "the owner of another shop"
        case .key(let permission): "a key for \(permission.rawValue)"
        case .otherKey: "a key of another shop"
        case .consoleOperator: "an operator at the console"
        case .operatorKey: "the operator's key"
        }
    }
}
