internal import Dispatch

/// Runs what blocks (files, SQLite) on threads that nobody else waits for.
public enum OffThePool {
    private static let queue = DispatchQueue(label: "stoa.archives", qos: .utility, attributes: .concurrent)

    public static func run<Output: Sendable>(
        _ work: @escaping @Sendable () throws -> Output
    ) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
