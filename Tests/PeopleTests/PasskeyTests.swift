import Infrastructure
import Persistence
import TestEngines
import TestPasskeys
import Testing
import Vocabulary

@testable import People

/// WebAuthn Level 3, §7.1 and §7.2, with devices that do as they should and devices that lie.
@Suite("Passkeys")
struct PasskeyTests {
    static let now = Instant(milliseconds: 1_790_000_000_000)
    static let origin = "https://tea.example"

    @Test("one that was made signs its owner in, of either kind of key", arguments: TestEngine.available)
    func good(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            for kind in [Authenticator.Kind.es256, .rs256] {
                var device = try Authenticator(at: Self.origin, kind)
                let owner = PasskeyOwner.customer(CustomerID())
                let made = try await place.add(&device, for: owner)
                #expect(made.name == "Phone" && made.usedAt == nil && made.isBackedUp)
                #expect(try await place.recognise(&device) == .owner(owner))
                let passkey = try #require(try await place.all(of: owner).first)
                #expect(passkey.usedAt == Self.now && passkey.relyingParty == "tea.example")
                #expect(try await place.recognise(&device) == .owner(owner), "and again, where nothing counts")
            }
        }
    }

    @Test("what is asked says nothing of anybody, and names what a browser needs")
    func options() throws {
        let ceremony = PasskeyPlace.ceremony(try PasskeyPlace.vault())
        let question = try ceremony.question(at: Self.now)
        #expect(question.contains(#""rpId":"tea.example""#) && question.contains(#""userVerification":"required""#))
        #expect(!question.contains("allowCredentials"))
        let offer = try ceremony.offer(to: "ada@example.com", called: "Ada", besides: [], at: Self.now)
        for part in [
            #""attestation":"none""#, #""residentKey":"required""#, #""alg":-7"#, #""alg":-257"#,
            #""excludeCredentials":[]"#,
        ] { #expect(offer.options.contains(part)) }
        let other = try ceremony.offer(to: "ada@example.com", called: "Ada", besides: [], at: Self.now)
        #expect(offer.handle != other.handle && offer.handle.utf8.count == 43, "random, and of nobody")
    }

    static let lies: [(String, PasskeyRefusal, @Sendable (inout Authenticator.Draft) -> Void)] = [
        ("another origin", .origin, { $0.origin = "https://evil.example" }),
        ("another scheme", .origin, { $0.origin = "http://tea.example" }),
        ("another port", .origin, { $0.origin = "https://tea.example:8443" }),
        ("a host below ours", .origin, { $0.origin = "https://tea.example.evil.example" }),
        ("a frame in another page", .crossOrigin, { $0.crossOrigin = true }),
        ("a page around it", .crossOrigin, { $0.topOrigin = "https://evil.example" }),
        ("another host's key", .relyingParty, { $0.relyingParty = "evil.example" }),
        ("nobody there", .userAbsent, { $0.flags &= ~0b0000_0001 }),
        ("nobody verified", .userUnverified, { $0.flags &= ~0b0000_0100 }),
        ("a backup of what cannot be backed up", .backup, { $0.flags &= ~0b0000_1000 }),
        ("a challenge of nobody", .challenge, { $0.challenge = String(repeating: "A", count: 75) }),
        ("a changed challenge", .challenge, { $0.challenge = "B" + $0.challenge.dropFirst() }),
    ]

    @Test("a device or browser that lies makes none and signs nobody in", arguments: TestEngine.available)
    func lying(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let owner = PasskeyOwner.staff(StaffID())
            var device = try Authenticator(at: Self.origin)
            for (lie, refusal, change) in Self.lies {
                await #expect(throws: refusal, "\(lie)") { try await place.add(&device, for: owner, change) }
            }
            await #expect(throws: PasskeyRefusal.type) {
                try await place.add(&device, for: owner) { $0.type = "webauthn.get" }
            }
            await #expect(throws: PasskeyRefusal.credential, "two names for it") {
                try await place.add(&device, for: owner) { $0.credentialID = [1, 2, 3] }
            }
            await #expect(throws: PasskeyRefusal.challenge, "the handle of somebody else") {
                try await place.add(&device, for: owner) { $0.userHandle = Authenticator.text([1, 2, 3]) }
            }
            #expect(try await place.all(of: owner).isEmpty)

            try await place.add(&device, for: owner)
            for (lie, refusal, change) in Self.lies {
                #expect(try await place.recognise(&device, .staff, change) == .refused(refusal), "\(lie)")
            }
            #expect(
                try await place.recognise(&device, .staff) { $0.type = "webauthn.create" } == .refused(.type))
            #expect(
                try await place.recognise(&device, .staff) { $0.flags &= ~0b0001_1000 } == .refused(.backup),
                "it could be backed up when it was made")
            #expect(try await place.recognise(&device, .staff) { $0.tampered = true } == .refused(.signature))
            #expect(
                try await place.recognise(&device, .staff) { $0.credentialID = [1] } == .refused(.unknown))
            #expect(try await place.spent() == 1, "only what was accepted is remembered")
            #expect(try await place.recognise(&device, .staff) == .owner(owner), "and the device is not to blame")
        }
    }

    @Test(
        "a challenge is good once, for a while, for its purpose, its browser and its shop",
        arguments: TestEngine.available)
    func challenges(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let owner = PasskeyOwner.customer(CustomerID())
            var device = try Authenticator(at: Self.origin)
            let offer = try place.offer()
            let fields = try device.make(offer.options)
            try await place.add(fields, for: owner)
            await #expect(throws: PasskeyRefusal.challenge) { try await place.add(fields, for: owner) }

            let question = try place.ceremony.question(at: Self.now)
            let used = try device.use(question)
            #expect(try await place.recognise(used) == .owner(owner))
            #expect(try await place.recognise(used) == .refused(.challenge), "replayed")
            #expect(
                try await place.recognise(try device.use(question)) == .refused(.challenge), "signed anew, and used")

            func late(_ seconds: Int64) async throws -> PasskeyPlace.Outcome {
                let fields = try device.use(try place.ceremony.question(at: Self.now))
                return try await place.recognise(fields, at: Self.now.advanced(by: .seconds(seconds)))
            }
            #expect(try await late(15 * 60) == .refused(.challenge))
            #expect(try await late(-1) == .refused(.challenge))
            #expect(try await late(15 * 60 - 1) == .owner(owner))

            let asked = try device.use(try place.ceremony.question(at: Self.now))
            for ceremony in [
                PasskeyPlace.ceremony(place.vault, browser: "another"), PasskeyPlace.ceremony(place.vault, at: "other"),
                PasskeyPlace.ceremony(try Vault(current: [UInt8](repeating: 9, count: 32))),
            ] { #expect(try await place.recognise(asked, by: ceremony) == .refused(.challenge)) }
            // What was asked for making one is not good for signing in.
            let mixed = try device.use(#"{"rpId":"tea.example","challenge":"\#(Self.challenge(offer.options))"}"#)
            #expect(try await place.recognise(mixed) == .refused(.challenge))
            let later = Self.now.advanced(by: .seconds(15 * 60))
            try await place.database.write { try PasskeyChallenge.sweep(at: later, in: $0) }
            #expect(try await place.spent() == 0, "none is remembered longer than it would be good")
        }
    }

    private static func challenge(_ options: String) -> String {
        let start = options.firstRange(of: #""challenge":""#)?.upperBound ?? options.startIndex
        return String(options[start...].prefix { $0 != "\"" })
    }

    @Test("a count that does not go up is a sign of a copy: nobody is let in", arguments: TestEngine.available)
    func counting(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let owner = PasskeyOwner.staff(StaffID())
            var device = try Authenticator(at: Self.origin, signCount: 7)
            let made = try await place.add(&device, for: owner)
            var copy = device
            #expect(try await place.recognise(&device, .staff) == .owner(owner))
            #expect(try await place.recognise(&device, .staff) == .owner(owner))
            #expect(try await place.recognise(&copy, .staff) == .copied(made.id))
            #expect(try await place.recognise(&device, .staff) { $0.signCount = 0 } == .copied(made.id))
            #expect(try await place.recognise(&device, .staff) { $0.signCount = 4_294_967_295 } == .owner(owner))
        }
    }

    @Test(
        "it opens the account that it was made for, at one door of one shop, and no other",
        arguments: TestEngine.available)
    func foreign(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let (ada, bob) = (PasskeyOwner.customer(CustomerID()), PasskeyOwner.customer(CustomerID()))
            var (hers, his) = (try Authenticator(at: Self.origin), try Authenticator(at: Self.origin))
            try await place.add(&hers, for: ada)
            try await place.add(&his, for: bob)
            let handle = try his.use(try place.ceremony.question(at: Self.now))["userHandle"] ?? ""
            #expect(try await place.recognise(&hers) { $0.userHandle = handle } == .refused(.userHandle))
            #expect(try await place.recognise(&hers) { $0.userHandle = "" } == .refused(.userHandle))
            let hersID = hers.credentialID
            #expect(try await place.recognise(&his) { $0.credentialID = hersID } == .refused(.userHandle))
            #expect(try await place.recognise(&hers, .staff) == .refused(.unknown), "a shopper's at the desk")
            // Somebody who knows the name of her credential cannot take it over.
            var thief = try Authenticator(at: Self.origin, credentialID: hers.credentialID)
            await #expect(throws: PasskeyRefusal.known) { try await place.add(&thief, for: bob) }
            // The same database at another host, and another shop's database.
            let elsewhere = RelyingParty(
                id: "coffee.example", origin: "https://coffee.example", name: "Coffee",
                place: place.ceremony.relyingParty.place)
            let there = PasskeyCeremony(elsewhere, browser: "browser", vault: place.vault)
            var moved = hers
            #expect(
                try await place.recognise(try moved.use(try there.question(at: Self.now)), by: there)
                    == .refused(.unknown))
            let fields = try hers.use(try place.ceremony.question(at: Self.now))
            #expect(try await place.recognise(fields, in: place.other) == .refused(.unknown))
            #expect(try await place.recognise(fields) == .owner(ada))
        }
    }

    @Test(
        "its owner names it, and takes it away; what is done at the desk is written down",
        arguments: TestEngine.available)
    func managing(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let staff = PasskeyOwner.staff(StaffID())
            let origin = AuditTrail.Origin(AuditEvent.Actor(.staff, id: staff.id, name: "Ada"))
            var device = try Authenticator(at: Self.origin)
            let passkey = try await place.add(&device, for: staff, by: origin)
            try await place.database.write { transaction in
                try passkey.rename(to: "Laptop", by: origin, in: transaction)
                #expect(try Passkey.find(passkey.id, of: staff, in: transaction)?.name == "Laptop")
                #expect(try Passkey.find(passkey.id, of: .staff(StaffID()), in: transaction) == nil)
                #expect(
                    try Passkey.find(passkey.id, of: PasskeyOwner(.customer, staff.id), in: transaction) == nil)
                try passkey.remove(by: origin, in: transaction)
                let actions: [String] = try transaction.values("SELECT action FROM audit_event ORDER BY number")
                #expect(actions == ["passkey.added", "passkey.renamed", "passkey.removed"])
            }
            #expect(try await place.recognise(&device, .staff) == .refused(.unknown))
            for (typed, name) in [
                ("  Ada's\n phone ", "Ada's phone"), ("", nil), ("   ", nil), (String(repeating: "x", count: 61), nil),
                ("a\u{7}b", nil), ("携帯", "携帯"),
            ] { #expect(Passkey.name(typed) == name, "\(typed)") }
        }
    }

    @Test("nobody has more than twenty, and all of one host have one handle", arguments: TestEngine.available)
    func limits(engine: TestEngine) async throws {
        try await PasskeyPlace.run(on: engine) { place in
            let owner = PasskeyOwner.customer(CustomerID())
            for _ in 0..<Passkey.limit {
                var device = try Authenticator(at: Self.origin)
                try await place.add(&device, for: owner)
            }
            #expect(Set(try await place.all(of: owner).map(\.userHandle)).count == 1)
            var device = try Authenticator(at: Self.origin)
            await #expect(throws: PasskeyRefusal.tooMany) { try await place.add(&device, for: owner) }
            let present = try await place.all(of: owner)
            let offer = try place.ceremony.offer(to: "a", called: "A", besides: present, at: Self.now)
            #expect(
                offer.options.contains(Authenticator.text(present[3].credentialID)), "devices that have one make none")
        }
    }

    @Test("what is no answer of a browser is none")
    func malformed() throws {
        var device = try Authenticator(at: Self.origin)
        let ceremony = PasskeyPlace.ceremony(try PasskeyPlace.vault())
        let fields = try device.make(try ceremony.offer(to: "a", called: "A", besides: [], at: Self.now).options)
        for name in fields.keys {
            #expect(NewPasskeyAnswer { $0 == name ? nil : fields[$0] } == nil, "without \(name)")
            let broken = NewPasskeyAnswer { $0 == name ? "%" : fields[$0] }
            #expect(broken == nil, "broken \(name)")
        }
        let short = NewPasskeyAnswer { $0 == "authenticatorData" ? "AAAA" : fields[$0] }
        #expect(throws: PasskeyRefusal.malformed) { try ceremony.made(try #require(short), at: Self.now) }
        let cut = NewPasskeyAnswer { name in
            fields[name].map { name == "authenticatorData" ? String($0.prefix(100)) : $0 }
        }
        #expect(throws: PasskeyRefusal.malformed) { try ceremony.made(try #require(cut), at: Self.now) }
        let text = NewPasskeyAnswer { $0 == "clientData" ? Authenticator.text(Array("[]".utf8)) : fields[$0] }
        #expect(throws: PasskeyRefusal.malformed) { try ceremony.made(try #require(text), at: Self.now) }
        let kind = NewPasskeyAnswer { $0 == "algorithm" ? "-8" : fields[$0] }
        #expect(throws: PasskeyRefusal.algorithm) { try ceremony.made(try #require(kind), at: Self.now) }
        let other = NewPasskeyAnswer { $0 == "algorithm" ? "-257" : fields[$0] }
        #expect(throws: PasskeyRefusal.publicKey) { try ceremony.made(try #require(other), at: Self.now) }
    }
}
