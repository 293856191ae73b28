import Foundation
import Infrastructure
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("A change of the vault's key")
struct SealedColumnTests {
    let old = [UInt8](repeating: 7, count: 32)
    let new = [UInt8](repeating: 8, count: 32)

    /// Everything that is sealed again, until nothing is left.
    private func sealAll(_ vault: Vault, in place: PeoplePlace, steps: Int = .max) async throws -> Int {
        var sealed = 0
        var step = 0
        for column in SealedColumn.ofShops {
            while step < steps {
                step += 1
                let count = try await place.database.write { try column.sealAgain(vault, in: $0) }
                if count == 0 { break }
                sealed += count
            }
        }
        return sealed
    }

    @Test(
        "seals every secret anew; stopped in the middle both keys open everything, and it goes on with what is left",
        arguments: TestEngine.available)
    func rotation(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let count = SealedColumn.batch * 2 + 17
            let ids = try await place.database.write { transaction in
                try (0..<count).map { _ in
                    let id = SigningKeyID()
                    let sealed = try place.vault.seal(Array("key \(id)".utf8), for: "signing-key/\(id)")
                    try transaction.execute(
                        "INSERT INTO signing_key (id, secret, created_at) VALUES (\(id), \(sealed), \(Instant.now))")
                    return id
                }
            }
            let both = try Vault(current: new, former: [old])
            let first = try await sealAll(both, in: place, steps: 1)
            #expect(first == SealedColumn.batch, "one step is one transaction")
            // As another process would, with the two keys: everything is readable.
            try await check(ids, both, in: place)
            #expect(try await sealAll(both, in: place) == count - SealedColumn.batch)
            #expect(try await sealAll(both, in: place) == 0, "nothing is sealed twice")
            // The former key is of no use any more, and of no need.
            try await check(ids, try Vault(current: new), in: place)
            await #expect(throws: VaultError.self) { try await check(ids, place.vault, in: place) }
        }
    }

    private func check(_ ids: [SigningKeyID], _ vault: Vault, in place: PeoplePlace) async throws {
        try await place.database.read { transaction in
            for id in ids {
                let sealed: String? = try transaction.value("SELECT secret FROM signing_key WHERE id = \(id)")
                #expect(try vault.open(sealed ?? "", for: "signing-key/\(id)") == Array("key \(id)".utf8))
            }
        }
    }

    @Test("second factors go on working, and those who have none get none", arguments: TestEngine.available)
    func secondFactors(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let now = Instant(milliseconds: 1_790_000_000_000)
            let step = now.milliseconds / 30_000
            let hash = PasswordHash(stored: "…")
            let (ada, bob) = try await place.database.write { transaction in
                (
                    try Staff.create(
                        email: EmailAddress("ada@example.com"), name: "Ada", password: hash, role: Role.owner,
                        in: transaction),
                    try Staff.create(
                        email: EmailAddress("bob@example.com"), name: "Bob", password: hash, role: Role.owner,
                        in: transaction)
                )
            }
            let code = TimeCode(secret: Array("12345678901234567890".utf8))
            let vault = place.vault
            _ = try await place.database.write {
                try Staff.enrol(ada, code, code: code.code(step: step), vault: vault, at: now, in: $0)
            }
            let both = try Vault(current: new, former: [old])
            #expect(try await sealAll(both, in: place) == 1)
            let alone = try Vault(current: new)
            let later = now.advanced(by: .seconds(60))
            #expect(
                try await place.database.write {
                    try Staff.proveSecondFactor(ada, code: code.code(step: step + 2), vault: alone, at: later, in: $0)
                })
            #expect(try await place.database.read { try !Staff.hasSecondFactor(bob, in: $0) })
        }
    }

    @Test("nothing is sealed but what the change of the key knows of")
    func complete() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        let sealing = try (files ?? []).filter { $0.pathExtension == "swift" }
            .filter { try String(contentsOf: $0, encoding: .utf8).contains("vault.seal(") }
            .map(\.lastPathComponent).sorted()
        // A new place that stores what it sealed needs a line in SealedColumn, then one here. The page of the second
        // factor and the sign-in of operators store nothing: their forms carry what is sealed for some minutes.
        let known = [
            "Operator+SecondFactor.swift", "OperatorAccountPages.swift", "OperatorCode.swift", "SealedColumn.swift",
            "SecondFactorPages.swift", "SigningKey.swift", "Staff+SecondFactor.swift",
        ]
        #expect(sealing == known)
    }

    @Test("a file of keys takes a new one in front, once, and forgets the others only when told")
    func file() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-vault-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appending(path: "master.key").path
        let file = VaultFile(path: path)
        let first = try file.keys()
        #expect(first.count == 1 && first[0].count == 32)
        let sealed = try Vault(keys: nil, orFile: path).seal([1, 2, 3], for: "test")
        try file.addKey()
        try file.addKey()
        let both = try file.keys()
        #expect(both.count == 2 && both[1] == first[0], "an unfinished change is not begun again")
        let vault = try Vault(keys: nil, orFile: path)
        #expect(try vault.open(sealed, for: "test") == [1, 2, 3] && !vault.isCurrent(sealed))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try file.dropFormerKeys()
        #expect(try file.keys() == [both[0]])
        #expect(throws: VaultError.self) { _ = try Vault(keys: nil, orFile: path).open(sealed, for: "test") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["master.key"])
    }
}
