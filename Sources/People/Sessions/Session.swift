public import Infrastructure
public import Persistence
public import Vocabulary

public typealias SessionID = ID<Session>

/// Somebody signed in with a browser. The browser holds a token; only its digest is kept here.
public struct Session: Sendable, Equatable, RowDecodable {
    public let id: SessionID
    public let audience: Audience
    public let person: PersonID
    public let device: Device
    public let beganAt: Instant
    /// The last request, to the minute.
    public let seenAt: Instant
    /// The last time that the person proved who they are.
    public let provedAt: Instant
    /// The end, however busy it is.
    public let endsAt: Instant

    public init(row: Row) throws {
        id = try row["id"]
        audience = try row["audience"]
        person = try row["person_id"]
        device = Device(address: try row["address"], userAgent: try row["user_agent"])
        beganAt = try row["began_at"]
        seenAt = try row["seen_at"]
        provedAt = try row["proved_at"]
        endsAt = try row["ends_at"]
    }

    /// What a form of this session must carry besides the cookie: of no use without it, and of none in another session.
    public static func formToken(for token: AccessToken) -> String {
        AccessToken.derived(from: token, for: "form").text
    }

    static let columns: SQL = "id, audience, person_id, address, user_agent, began_at, seen_at, proved_at, ends_at"
}

/// How long a session lasts.
public struct SessionPolicy: Sendable {
    /// Without a request.
    public let idle: Duration
    /// In all.
    public let whole: Duration
    /// What is delicate asks for a proof that is no older than this.
    public let fresh: Duration

    private static let day = 24 * 60 * 60

    /// Shoppers stay signed in for weeks; a desk is left at night.
    public static func of(_ audience: Audience) -> SessionPolicy {
        switch audience {
        case .customer:
            SessionPolicy(idle: .seconds(30 * day), whole: .seconds(180 * day), fresh: .seconds(15 * 60))
        case .staff: SessionPolicy(idle: .seconds(12 * 60 * 60), whole: .seconds(14 * day), fresh: .seconds(15 * 60))
        }
    }
}
