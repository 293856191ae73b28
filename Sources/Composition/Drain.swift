import Hummingbird
import HTTPTypes
import Synchronization

/// The time between the wish to stop and the end: the server still answers everybody, says at `/health/ready` that it
/// is no longer to be asked, and ends each connection with its next answer. A front notices, and nobody is sent to a
/// port that is closed.
public final class Drain: Sendable {
    private let hasBegun = Atomic(false)

    public init() {}

    public var isUnderWay: Bool { hasBegun.load(ordering: .relaxed) }

    public func begin() {
        hasBegun.store(true, ordering: .relaxed)
    }
}

/// Answers as its inner responder does, and while the server drains says that no more is read from this connection.
struct DrainingResponder<Inner: HTTPResponder>: HTTPResponder {
    let inner: Inner
    let drain: Drain

    func respond(to request: Request, context: Inner.Context) async throws -> Response {
        var response = try await inner.respond(to: request, context: context)
        if drain.isUnderWay { response.headers[.connection] = "close" }
        return response
    }
}
