internal import Foundation

/// A directory of one test, removed when the test ends.
enum TemporaryDirectory {
    static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        do {
            let result = try await body(directory.path)
            try FileManager.default.removeItem(at: directory)
            return result
        } catch {
            try FileManager.default.removeItem(at: directory)
            throw error
        }
    }
}
