public import Persistence
public import Vocabulary

/// Something that staff, a key, an operator or a job changed in a shop: who, when, from where, and what it was before
/// and after. Each event carries the digest of itself and of the one before it, so that none can be changed, taken out
/// or put in later without breaking the chain.
public struct AuditEvent: Sendable, Equatable {
    /// Who did it.
    public struct Actor: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
            case staff
            case vendor
            case customer
            case apiKey = "api-key"
            case platformOperator = "operator"
            case job
            case system
        }

        public let kind: Kind
        public let id: PersonID?
        /// As it was at the time: names and addresses change, and people leave.
        public let name: String

        public init(_ kind: Kind, id: PersonID? = nil, name: String) {
            self.kind = kind
            self.id = id
            self.name = name
        }
    }

    /// What it was done to.
    public struct Subject: Sendable, Equatable {
        /// "product", "staff", "settings".
        public let kind: String
        /// An id or a name; empty for what there is one of.
        public let id: String

        public init(_ kind: String, _ id: String = "") {
            self.kind = kind
            self.id = id
        }
    }

    /// 1, 2, 3 … without a gap.
    public let number: Int64
    public let happenedAt: Instant
    public let actor: Actor
    /// The network address of the request; empty for jobs.
    public let address: String
    /// What was done: "role.given".
    public let action: String
    public let subject: Subject
    public let change: AuditChange
    /// The request's name in the log; empty for jobs.
    public let requestID: String
    public let hash: [UInt8]
}

/// What was changed: for each field what it was and what it became. Secrets are never in it.
public struct AuditChange: Sendable, Equatable {
    public struct Field: Sendable, Equatable, Codable {
        public let name: String
        public let before: String?
        public let after: String?
    }

    public private(set) var fields: [Field]

    public init() {
        fields = []
    }

    /// A change of one thing.
    public init(_ name: String, from before: String? = nil, to after: String?) {
        fields = []
        note(name, from: before, to: after)
    }

    init(fields: [Field]) {
        self.fields = fields
    }

    /// Notes `name` when it was changed. Long texts are cut to 500 characters.
    public mutating func note(_ name: String, from before: String?, to after: String?) {
        guard before != after else { return }
        fields.append(Field(name: name, before: before.map(Self.short), after: after.map(Self.short)))
    }

    /// Notes that a secret was changed, and nothing of what it was.
    public mutating func noteSecret(_ name: String) {
        fields.append(Field(name: name, before: nil, after: "…"))
    }

    private static func short(_ text: String) -> String {
        text.count > 500 ? text.prefix(500) + "…" : text
    }
}
