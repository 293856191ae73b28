internal import BackgroundJobs
public import Composition
internal import Foundation
internal import Logging
internal import Persistence
internal import Synchronization
internal import TestEngines
internal import Vocabulary
internal import Web

/// Two installations on one PostgreSQL, each with its own caches, that hear of each other only through the database.
public struct TwoNodes: Sendable {
    public let one: Installation
    public let other: Installation
    /// How often each was told that anything may have changed.
    private let alarms: [Alarms]
    private let place: TestPlace

    /// Makes them on an empty database, runs `body`, and removes everything.
    public static func run(_ body: @escaping @Sendable (TwoNodes) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-test-\(UUID().uuidString)").path
        try await TestEngine.postgres.withPlace { place in
            try await withNode(on: place, directory) { one, ofOne in
                try await withNode(on: place, directory) { other, ofOther in
                    let nodes = TwoNodes(one: one, other: other, alarms: [ofOne, ofOther], place: place)
                    try await nodes.hearEachOther(again: 1)
                    try await body(nodes)
                }
            }
        }
    }

    /// Ends the connections that the nodes listen on, as a broken network would, and waits until they are made anew.
    public func interruptListening() async throws {
        try await place.endListening()
        try await hearEachOther(again: 2)
    }

    private func hearEachOther(again times: Int) async throws {
        for _ in 0..<600 where alarms.contains(where: { $0.count < times }) {
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func withNode(
        on place: TestPlace, _ directory: String,
        _ body: @escaping @Sendable (Installation, Alarms) async throws -> Void
    ) async throws {
        let alarms = Alarms()
        let watch = CommitWatch(pages: PageCache(), bell: JobBell())
        let observer = DatabaseObserver(committed: { _, announcements in
            if announcements.contains(.anything) { alarms.add() }
        })
        try await place.withEngine(migrations: .all, observer: watch.watching(observer)) { engine in
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let options = InstallationOptions(
                dataDirectory: directory, testSettlingTime: .milliseconds(50))
            let node = try await Installation(options, engine: engine, watch: watch, logger: logger)
            engine.listen()
            try await body(node, alarms)
        }
    }
}

/// A number that many threads add to.
final class Alarms: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .relaxed) }

    func add() {
        number.add(1, ordering: .relaxed)
    }
}
