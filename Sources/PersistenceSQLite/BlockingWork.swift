internal import Dispatch

/// Where opening, copying and closing files may block, away from the cooperative pool.
let blockingWork = DispatchQueue(label: "stoa.sqlite.files", attributes: .concurrent)

/// Runs `work` where it may block.
func blocking<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
        blockingWork.async { continuation.resume(with: Result { try work() }) }
    }
}
