public import API
internal import BackgroundJobs
public import Composition
internal import Foundation
public import Infrastructure
internal import Logging
internal import Persistence
internal import ServiceLifecycle
public import Tenancy
public import TestEngines
internal import Vocabulary
internal import Web

/// An installation as the program opens it, with its caches wired to its commits, without a port.
public enum WholeInstallation {
    /// Makes one on an empty place, runs `body`, and removes everything.
    public static func run<Result: Sendable>(
        on engine: TestEngine, baseDomain: String = "localhost", mail: (any MailTransport)? = nil,
        limits: RateLimits = .off, signUp: SignUpRule = SignUpRule(), google: GoogleSettings? = nil,
        pictures: OutgoingAddress.Rules = .page,
        _ body: @escaping @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-test-\(UUID().uuidString)").path
        defer {
            // Nothing is there when no test put a file into it.
            try? FileManager.default.removeItem(atPath: directory)
        }
        return try await engine.withPlace { place in
            let watch = CommitWatch(pages: PageCache(), bell: JobBell())
            return try await place.withEngine(migrations: .all, observer: watch.watching(DatabaseObserver())) {
                engine in
                var logger = Logger(label: "test")
                logger.logLevel = .critical
                var options = InstallationOptions(
                    dataDirectory: directory, baseDomain: baseDomain, signUp: signUp, mail: mail)
                options.limits = limits
                options.google = google
                options.pictureRules = pictures
                return try await body(
                    try await Installation(options, engine: engine, watch: watch, logger: logger))
            }
        }
    }
}

extension Installation {
    /// A shop with nothing in it.
    public func makeShop(_ slug: String, settings: ShopSettings = .test) async throws -> Tenant {
        try await directory.create(NewTenant(slug: Slug(transliterating: slug), settings: settings)).tenant
    }

    /// Runs `body` while workers run, then stops them as `serve` does.
    public func working(_ body: () async throws -> Void) async throws {
        let group = ServiceGroup(configuration: .init(services: [.init(service: workers())], logger: logger))
        let running = Task { try await group.run() }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try outcome.get()
    }
}
