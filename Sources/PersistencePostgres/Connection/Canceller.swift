internal import CPostgres
internal import Foundation

/// Asks the server to stop what a connection is doing. It does so from another thread, because the request opens a
/// connection of its own, which may hang for as long as the first.
final class Canceller {
    private let request: CancelRequest

    init(_ connection: OpaquePointer) {
        request = CancelRequest(handle: PQgetCancel(connection))
    }

    func cancel() {
        let request = request
        Thread.detachNewThread {
            var message = [CChar](repeating: 0, count: 256)
            // Whether it was heard shows in the connection itself.
            _ = PQcancel(request.handle, &message, Int32(message.count))
        }
    }
}

/// libpq says of it that it may be used from any thread, at any time.
private final class CancelRequest: @unchecked Sendable {
    let handle: OpaquePointer?

    init(handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQfreeCancel(handle)
    }
}
