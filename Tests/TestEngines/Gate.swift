internal import Dispatch

/// Lets one side of a test wait until another side has come to a point, and no longer than a minute: a test whose other
/// side failed is red, not stuck.
public final class Gate: Sendable {
    private static let patience = 60

    private let semaphore = DispatchSemaphore(value: 0)

    public init() {}

    /// Lets one more pass.
    public func open() { semaphore.signal() }

    /// Holds a database thread until the gate opens. Never called from async code.
    public func wait() throws {
        guard semaphore.wait(timeout: .now() + .seconds(Self.patience)) == .success else { throw StayedShut() }
    }

    /// Suspends the task until the gate opens.
    public func opened() async throws {
        for _ in 0..<(Self.patience * 200) {
            if isPassed() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw StayedShut()
    }

    private func isPassed() -> Bool { semaphore.wait(timeout: .now()) == .success }

    /// Nobody came to the point that somebody waited for.
    public struct StayedShut: Error {}
}
