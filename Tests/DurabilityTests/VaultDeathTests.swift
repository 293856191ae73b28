import Composition
import Foundation
import Infrastructure
import Persistence
import ProgramSupport
import TestEngines
import Testing
import Vocabulary

@Suite("A change of the master key, killed", .serialized, .timeLimit(.minutes(6)))
struct VaultDeathTests {
    static let rounds = SuddenDeathTests.rounds * 2

    @Test(
        "loses no secret at any moment, and is finished by the next run", arguments: TestEngine.available)
    func kill(engine: TestEngine) async throws {
        try await SealedPlace.with(on: engine) { place in
            // How long a change takes that nobody disturbs.
            let began = ContinuousClock.now
            try await place.rotate()
            let whole = ContinuousClock.now - began
            #expect(try await place.unreadable() == 0 && place.keys().count == 1)

            var halfways = 0
            for round in 1...Self.rounds {
                let isOver = try await place.rotate(killedAfter: whole * Double.random(in: 0.2...1))
                // With the keys that the dead one left behind, before anybody mends anything.
                #expect(try await place.unreadable() == 0, "kill \(round)")
                if !isOver, try await place.isHalfDone() { halfways += 1 }
            }
            #expect(halfways > 0, "it was never killed in the middle")
            let former = try place.keys()
            try await place.rotate()
            let left = try place.keys()
            #expect(left.count == 1 && (former.count == 1 || left.first == former.first), "no third key was begun")
            #expect(try await place.unreadable() == 0, "with the current key alone")
            Figures.say("\(engine): a change of the master key, killed \(Self.rounds) times, \(halfways) in the middle")
        }
    }
}

/// Shops with many secrets, and the file of the key that seals them.
private struct SealedPlace {
    private static let shops = ["one", "two", "three"]
    private static let secrets = 900

    let place: TestPlace
    let directory: String

    private var flags: [String] { place.flags(directory: directory) }

    static func with<Result>(
        on engine: TestEngine, _ body: (SealedPlace) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-sealed-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await engine.withPlace { place in
            let sealed = SealedPlace(place: place, directory: directory)
            for shop in shops {
                try await sealed.run(["tenant", "create", "--slug", shop, "--name", shop, "--currency", "EUR"])
            }
            try await sealed.fill()
            return try await body(sealed)
        }
    }

    // MARK: - Changing the key

    func rotate() async throws {
        try await run(["vault", "rotate"])
    }

    /// - Returns: whether it had ended before it was killed.
    func rotate(killedAfter time: Duration) async throws -> Bool {
        let process = try RunningProcess(
            Program.path, ["vault", "rotate"] + flags, output: URL(filePath: directory + "/rotate.log"))
        try await Task.sleep(for: time)
        process.send(SIGKILL)
        return try await process.exitStatus() == 0
    }

    private func run(_ arguments: [String]) async throws {
        let outcome = try await Program.run(arguments + flags)
        guard outcome.status == 0 else {
            throw ProgramFailure("`stoa \(arguments.joined(separator: " "))`: \(outcome.output)\(outcome.errors)")
        }
    }

    // MARK: - Secrets

    /// Where the file of keys is depends on where the data is.
    private var keyFile: String {
        switch place {
        case .directory(let path): path + "/master.key"
        case .server: directory + "/master.key"
        }
    }

    func keys() throws -> [[UInt8]] { try VaultFile(path: keyFile).keys() }

    /// Keys of tokens in every shop, as the program itself has them, only more.
    private func fill() async throws {
        let vault = try Vault(keys: nil, orFile: keyFile)
        try await eachShop { shop in
            try await shop.write { transaction in
                for _ in 0..<Self.secrets {
                    let id = ID<SealedPlace>()
                    let sealed = try vault.seal(Array("\(id)".utf8), for: "signing-key/\(id)")
                    try transaction.execute(
                        "INSERT INTO signing_key (id, secret, created_at) VALUES (\(id), \(sealed), \(Instant.now))")
                }
            }
        }
    }

    /// How many secrets do not open with the keys in the file, or not to what was sealed.
    func unreadable() async throws -> Int {
        let vault = try Vault(keys: nil, orFile: keyFile)
        return try await sealed().count { id, secret in
            do {
                return try vault.open(secret, for: "signing-key/\(id)") != Array("\(id)".utf8)
            } catch {
                return true
            }
        }
    }

    /// Whether some are sealed with the new key and some with the former.
    func isHalfDone() async throws -> Bool {
        let vault = try Vault(keys: nil, orFile: keyFile)
        let current = try await sealed().count { vault.isCurrent($0.secret) }
        return current > 0 && current < Self.shops.count * Self.secrets
    }

    private func sealed() async throws -> [(id: ID<SealedPlace>, secret: String)] {
        var all: [(ID<SealedPlace>, String)] = []
        try await eachShop { shop in
            all += try await shop.read { transaction in
                try transaction.rows("SELECT id, secret FROM signing_key").map { (try $0["id"], try $0["secret"]) }
            }
        }
        guard all.count == Self.shops.count * Self.secrets else {
            throw ProgramFailure("\(all.count) secrets are left")
        }
        return all
    }

    private func eachShop(_ body: (any Database) async throws -> Void) async throws {
        try await place.withEngine(migrations: .all) { engine in
            let tenants: [TenantID] = try await engine.platform.read { try $0.values("SELECT id FROM tenant") }
            for tenant in tenants { try await body(try await engine.shop(tenant)) }
        }
    }
}
