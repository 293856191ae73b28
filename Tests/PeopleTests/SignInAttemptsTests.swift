import Infrastructure
import Synchronization
import Testing
import Vocabulary

@testable import People

@Suite("Attempts to sign in")
struct SignInAttemptsTests {
    final class TestClock: Sendable {
        private let time = Atomic<Int64>(1)

        var now: Int64 { time.load(ordering: .sequentiallyConsistent) }

        func pass(minutes: Int64) {
            time.wrappingAdd(minutes * 60_000_000, ordering: .sequentiallyConsistent)
        }
    }

    let clock = TestClock()
    let attempts: SignInAttempts
    let vault: Vault
    let ada = SignInSubject.staff("ada@example.com", in: "shop")

    init() throws {
        vault = try Vault(current: [UInt8](repeating: 7, count: 32))
        let clock = clock
        attempts = SignInAttempts(limits: RateLimits(own: MemoryRateLimiter(clock: { clock.now })), vault: vault)
    }

    /// How many of `count` tries get as far as the password.
    func tries(_ count: Int, _ subject: SignInSubject, from address: String, device: String? = nil) async -> Int {
        var checked = 0
        for _ in 0..<count {
            do {
                _ = try await attempts.begin(subject, from: address, device: device)
                checked += 1
            } catch {}
        }
        return checked
    }

    @Test("Who guesses waits longer and longer")
    func progression() async {
        #expect(await tries(100, ada, from: "192.0.2.1") == 5)
        var checked: [Int] = []
        for _ in 0..<24 {
            var hour = 0
            for _ in 0..<60 {
                clock.pass(minutes: 1)
                hour += await tries(10, ada, from: "192.0.2.1")
            }
            checked.append(hour)
        }
        #expect(checked[0] > checked[2] && checked[2] >= checked[23])
        #expect(checked[23] <= 1, "an hour for one try in the end")
        #expect(checked.reduce(5, +) <= 54, "a day of guessing")
    }

    @Test("Capitals and spaces of version 6 addresses make no new account and no new visitor")
    func sameSubject() async {
        #expect(await tries(5, ada, from: "2001:db8::1") == 5)
        #expect(await tries(5, .staff("ADA@example.com", in: "shop"), from: "2001:db8::2") == 0)
        #expect(await tries(5, .staff("ada@example.com", in: "other"), from: "2001:db8::2") == 5, "another shop")
        #expect(await tries(5, ada.secondFactor, from: "2001:db8::2") == 5, "codes are guessed apart")
    }

    @Test("A thousand networks close an account to strangers; its owner comes in from a browser that is known")
    func victim() async throws {
        let first = try await attempts.begin(ada, from: "203.0.113.5", device: nil)
        #expect(!first.isKnown && first.lane == .strangers)
        let device = await first.succeeded()
        var checked = 0
        for network in 0..<1_000 {
            checked += await tries(10, ada, from: "10.0.\(network / 250).\(network % 250)")
        }
        #expect(checked == 50, "of ten thousand tries")
        let owner = try await attempts.begin(ada, from: "203.0.113.5", device: device)
        #expect(owner.isKnown && owner.lane == .known)
        #expect(!(await owner.succeeded()).isEmpty)
        await #expect(throws: SignInDelayed.self) {
            _ = try await attempts.begin(ada, from: "203.0.113.5", device: nil)
        }
        #expect(
            await tries(5, .staff("bob@example.com", in: "shop"), from: "203.0.113.5") == 5, "others notice nothing")
    }

    @Test("The owner is told once a day that strangers used up every try")
    func told() async {
        var told = 0
        for network in 0..<300 {
            do {
                _ = try await attempts.begin(ada, from: "10.1.\(network / 250).\(network % 250)", device: nil)
            } catch {
                told += error.tellsOwner ? 1 : 0
            }
        }
        #expect(told == 1)
    }

    @Test("A known browser has tries of its own, and not without end: a stolen one guesses slowly, too")
    func stolen() async throws {
        let device = await (try attempts.begin(ada, from: "203.0.113.5", device: nil)).succeeded()
        #expect(await tries(100, ada, from: "198.51.100.9", device: device) == 10)
        clock.pass(minutes: 24 * 60)
        #expect(await tries(1_000, ada, from: "198.51.100.9", device: device) == 10)
    }

    @Test("One network that tries many accounts is slowed, and signing in to one's own gives it nothing back")
    func spraying() async throws {
        let own = SignInSubject.staff("mallory@example.com", in: "shop")
        var checked = 0
        for account in 0..<200 {
            checked += await tries(1, .staff("person\(account)@example.com", in: "shop"), from: "192.0.2.9")
            if let attempt = try? await attempts.begin(own, from: "192.0.2.9", device: nil) {
                _ = await attempt.succeeded()
            }
        }
        #expect(checked == 30)
    }

    @Test("Signing in forgives the tries before it")
    func forgiven() async throws {
        #expect(await tries(4, ada, from: "192.0.2.1") == 4)
        _ = await (try attempts.begin(ada, from: "192.0.2.1", device: nil)).succeeded()
        #expect(await tries(10, ada, from: "192.0.2.1") == 5)
    }

    @Test("What a browser keeps is good for its account alone, for half a year, and cannot be made up")
    func devices() throws {
        let devices = attempts.devices
        let now = Instant(milliseconds: 1_700_000_000_000)
        let bob = SignInSubject.staff("bob@example.com", in: "shop")
        let cookie = devices.remembering(ada, in: nil, at: now)
        #expect(devices.knows(ada, by: cookie, at: now))
        #expect(!devices.knows(bob, by: cookie, at: now))
        #expect(!devices.knows(.customer("ada@example.com", in: "shop"), by: cookie, at: now))
        #expect(!devices.knows(.staff("ada@example.com", in: "other"), by: cookie, at: now))
        #expect(devices.knows(ada, by: cookie, at: now.advanced(by: KnownDevices.memory)))
        #expect(!devices.knows(ada, by: cookie, at: now.advanced(by: KnownDevices.memory + .seconds(1))))
        #expect(!devices.knows(ada, by: cookie, at: now.advanced(by: .seconds(-1))), "nothing from the future")
        // Two share a browser.
        let both = devices.remembering(bob, in: cookie, at: now)
        #expect(devices.knows(ada, by: both, at: now) && devices.knows(bob, by: both, at: now))
        #expect(cookie.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        for broken in [
            "", "-", ".", "x-y", cookie + "0", String(cookie.dropLast()) + "g", "zz" + cookie,
            String(repeating: "a", count: 5_000),
        ] {
            #expect(!devices.knows(ada, by: broken, at: now), "\(broken)")
        }
        var others = cookie
        for number in 0..<20 {
            others = devices.remembering(.staff("\(number)@example.com", in: "shop"), in: others, at: now)
        }
        #expect(others.utf8.count < 400, "it does not grow")
        // A new key takes over what the former one signed.
        let rotated = KnownDevices(
            vault: try Vault(current: [UInt8](repeating: 8, count: 32), former: [[UInt8](repeating: 7, count: 32)]))
        #expect(rotated.knows(ada, by: cookie, at: now))
        let other = KnownDevices(vault: try Vault(current: [UInt8](repeating: 9, count: 32)))
        #expect(!other.knows(ada, by: cookie, at: now))
    }

    @Test("Who is known goes first where many wait, and strangers cannot fill the line")
    func lanes() async throws {
        let hasher = PasswordHasher(threads: 1, waitingLimit: 8)
        let hash = try await hasher.hash("eight tall ships")
        let busy = Count()
        let strangers = (0..<40).map { _ in
            Task {
                do {
                    return try await hasher.verify("nine", hash)
                } catch {
                    busy.add()
                    return false
                }
            }
        }
        while busy.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try await hasher.verify("eight tall ships", hash, lane: .known))
        for stranger in strangers { #expect(await stranger.value == false) }
    }

    final class Count: Sendable {
        private let number = Atomic(0)

        var value: Int { number.load(ordering: .relaxed) }

        func add() {
            number.add(1, ordering: .relaxed)
        }
    }
}
